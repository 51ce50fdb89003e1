import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findWorstHours } from '../../../web/state/worst-hours.ts';

const week = (share: (day: number, hour: number) => number | null) =>
  Array.from({ length: 168 }, (_, i) => share(Math.floor(i / 24), i % 24));
const evenly = week(() => 100);

describe('findWorstHours', () => {
  it('finds the one bad block of a good week', () => {
    const serviceLevel = week((day, hour) => (day === 0 && hour >= 9 && hour < 12 ? 0.3 : 0.95));
    expect(findWorstHours(serviceLevel, evenly, 0.8)).toMatchObject({ days: [0], fromHour: 9, toHour: 12 });
  });

  it('names weekdays together when the same hours are bad on all of them', () => {
    const serviceLevel = week((day, hour) => (day < 5 && hour >= 9 && hour < 12 ? 0.3 : 0.95));
    expect(findWorstHours(serviceLevel, evenly, 0.8)).toMatchObject({ days: [0, 1, 2, 3, 4], fromHour: 9, toHour: 12 });
  });

  it('minds many contacts at a bad level more than few at a worse one', () => {
    const serviceLevel = week((day, hour) => (day === 2 && hour === 3 ? 0 : day === 5 && hour === 10 ? 0.1 : 0.95));
    const offered = week((day, hour) => (day === 2 && hour === 3 ? 2 : day === 5 && hour === 10 ? 300 : 100));
    expect(findWorstHours(serviceLevel, offered, 0.8)).toMatchObject({ days: [5], fromHour: 10, toHour: 11 });
  });

  it('weights the level of the block by contacts', () => {
    const serviceLevel = week((day, hour) => (day === 0 && hour === 9 ? 0 : day === 0 && hour === 10 ? 0.2 : 1));
    const offered = week((day, hour) => (day === 0 && hour === 10 ? 300 : 100));
    expect(findWorstHours(serviceLevel, offered, 0.8)?.serviceLevel).toBeCloseTo(0.15, 12);
  });

  it('finds nothing in a week without contacts, or one that is level', () => {
    expect(
      findWorstHours(
        week(() => null),
        week(() => null),
        0.8,
      ),
    ).toBeNull();
    expect(
      findWorstHours(
        week(() => 0.8),
        evenly,
        0.8,
      ),
    ).toBeNull();
  });

  it('always names hours that are below the usual level', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 168, maxLength: 168 }),
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 168, maxLength: 168 }),
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        (serviceLevel, offered, usual) => {
          const worst = findWorstHours(serviceLevel, offered, usual);
          if (worst) {
            expect(worst.serviceLevel).toBeLessThan(usual);
            expect(worst.fromHour).toBeLessThan(worst.toHour);
          } else expect(serviceLevel.every((share) => share === null || share >= usual)).toBe(true);
        },
      ),
    );
  });
});
