import { describe, expect, it } from 'vitest';
import { compile, formatIssue, type ScenarioInput } from '../../engine/index.ts';
import { scenarioOf, smallScenario } from '../support/model-of.ts';

async function faults(changes: Partial<ScenarioInput>): Promise<string[]> {
  const compiled = await compile(scenarioOf({ ...smallScenario, ...changes }));
  return compiled.ok ? [] : compiled.issues.map(formatIssue);
}

describe('money that would be ambiguous', () => {
  it('is refused: an agreement on a cost that its credits change', async () => {
    const agreed = (measure: 'total-cost' | 'asa') => ({
      targets: [{ name: 'budget', measure, atMost: 100 }],
      vendors: { bpo: { sla: { target: 'budget', period: 'day' as const, tiers: [{ below: 9, creditShare: 0.1 }] } } },
    });
    expect(await faults(agreed('asa'))).toEqual([]);
    expect(await faults(agreed('total-cost'))).toEqual([
      'vendors.bpo.sla.target: found "budget", a target on total-cost, which the credits of the agreement change; allowed: the name of a target on service',
    ]);
  });

  it('is refused: overtime of one group that two triggers call at two prices', async () => {
    const plan = (name: string, costPerHour: number) => ({
      ...{ name, group: 'desk', agents: 1, leadTimeHours: 0, kind: 'overtime' as const, costPerHour },
      trigger: { measure: 'queue' as const, above: 5, windowMinutes: 30 },
    });
    const shifts = [{ start: '08:00', end: '16:00', headcount: 2 }];
    const agents = [{ name: 'desk', shifts, overtime: { maxMinutesAfterShift: 60 } }];
    expect(await faults({ agents, surge: [plan('a', 40), plan('b', 40)] })).toEqual([]);
    expect(await faults({ agents, surge: [plan('a', 40), plan('b', 50)] })).toEqual([
      'surge[1].costPerHour: found 50, where "a" calls overtime of the same group at 40; allowed: one price for the overtime that triggers call from a group',
    ]);
  });
});
