import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateScenario } from '../../../engine/index.ts';
import { applyLevers, neutralLevers } from '../../../web/state/levers.ts';
import { contactsPerDay, hasScalableDemand, scaleDemand } from '../../../web/state/scale-demand.ts';
import { scaleHeadcount } from '../../../web/state/scale-headcount.ts';
import { syntheticScenario } from '../synthetic-scenario.ts';

const scenario = syntheticScenario();
const apply = (change: object) => applyLevers(scenario, { ...neutralLevers(scenario), ...change }, 'a seed');

describe('applyLevers', () => {
  it('changes nothing but the seed when no lever is moved', () => {
    const seed = scenario.run.seed;
    expect(applyLevers(scenario, neutralLevers(scenario), seed)).toEqual(scenario);
  });

  it('never edits the scenario it is given', () => {
    const before = structuredClone(scenario);
    apply({ volumeMultiplier: 2, headcountMultiplier: 0.5, targetShare: 0.9, thresholdSeconds: 20 });
    expect(scenario).toEqual(before);
  });

  it('multiplies volume and agents, and sets target and threshold', () => {
    const applied = apply({ volumeMultiplier: 1.5, headcountMultiplier: 2, targetShare: 0.9, thresholdSeconds: 20 });
    expect(applied.demand.contactsPerDay).toBe(9000);
    expect(applied.agents[1]!.headcount).toBe(18);
    expect(applied.targets[0]).toMatchObject({ measure: 'service-level', atLeast: 0.9 });
    expect(applied.serviceLevel.thresholdSeconds).toBe(20);
    expect(applied.run.seed).toBe('a seed');
  });

  it('multiplies a group by the overall lever and by its own', () => {
    const applied = apply({ headcountMultiplier: 2, groupMultipliers: { 'home workers': 1.5 } });
    expect(applied.agents[1]!.headcount).toBe(27);
    expect(applied.agents[0]!.shifts![0]!.headcount).toBe(80);
  });

  it('adds a service-level target, sound to the engine, to a scenario that has none', () => {
    const without = syntheticScenario({ targets: [] });
    const applied = applyLevers(without, neutralLevers(without), 'a seed');
    expect(applied.targets).toMatchObject([{ measure: 'service-level', atLeast: 0.8, period: 'run' }]);
    // The page hands the result to the engine as it is: every default must be there already.
    expect(validateScenario(applied)).toMatchObject({ ok: true, scenario: applied });
  });

  it('leaves a target on one language alone and adds its own', () => {
    const one = syntheticScenario({ targets: [{ measure: 'service-level', atLeast: 0.7, contacts: '*/pl' }] });
    const applied = applyLevers(one, { ...neutralLevers(one), targetShare: 0.9 }, 'a seed');
    expect(applied.targets.map((target) => target.atLeast)).toEqual([0.9, 0.7]);
  });

  it('gives the engine a sound scenario wherever the levers stand', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 10, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 86_400 }),
        (volumeMultiplier, headcountMultiplier, targetShare, thresholdSeconds) => {
          const applied = apply({ volumeMultiplier, headcountMultiplier, targetShare, thresholdSeconds });
          expect(validateScenario(applied)).toMatchObject({ ok: true, scenario: applied });
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('scaleDemand', () => {
  const base = scenario.demand;
  const { contactsPerDay: _left, ...withoutVolume } = base;
  it.each([
    ['an hourly rate', { ...withoutVolume, contactsPerHour: 10 }, 240],
    ['a weekly volume', { ...withoutVolume, contactsPerWeek: 700 }, 100],
    ['daily counts', { ...withoutVolume, dailyContacts: { '2025-12-22': 90, '2025-12-23': 110 } }, 100],
    ['interval counts', { ...withoutVolume, intervalCounts: [{ intervalMinutes: 30 as const, contacts: [1, 3] }] }, 96],
  ])('doubles %s', (_name, demand, perDay) => {
    expect(contactsPerDay(demand)).toBe(perDay);
    expect(contactsPerDay(scaleDemand(demand, 2))).toBe(2 * perDay);
  });

  it('cannot scale a trace, and says so', () => {
    const trace = { ...withoutVolume, trace: [{ atSeconds: [1, 2] }] };
    expect(hasScalableDemand(trace)).toBe(false);
    expect(contactsPerDay(trace)).toBeNull();
  });
});

describe('scaleHeadcount', () => {
  const group = scenario.agents[0]!;
  it('lets shifts share one rounding: twelve of three at 1.1 are 40 agents', () => {
    const shifts = Array.from({ length: 12 }, () => ({ ...group.shifts![0]!, headcount: 3 }));
    const scaled = scaleHeadcount({ ...group, shifts }, 1.1).shifts!;
    expect(scaled.reduce((sum, shift) => sum + shift.headcount, 0)).toBe(40);
    expect(scaled.every((shift) => shift.headcount === 3 || shift.headcount === 4)).toBe(true);
  });

  it('keeps the sum of any shifts within half an agent of exact, in whole agents', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 40 }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        (headcounts, multiplier) => {
          const shifts = headcounts.map((headcount) => ({ ...group.shifts![0]!, headcount }));
          const scaled = scaleHeadcount({ ...group, shifts }, multiplier).shifts!;
          const total = scaled.reduce((sum, shift) => sum + shift.headcount, 0);
          const exact = headcounts.reduce((sum, headcount) => sum + headcount, 0) * multiplier;
          expect(scaled.every(({ headcount }) => Number.isInteger(headcount) && headcount >= 0)).toBe(true);
          expect(Math.abs(total - exact)).toBeLessThanOrEqual(0.5 + 1e-6);
        },
      ),
    );
  });
});
