import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Estimate, parseScenario, type Report, runStudy, type ScenarioInput } from '../../../engine/index.ts';
import { scenarioOf } from '../../support/model-of.ts';

/** Money and patient outcomes through the public door. Each figure is reckoned here from counts of the same report. */
const scenarioNamed = (name: string): ScenarioInput => {
  const text = readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8');
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return JSON.parse(text);
};

async function reportOf(scenario: ScenarioInput): Promise<Report> {
  const outcome = await runStudy(scenarioOf(scenario), null);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.report;
}

const figure = ({ value }: Estimate): number => value ?? Number.NaN;
const amountOf = ({ cost }: Report, kind: string, vendor?: string): number =>
  cost.lines
    .filter((line) => line.kind === kind && (vendor === undefined || line.vendor === vendor))
    .reduce((sum, { amount }) => sum + figure(amount), 0);

describe('a vendor contract', () => {
  const contract = scenarioNamed('vendor-contract');
  const study = reportOf(contract);

  it('adds up by line, vendor, site, kind and day', async () => {
    const { cost, overTime } = await study;
    const sum = (amounts: readonly { amount: Estimate }[]) =>
      amounts.reduce((all, { amount }) => all + figure(amount), 0);
    for (const parts of [cost.lines, cost.byVendor, cost.bySite, cost.byKind]) {
      expect(sum(parts)).toBeCloseTo(figure(cost.total), 6);
    }
    const days = overTime.days.cost.value.reduce<number>((all, day) => all + (day ?? 0), 0);
    expect(days).toBeCloseTo(figure(cost.total), 6);
  });

  it('pays the vendor for what it answered, no wages, and at least the month’s part of the minimum', async () => {
    const report = await study;
    const chats = report.channels.find(({ name }) => name === 'chat')!.measures;
    expect(amountOf(report, 'vendor fee', 'bpo')).toBeCloseTo(4 * figure(chats.answered), 6);
    expect(amountOf(report, 'labour', 'bpo')).toBe(0);
    expect(amountOf(report, 'ramp fee')).toBe(5000);
    // Two days of January at 4,000 a day, one of February at 124,000 / 28: far above what the chats bring.
    const least = 2 * 4000 + 124_000 / 28;
    expect(amountOf(report, 'vendor fee') + amountOf(report, 'vendor minimum')).toBeCloseTo(least, 6);
  });

  it('settles credits and bonuses by the day', async () => {
    const [agreement] = (await study).agreements!;
    const shares = agreement.tiers.map(({ shareOfPeriods }) => figure(shareOfPeriods));
    expect(shares.every((share) => share > 0.02)).toBe(true);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThan(1);
    expect(figure(agreement.credit)).toBeLessThan(0);
    expect(figure(agreement.bonus)).toBeGreaterThan(0);
    expect(figure(agreement.probabilityOfCredit)).toBeGreaterThan(shares[0] + shares[1]);
    expect(amountOf(await study, 'SLA credit')).toBe(figure(agreement.credit));
  });

  it('pays premiums for nights, the weekend and the holiday', async () => {
    // Three agents at 30: a holiday Friday, a Saturday and a Sunday, each with eight hours of night.
    expect(amountOf(await study, 'labour')).toBeCloseTo(90 * (24 * 2 + 48 * 1.1 + 24 * 0.15), 6);
  });

  it('charges telephone by the minute on the line, and lost contacts by their value', async () => {
    const report = await study;
    const { answered, abandoned, meanTalkSeconds, asaSeconds, meanWaitAbandonedSeconds } = report.channels.find(
      ({ name }) => name === 'voice',
    )!.measures;
    const seconds =
      figure(answered) * (figure(meanTalkSeconds) + figure(asaSeconds)) +
      figure(abandoned) * figure(meanWaitAbandonedSeconds);
    expect(amountOf(report, 'telephone')).toBeCloseTo((0.02 * seconds) / 60, 6);
    expect(amountOf(report, 'lost contacts')).toBeCloseTo(20 * figure(report.totals.measures.abandoned), 6);
  });

  it('accrues audits and the expected loss of a breach by the month', async () => {
    const report = await study;
    const months = 2 / 31 + 1 / 28;
    expect(amountOf(report, 'audits', 'bpo')).toBeCloseTo(1000 * months, 9);
    expect(amountOf(report, 'audits', '')).toBeCloseTo((8000 / 12) * months, 9);
    expect(amountOf(report, 'expected breach loss')).toBeCloseTo((40_000 / 12) * months, 9);
  });

  it('shares the cost by the contacts that a target names', async () => {
    const report = await study;
    const chats = report.channels.find(({ name }) => name === 'chat')!.measures;
    const target = report.targets.find(({ name }) => name === 'price of a chat')!;
    expect(figure(target.estimate)).toBeCloseTo(figure(report.cost.total) / figure(chats.offered), 9);
  });

  it('leaves callers as they are whatever is paid', async () => {
    const paid = await study;
    const free = await reportOf({ ...contract, vendors: { 'in-house': {}, bpo: {} }, costs: {} });
    expect(free.totals.measures).toEqual(paid.totals.measures);
    expect(figure(free.cost.total)).toBeLessThan(figure(paid.cost.total));
  });
});

describe('what waits do to patients', () => {
  const scenario = scenarioNamed('patient-outcomes');
  const study = reportOf(scenario);

  it('follows from the mean wait where curves are straight, within the error that is stated', async () => {
    const { totals, outcomes } = await study;
    const { answered, abandoned, asaSeconds, offered } = totals.measures;
    const mean = (atOnce: number, perSecond: number, ifLost: number): number =>
      (figure(answered) * (atOnce + perSecond * figure(asaSeconds)) + figure(abandoned) * ifLost) / figure(offered);
    const { satisfaction, noShows, retainedRevenue } = outcomes!;
    expect(figure(outcomes!.counted)).toBeCloseTo(figure(offered), 9);
    for (const [outcome, exact] of [
      [satisfaction!, mean(90, -0.1, 10)],
      [noShows!, mean(0.1, 0.0001, 0.25)],
      [retainedRevenue!, mean(1, -0.1 / 600, 0.4)],
    ] as const) {
      expect(outcome.mostError).toBeGreaterThan(0);
      expect(Math.abs(figure(outcome.perContact) - exact)).toBeLessThan(outcome.mostError);
    }
    expect(satisfaction!.mostError).toBeLessThan(0.2);
    expect(figure(retainedRevenue!.total)).toBeCloseTo(140 * figure(offered) * figure(retainedRevenue!.perContact), 6);
  });

  it('is in no other figure', async () => {
    const { outcomes: _, ...withCurves } = await study;
    const { outcomes: none, ...without } = await reportOf({ ...scenario, outcomes: undefined });
    expect(none).toBeUndefined();
    expect(without).toEqual(withCurves);
  });
});
