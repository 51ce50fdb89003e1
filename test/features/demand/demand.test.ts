import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile, parseScenario, type Report, runStudy, type Scenario } from '../../../engine/index.ts';

/**
 * Every feature of demand through the public door: a small scenario each, its effect and its conservation law. Counts are
 * held to 5.5 standard errors of a mean over replications (odds of a false alarm 4e-8 each, below 1e-5 in all; seeds are
 * fixed). Power: the figures are fed by 5,000 contacts and more, so an error of 10 % in any is found with a probability
 * above 0.999; most are ten times sharper.
 */
const ERRORS = 5.5;
const here = new URL('./', import.meta.url);
const names = readdirSync(here).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -5)] : []));

function scenarioNamed(name: string): Scenario {
  const parsed = parseScenario(readFileSync(new URL(`${name}.json`, here), 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.scenario;
}

async function reportOf(scenario: Scenario): Promise<Report> {
  const outcome = await runStudy(scenario, null);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.report;
}

const studied = new Map<string, Promise<Report>>();
/** The report of a feature's scenario, simulated once. */
function studyOf(name: string): Promise<Report> {
  const report = studied.get(name) ?? reportOf(scenarioNamed(name));
  studied.set(name, report);
  return report;
}

const offeredBy = (slices: Report['topics'], name: string): number =>
  slices.find((slice) => slice.name === name)!.measures.offered.value!;
const offeredByDay = (report: Report): number[] => report.overTime.days.measures.offered.value.map((value) => value!);
const offeredByInterval = (report: Report): number[] =>
  report.overTime.intervals.measures.offered.value.map((value) => value!);

/** That a mean of Poisson counts agrees with its expectation. */
function expectPoissonMean(value: number, expected: number, replications: number): void {
  expect(Math.abs(value - expected)).toBeLessThan(ERRORS * Math.sqrt(expected / replications));
}

describe.each(names)('%s', (name) => {
  it('offers what its arrivals expect', async () => {
    const report = await studyOf(name);
    const compiled = await compile(scenarioNamed(name));
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
    const { arrivals } = compiled.model;
    const expected = arrivals.expectedContacts.reduce((sum, contacts) => sum + contacts, 0);
    const { busyness, forecast } = arrivals;
    // Days of random factors are at most as uncertain as if all of them had one factor.
    const cv = Math.sqrt((busyness?.cv ?? 0) ** 2 + (forecast?.cv ?? 0) ** 2);
    const perReplication = report.contactsSimulated / report.replications;
    const error = Math.sqrt((expected + (cv * expected) ** 2) / report.replications);
    expect(Math.abs(perReplication - expected)).toBeLessThan(ERRORS * error);
  });

  it('every contact offered is answered, abandons or is still present, in every slice', async () => {
    const { totals, classes, topics, languages, channels, overTime } = await studyOf(name);
    for (const { measures } of [totals, ...classes, ...topics, ...languages, ...channels]) {
      const { offered, answered, abandoned, stillPresent } = measures;
      expect(answered.value! + abandoned.value! + stillPresent.value!).toBeCloseTo(offered.value!, 6);
    }
    const byInterval = overTime.intervals.measures.offered.value.reduce<number>((sum, value) => sum + value!, 0);
    expect(byInterval).toBeCloseTo(totals.measures.offered.value!, 5);
  });
});

describe('a season', () => {
  it('is the real one of the file it was copied from', () => {
    const rows = readFileSync(new URL('../../../scenarios/data/influenza-seasons.csv', here), 'utf8').split('\n');
    const weeks = rows
      .filter((row) => row.startsWith('2017-18,'))
      .map((row) => ({ weekOf: row.split(',')[1], multiplier: Number(row.split(',')[2]) }));
    expect(scenarioNamed('influenza-season').demand.season?.weeks).toEqual(weeks);
  });

  it('peaks in its worst week at the peak that was asked for, on its topic alone', async () => {
    const report = await studyOf('influenza-season');
    const { weeks } = scenarioNamed('influenza-season').demand.season!;
    const factors = weeks.map(({ multiplier }) => 1 + ((multiplier - 1) * 2) / 7.29);
    const expected = factors.reduce((sum, factor) => sum + 60 * 7 * factor, 0);
    expectPoissonMean(offeredBy(report.topics, 'respiratory'), expected, 4);
    expectPoissonMean(offeredBy(report.topics, 'other'), 140 * 364, 4);
    const days = offeredByDay(report);
    const week = (i: number) => days.slice(7 * i, 7 * i + 7).reduce((sum, count) => sum + count, 0);
    expectPoissonMean(week(17), 7 * (140 + 3 * 60), 4);
    expectPoissonMean(week(42), 7 * (140 + factors[42] * 60), 4);
  });
});

describe('a step', () => {
  it('multiplies the calls of its topic while it lasts, makes them longer and moves them to another language', async () => {
    const report = await studyOf('step-event');
    expectPoissonMean(offeredBy(report.topics, 'general'), 30 * 48 + 2 * 30 * 12, 100);
    expectPoissonMean(offeredBy(report.topics, 'bills'), 30 * 48, 100);
    expectPoissonMean(offeredBy(report.classes, 'general/es/voice'), 3 * 36 + 0.4 * 90 * 12, 100);
    const byInterval = offeredByInterval(report);
    expectPoissonMean(byInterval[59], 30, 100);
    expectPoissonMean(byInterval[60], 60, 100);
    const talk = (topic: string) => report.topics.find(({ name }) => name === topic)!.measures.meanTalkSeconds.value!;
    expect(talk('general') / talk('bills')).toBeGreaterThan(1.15);
  });
});

describe('an event at a site', () => {
  it('changes the calls of those who turn to that site first, and of no others', async () => {
    const report = await studyOf('site-event');
    expectPoissonMean(offeredBy(report.topics, 'coastal'), 30 * 24 + 2 * 30 * 24, 100);
    expectPoissonMean(offeredBy(report.topics, 'inland'), 30 * 48, 100);
  });
});

describe('a pulse', () => {
  it('brings its height at once and half of the excess six hours later', async () => {
    const byInterval = offeredByInterval(await studyOf('pulse-event'));
    const mean = (from: number) => (3 * (2 ** (-from / 12) - 2 ** (-(from + 1) / 12)) * 12) / Math.LN2;
    for (const intervals of [0, 12, 24]) expectPoissonMean(byInterval[65 + intervals], 30 * (1 + mean(intervals)), 100);
    expectPoissonMean(byInterval[64], 30, 100);
  });
});

describe('a ramp', () => {
  it('rises day by day in a straight line, stays, and ends', async () => {
    const days = offeredByDay(await studyOf('ramp-event'));
    const factors = [1, 1.125, 1.375, 1.625, 1.875, 2, 2, 1];
    for (const [day, factor] of factors.entries()) expectPoissonMean(days[day], 1440 * factor, 50);
  });
});

describe('an epidemic', () => {
  it('brings as many contacts as its cases make, to its topic alone, in a wave', async () => {
    const report = await studyOf('epidemic');
    const caused = offeredBy(report.topics, 'nurse') - 72 * 140;
    // 10,000 fall ill, 40 of them before; in 140 days all but the last few.
    expect(caused).toBeLessThan(0.4 * 9960 + ERRORS * Math.sqrt(14_000 / 20));
    expect(caused).toBeGreaterThan(0.95 * 0.4 * 9960 - ERRORS * Math.sqrt(14_000 / 20));
    expectPoissonMean(offeredBy(report.topics, 'bills'), 48 * 140, 20);
    const days = offeredByDay(report);
    const worst = days.indexOf(Math.max(...days));
    expect(days[worst]).toBeGreaterThan(1.6 * days[0]);
    expect(worst).toBeGreaterThan(30);
    expect(days[139]).toBeLessThan(0.7 * days[worst]);
  });
});

describe('growth and a holiday', () => {
  it('compound over the year, the holiday at its factor', async () => {
    const report = await studyOf('growth-and-holiday');
    const days = offeredByDay(report);
    const month = (from: number) => days.slice(from, from + 28).reduce((sum, count) => sum + count, 0);
    const grown = (from: number) =>
      (150 * 365.25 * (1.1 ** ((from + 28) / 365.25) - 1.1 ** (from / 365.25))) / Math.log(1.1);
    expectPoissonMean(month(1), grown(1), 10);
    expectPoissonMean(month(320), grown(320), 10);
    expectPoissonMean(days[0], 45, 10);
    expectPoissonMean(days[358], 45 * 1.1 ** (358.5 / 365.25), 10);
  });
});

describe('interval counts', () => {
  it('come in their intervals and classes', async () => {
    const report = await studyOf('interval-counts');
    const expected = [22, 34, 58, 66, 63, 57, 36, 28];
    for (const [i, contacts] of offeredByInterval(report).entries()) expectPoissonMean(contacts, expected[i], 400);
    expectPoissonMean(offeredBy(report.classes, 'bills/en/voice'), 158, 400);
    expectPoissonMean(offeredBy(report.classes, 'nurse/en/chat'), 30, 400);
  });
});

describe('a trace', () => {
  it('brings the same contacts in every replication', async () => {
    const { totals, topics, overTime, contactsSimulated } = await studyOf('trace');
    expect(totals.measures.offered).toEqual({ value: 28, low: 28, high: 28 });
    expect(offeredBy(topics, 'nurse')).toBe(18 + 5);
    expect(overTime.intervals.measures.offered.value).toEqual([15, 5, 5, 3]);
    expect(contactsSimulated).toBe(30 * 50);
  });
});

describe('busyness', () => {
  it('spreads the totals of runs and makes customers wait longer, at the same mean volume', async () => {
    const busy = await studyOf('busyness');
    const { busyness, ...demand } = scenarioNamed('busyness').demand;
    expect(busyness).toBeDefined();
    const calm = await reportOf({ ...scenarioNamed('busyness'), demand });
    const width = ({ low, high }: { low: number | null; high: number | null }) => high! - low!;
    const { offered, abandonment } = busy.totals.measures;
    expect(width(offered) / width(calm.totals.measures.offered)).toBeGreaterThan(5);
    expect(offered.low).toBeLessThan(14_400);
    expect(offered.high).toBeGreaterThan(14_400);
    expect(abandonment.low!).toBeGreaterThan(calm.totals.measures.abandonment.high!);
  });
});

describe('forecast error', () => {
  it('moves the mean by its bias and spreads it by its cv', async () => {
    const { offered } = (await studyOf('forecast-error')).totals.measures;
    const expected = 120 * 12 * 1.08;
    const deviation = Math.sqrt(expected + (0.1 * expected) ** 2);
    expect(Math.abs(offered.value! - expected)).toBeLessThan((ERRORS * deviation) / 20);
    // The interval at 95 % has 1.966 standard errors to each side; the deviation is known to 3.5 % or so.
    const measured = ((offered.high! - offered.low!) / 2 / 1.966) * 20;
    expect(Math.abs(measured / deviation - 1)).toBeLessThan(ERRORS * 0.036);
  });
});

describe('renewal arrivals', () => {
  it('that are more regular than Poisson ones make fewer wait', async () => {
    const regular = await studyOf('renewal-arrivals');
    const scenario = scenarioNamed('renewal-arrivals');
    const poisson = await reportOf({ ...scenario, demand: { ...scenario.demand, arrivals: { process: 'poisson' } } });
    expect(regular.totals.measures.delayedShare.high!).toBeLessThan(poisson.totals.measures.delayedShare.low!);
  });
});

describe('everything at once', () => {
  it('gives the same bytes every time', async () => {
    const again = await reportOf(scenarioNamed('all-at-once'));
    expect(JSON.stringify(again)).toBe(JSON.stringify(await studyOf('all-at-once')));
  });
});
