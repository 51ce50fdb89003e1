import { describe, expect, it } from 'vitest';
import type { ScenarioInput } from '../../../engine/index.ts';
import { plannedPeak } from '../../../web/state/planned-agents.ts';
import { syntheticScenario } from '../synthetic-scenario.ts';

type Shifts = NonNullable<ScenarioInput['agents'][number]['shifts']>;
const peakOf = (shifts: Shifts) => plannedPeak(syntheticScenario({ agents: [{ name: 'a', shifts }] }).agents[0]!);

describe('plannedPeak', () => {
  it('adds shifts that overlap', () => {
    expect(
      peakOf([
        { start: '08:00', end: '16:00', headcount: 5 },
        { start: '12:00', end: '20:00', headcount: 7 },
      ]),
    ).toBe(12);
  });

  it('does not add a shift that starts when another ends', () => {
    expect(
      peakOf([
        { start: '08:00', end: '16:00', headcount: 5 },
        { start: '16:00', end: '24:00', headcount: 7 },
      ]),
    ).toBe(7);
  });

  it('carries a night shift over midnight, Sunday to Monday included', () => {
    expect(
      peakOf([
        { days: ['sun'], start: '22:00', end: '06:00', headcount: 5 },
        { days: ['mon'], start: '05:00', end: '09:00', headcount: 3 },
      ]),
    ).toBe(8);
  });

  it('is the headcount of a group that is always there', () => {
    expect(plannedPeak(syntheticScenario().agents[1]!)).toBe(9);
  });

  it('is the highest of a headcount by interval', () => {
    const agents = [{ name: 'a', headcountByInterval: { intervalMinutes: 60 as const, headcount: [1, 6, 4] } }];
    expect(plannedPeak(syntheticScenario({ agents }).agents[0]!)).toBe(6);
  });
});
