import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dateOfDay, dayNumber, isDate, weekdayOfDay, weekdays } from '../../engine/scenario/dates.ts';

it('day numbers, dates and weekdays agree with the calendar of the language, 1900 to 2200', () => {
  const from = Date.UTC(1900, 0, 1) / 86_400_000;
  const to = Date.UTC(2200, 11, 31) / 86_400_000;
  for (let day = from; day <= to; day += 1) {
    const expected = new Date(day * 86_400_000);
    const date = dateOfDay(day);
    if (date !== expected.toISOString().slice(0, 10) || dayNumber(date) !== day) expect.fail(`day ${day}: ${date}`);
    if (weekdays[(expected.getUTCDay() + 6) % 7] !== weekdayOfDay(day) || !isDate(date)) expect.fail(date);
  }
});

it('a date exists just when the calendar of the language has it', () => {
  const two = (value: number) => String(value).padStart(2, '0');
  fc.assert(
    fc.property(
      fc.integer({ min: 1890, max: 2210 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      (y, m, d) => {
        const text = `${y}-${two(m)}-${two(d)}`;
        const parsed = new Date(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
        expect(isDate(text)).toBe(exists && y >= 1900 && y <= 2200);
      },
    ),
    { seed: 4, numRuns: 2000 },
  );
});
