import { describe, expect, it } from 'vitest';
import { InterimReports } from '../../engine/run/interim-reports.ts';

describe('InterimReports', () => {
  it('are due at 2, 8, 32 and 128 replications when time is no matter', () => {
    let milliseconds = 0;
    const reports = new InterimReports(() => (milliseconds += 1000));
    const due = Array.from({ length: 200 }, (_, i) => i + 1).filter((done) => reports.isDue(done));
    expect(due).toEqual([2, 8, 32, 128]);
  });

  it('keep 150 ms apart, and one that was held back is drawn as soon as that has passed', () => {
    const reports = new InterimReports(() => milliseconds);
    let milliseconds = 0;
    expect(reports.isDue(2)).toBe(true);
    milliseconds = 149;
    expect(reports.isDue(9)).toBe(false);
    milliseconds = 150;
    expect(reports.isDue(10)).toBe(true);
    milliseconds = 1000;
    expect(reports.isDue(31)).toBe(false);
    expect(reports.isDue(32)).toBe(true);
  });

  it('are not made up for when several were passed in one batch', () => {
    let milliseconds = 0;
    const reports = new InterimReports(() => (milliseconds += 1000));
    expect([40, 41, 127, 128].map((done) => reports.isDue(done))).toEqual([true, false, false, true]);
  });
});
