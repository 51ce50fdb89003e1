const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** Names of the 168 hours of the week, `Mon 00` first. */
export const HOUR_OF_WEEK_LABELS: readonly string[] = DAYS.flatMap((day) =>
  Array.from({ length: 24 }, (_, hour) => `${day} ${String(hour).padStart(2, '0')}`),
);
