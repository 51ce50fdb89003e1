import { describe, expect, it } from 'vitest';
import { type Report, runStudy, type ScenarioInput } from '../../engine/index.ts';
import { scenarioOf } from '../support/model-of.ts';

/** One message at the start of every hour, and nobody to answer it until noon of the third day. */
const messages: ScenarioInput = {
  surgeboard: 1,
  name: 'messages that pile up',
  calendar: { start: '2026-01-05', hours: 72, reportingMinutes: 60, atEnd: 'stop' },
  demand: {
    trace: [{ atSeconds: Array.from({ length: 72 }, (_, hour) => hour * 3600) }],
    channels: { email: {} },
  },
  contacts: { handleTime: { law: 'constant', seconds: 60 }, deadline: { hours: 12 } },
  agents: [
    { name: 'desk', shifts: [{ start: '12:00', end: '20:00', headcount: 1, from: '2026-01-07', until: '2026-01-07' }] },
  ],
  run: { seed: 'backlog', replications: 2 },
};

async function reportOn(input: ScenarioInput): Promise<Report> {
  const outcome = await runStudy(scenarioOf(input), null);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.report;
}

describe('the backlog of deferred work', () => {
  it('is told at the end of each interval by age, with what is overdue', async () => {
    const { backlog } = (await reportOn(messages)).overTime.intervals;
    if (backlog === undefined) throw new Error('no backlog');
    expect(backlog.ageHours).toEqual([4, 8, 24, 48]);
    // At 50:00 fifty messages wait, of ages 1, 2, ... 50 hours.
    const at = 49;
    expect(backlog.all.value[at]).toBe(50);
    expect(backlog.byAge.map((age) => age.value[at])).toEqual([3, 4, 16, 24, 3]);
    expect(backlog.overdue.value[at]).toBe(38);
  });

  it('is worked off when agents come, and what is left at the end is still present', async () => {
    const { overTime, totals } = await reportOn(messages);
    const { backlog } = overTime.intervals;
    expect(backlog?.all.value[62]).toBe(0);
    expect(backlog?.all.value[71]).toBe(totals.measures.stillPresent.value);
  });

  it('is left out where nothing is deferred', async () => {
    const report = await reportOn({
      ...messages,
      demand: { contactsPerHour: 10 },
      contacts: { handleTime: { law: 'constant', seconds: 60 }, patience: { law: 'never' } },
    });
    expect(report.overTime.intervals).not.toHaveProperty('backlog');
  });
});
