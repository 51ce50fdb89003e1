import type { Scenario } from '../scenario/scenario.ts';

/** What was assumed about demand, and what of it has no effect, in sentences for the report. */
export function demandNotes({ demand, calendar }: Scenario): string[] {
  const notes: string[] = [];
  const { weekdayFactors, holidayFactor, timeOfDay, events, trace, intervalCounts, dailyContacts } = demand;
  const table = trace !== undefined ? 'trace' : intervalCounts !== undefined ? 'intervalCounts' : 'dailyContacts';
  const isTable = trace !== undefined || intervalCounts !== undefined || dailyContacts !== undefined;
  const unused = [
    ...(Object.values(weekdayFactors).some((factor) => factor !== 1) ? ['weekdayFactors'] : []),
    ...(holidayFactor !== 1 ? ['holidayFactor'] : []),
    ...(timeOfDay !== undefined && table !== 'dailyContacts' ? ['timeOfDay'] : []),
  ];
  if (isTable && unused.length > 0) {
    notes.push(`demand.${table} holds what days and hours are like, so ${unused.join(', ')} did not change it.`);
  }
  const isFromStart = (intervalCounts ?? []).every(({ startsAt }) => startsAt === undefined);
  if (intervalCounts !== undefined && isFromStart && calendar.warmUpHours > 0) {
    notes.push('demand.intervalCounts begins at calendar.start, so nobody calls in the warm-up.');
  }
  if (events.some((event) => event.shape === 'epidemic')) {
    notes.push(
      'Contacts of an epidemic follow its new cases by day; season, growth, weekdays and other events do not multiply them.',
    );
  }
  const isChanging = (event: (typeof events)[number]): boolean =>
    event.handleTimeMultiplier !== 1 ||
    event.patienceMultiplier !== 1 ||
    event.languageMix !== undefined ||
    event.channelMix !== undefined;
  if (events.some((event) => (event.shape === 'pulse' || event.shape === 'epidemic') && isChanging(event))) {
    notes.push(
      'A pulse changes mix, handle time and patience for ten half-lives, an epidemic until its daily cases are a thousandth of those of its worst day.',
    );
  }
  if (demand.busyness === undefined && trace === undefined) {
    notes.push(
      'Volume varies from day to day as a Poisson process only; real days vary more (see demand.busyness), so real intervals are wider.',
    );
  }
  return notes;
}
