import { describe, expect, it } from 'vitest';
import { type Report, type ScenarioInput, StudyEngine, StudyResult } from '../../engine/index.ts';
import { modelOf } from '../support/model-of.ts';

async function reportOf(changes: Partial<ScenarioInput>): Promise<Report> {
  const model = await modelOf({ costs: { lostContactValue: 20 }, ...changes });
  const result = StudyResult.empty(model);
  result.add(new StudyEngine(model).runBatch({ seed: 'lost', from: 0, to: 2 }));
  return result.report();
}

const lostCost = ({ cost }: Report): number => cost.byKind.find(({ name }) => name === 'lost contacts')!.amount.value!;

const contacts = {
  handleTime: { law: 'constant', seconds: 60 },
  patience: { law: 'constant', seconds: 60 },
  redial: { afterAbandon: 1, delay: { law: 'constant', seconds: 900 }, maxAttempts: 1 },
} as const;
// Nobody works before the day of the run.
const agents = [
  { name: 'desk', shifts: [{ start: '00:00', end: '24:00', from: '2026-01-05', headcount: 1 }] },
] as const satisfies ScenarioInput['agents'];

describe('lost contacts', () => {
  it('are not taken back by a redial whose first attempt was before the report', async () => {
    const calendar = { start: '2026-01-05', hours: 1, warmUpHours: 1 };
    const demand = { trace: [{ atSeconds: [-600] }] };
    const report = await reportOf({ calendar, demand, contacts, agents: [...agents] });
    const { offered, answered } = report.totals.measures;
    expect([offered.value, answered.value]).toEqual([1, 1]);
    expect(report.classes[0].journey!.counts.redials.value).toBe(1);
    expect(lostCost(report)).toBe(0);
  });

  it('are those whose next attempt would come after the end, and those whose last attempt fails', async () => {
    const calendar = { start: '2026-01-04', hours: 1 };
    const demand = { trace: [{ atSeconds: [600, 3000] }] };
    const report = await reportOf({ calendar, demand, contacts, agents: [{ name: 'desk', headcount: 0 }] });
    expect(report.totals.measures.offered.value).toBe(3);
    expect(report.classes[0].journey!.counts.triedAgain.value).toBe(1);
    expect(lostCost(report)).toBe(40);
  });
});
