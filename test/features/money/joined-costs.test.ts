import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Estimate, type Report, runStudy, type ScenarioInput } from '../../../engine/index.ts';
import { scenarioOf } from '../../support/model-of.ts';

/** What AI sessions, interpreters and hiring cost, each reckoned here from counts and hours of the same report. */
const scenarioNamed = (path: string): ScenarioInput =>
  JSON.parse(readFileSync(new URL(`../${path}.json`, import.meta.url), 'utf8'));

async function reportOf(scenario: ScenarioInput): Promise<Report> {
  const outcome = await runStudy(scenarioOf(scenario), null);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.report;
}

const figure = ({ value }: Estimate): number => value ?? Number.NaN;
const amountOf = ({ cost }: Report, kind: string): number =>
  cost.lines.filter((line) => line.kind === kind).reduce((sum, { amount }) => sum + figure(amount), 0);

describe('an AI front door', () => {
  it('costs by the session, by the contact it ended that did not come back, and by the month', async () => {
    const free = scenarioNamed('journey/ai-front-door');
    const [bot] = free.ai!;
    const report = await reportOf({
      ...free,
      ai: [{ ...bot, costPerSession: 0.25, costPerResolution: 1.5, fixedCostPerMonth: 3100 }],
    });
    const { counts } = report.totals.journey!;
    expect(figure(counts.contained)).toBeGreaterThan(figure(counts.bouncedBack));
    expect(figure(counts.bouncedBack)).toBeGreaterThan(0);
    expect(amountOf(report, 'AI session')).toBeCloseTo(0.25 * figure(counts.aiSessions), 6);
    const resolved = figure(counts.contained) - figure(counts.bouncedBack);
    expect(amountOf(report, 'AI resolution')).toBeCloseTo(1.5 * resolved, 6);
    // Two of the thirty-one days of January.
    expect(amountOf(report, 'AI fixed')).toBeCloseTo((2 / 31) * 3100, 6);
  });
});

describe('interpreters', () => {
  it('cost by the minute in which they are held', async () => {
    const free = scenarioNamed('journey/interpreters');
    const { phone } = free.interpreters!;
    const report = await reportOf({ ...free, interpreters: { phone: { ...phone, pricePerMinute: 2 } } });
    const seconds = figure(report.totals.journey!.counts.interpreterSeconds);
    expect(seconds).toBeGreaterThan(3600);
    expect(amountOf(report, 'interpreter')).toBeCloseTo((2 * seconds) / 60, 6);
  });
});

describe('a hiring class', () => {
  it('costs what each hire costs beside pay, and its pay from the first day of training', async () => {
    const hired = scenarioNamed('staff/hiring-class');
    const without = { ...hired, agents: hired.agents.map(({ hiring: _, learning: __, ...group }) => group) };
    const withCost = await reportOf({ ...hired, costs: { ...hired.costs, trainingPerHire: 2500 } });
    const before = await reportOf({ ...without, costs: { ...hired.costs, trainingPerHire: 2500 } });
    expect(amountOf(before, 'hiring and training')).toBe(0);
    const hiring = hired.agents[0].hiring![0];
    const pay = figure(withCost.cost.total) - figure(before.cost.total) - 2500 * hiring.headcount;
    // Six people at 30 an hour, eight hours on each of six days from Tuesday to Sunday; overtime may differ a little.
    expect(pay / (6 * 8 * 6 * 30)).toBeGreaterThan(0.97);
    expect(pay / (6 * 8 * 6 * 30)).toBeLessThan(1.03);
  });
});

describe('standby', () => {
  it('costs nothing, and not a hair less, for a reserve that is called all the time', async () => {
    const report = await reportOf({
      surgeboard: 1,
      name: 'always called',
      calendar: {
        timeZone: 'America/Sao_Paulo',
        start: '2018-11-03T20:00',
        hours: 8,
        warmUpHours: 5.5,
        reportingMinutes: 60,
      },
      demand: { contactsPerHour: 8, channels: { chat: {} } },
      contacts: {
        handleTime: { law: 'erlang', meanSeconds: 60, stages: 3 },
        patience: { law: 'constant', seconds: 0 },
      },
      agents: [{ name: 'desk', headcount: 1 }],
      surge: [
        {
          name: 'reserve',
          group: 'desk',
          agents: 2,
          leadTimeHours: 0,
          kind: 'reserve',
          standbyCostPerHour: 31.5,
          trigger: { measure: 'queue', windowMinutes: 30, below: 1 },
        },
      ],
      run: { replications: 3 },
    });
    expect(amountOf(report, 'standby')).toBe(0);
    expect(report.overTime.days.costByKind.standby.value).toEqual([0, 0]);
  });

  it('is taken back up to what was paid when shrinkage rounds to more agents than stand by', async () => {
    const report = await reportOf({
      surgeboard: 1,
      name: 'rounded up',
      calendar: { start: '2026-03-07T18:00', hours: 3, reportingMinutes: 15 },
      demand: { contactsPerDay: 100 },
      contacts: { handleTime: { law: 'exponential', meanSeconds: 60 }, patience: { law: 'never' } },
      agents: [{ name: 'desk', headcount: 1, shrinkage: { planned: 0.2 } }],
      surge: [
        {
          name: 'reserve',
          group: 'desk',
          agents: 2,
          leadTimeHours: 0,
          kind: 'reserve',
          standbyCostPerHour: 0.75,
          trigger: { measure: 'occupancy', windowMinutes: 30, below: 0.9 },
        },
      ],
      run: { replications: 3 },
    });
    const lines = report.cost.lines.reduce((sum, { amount }) => sum + figure(amount), 0);
    expect(lines).toBeCloseTo(figure(report.cost.total), 9);
    expect(amountOf(report, 'standby')).toBeGreaterThanOrEqual(0);
    expect(amountOf(report, 'standby')).toBeLessThan(0.75 * 2 * 3);
  });
});
