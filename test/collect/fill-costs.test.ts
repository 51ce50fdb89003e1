import { describe, expect, it } from 'vitest';
import type { Model, Report, ScenarioInput } from '../../engine/index.ts';
import { modelOf } from '../support/model-of.ts';
import { type Story, tellContact, toldReport } from '../support/told-report.ts';

/** Four half hours over the midnight between two days of January: 7,200 of the month's 2,678,400 seconds. */
const calendar = { start: '2026-01-05T23:00', hours: 2 };
const bpo = { name: 'bpo desk', headcount: 2, vendor: 'bpo', costPerHour: 99 };
type Pricing = NonNullable<NonNullable<ScenarioInput['vendors']>[string]['pricing']>;

const outsourced = (pricing: Pricing, more: Partial<ScenarioInput> = {}): Promise<Model> =>
  modelOf({ calendar, agents: [bpo], vendors: { bpo: { pricing } }, ...more });

/** Two hours on duty of one agent, half an hour over time, 2,250 s busy, three answers and one who hangs up. */
const story: Story = (collector) => {
  for (const [row, wait] of [
    [1, 0],
    [1, 30],
    [3, 60],
    [4, -90],
  ] as const)
    tellContact(collector, row, wait);
  collector.onDuty(0, 0, 7200, 1);
  collector.busy(0, 0, 1800);
  collector.busy(0, 5400, 5850);
  collector.overtime(0, 3600, 5400, 1);
};

const amountOf = ({ cost }: Report, kind: string): number | null | undefined =>
  cost.lines.find((line) => line.kind === kind)?.amount.value;

describe("a vendor's fee", () => {
  it.each<[string, Pricing, number]>([
    // Two are paid for two hours, and one for half an hour more.
    ['by the paid hour', { per: 'paid-hour', price: 20 }, 4.5 * 20],
    ['by the productive hour', { per: 'productive-hour', price: 20 }, 2.5 * 20],
    ['by the month of a full-time agent of 173 1/3 paid hours', { per: 'fte-month', price: 2080 }, 4.5 * 12],
    ['by the minute of handling', { per: 'handled-minute', price: 0.4 }, (2250 / 60) * 0.4],
    ['by the contact answered', { per: 'contact', price: 7 }, 21],
    ['by the resolution: every answer, where nothing can stay unresolved', { per: 'resolution', price: 7 }, 21],
  ])('is reckoned %s', async (_, pricing, fee) => {
    const report = toldReport(await outsourced(pricing), story);
    expect(amountOf(report, 'vendor fee')).toBeCloseTo(fee, 9);
    expect(report.cost.lines.map(({ kind }) => kind)).toEqual(['vendor fee']);
    expect(report.cost.total.value).toBeCloseTo(fee, 9);
  });

  it('by the resolution leaves out what stayed unresolved', async () => {
    const contacts = { handleTime: { law: 'constant', seconds: 60 }, patience: { law: 'never' } } as const;
    const model = await outsourced(
      { per: 'resolution', price: 7 },
      { contacts: { ...contacts, firstContactResolution: 0.5 } },
    );
    const report = toldReport(model, (collector, replication) => {
      story(collector, replication);
      collector.resolved(0, 1);
    });
    expect(amountOf(report, 'vendor fee')).toBe(7);
  });

  it('is topped up to the month’s minimum, in proportion to the part of the month', async () => {
    // 37,200 a month is 100 for these two hours.
    const pricing = { per: 'contact', price: 7, minimumPerMonth: 37_200 } as const;
    expect(amountOf(toldReport(await outsourced(pricing), story), 'vendor minimum')).toBeCloseTo(79, 9);
    const dear = { ...pricing, price: 70 };
    expect(amountOf(toldReport(await outsourced(dear), story), 'vendor minimum')).toBe(0);
  });

  it('meets the minimum of each month on its own', async () => {
    const pricing = { per: 'contact', price: 7, minimumPerMonth: 67_200 } as const;
    const model = await outsourced(pricing, { calendar: { ...calendar, start: '2026-01-31T23:00' } });
    // An hour of January: 67,200 x 3,600 / 2,678,400 against two answers; an hour of February: 100 against one.
    const january = (67_200 * 3600) / 2_678_400 - 14;
    expect(amountOf(toldReport(model, story), 'vendor minimum')).toBeCloseTo(january + 100 - 7, 9);
  });

  it('leaves a ramp fee whole, at the start', async () => {
    const report = toldReport(await outsourced({ per: 'contact', price: 7, rampFee: 500 }), story);
    expect(amountOf(report, 'ramp fee')).toBe(500);
    expect(report.overTime.days.cost.value).toEqual([514, 7]);
  });
});

describe('what accrues by the year', () => {
  it('is a twelfth of it in each month, in proportion to the part of the month', async () => {
    const model = await modelOf({
      calendar,
      agents: [bpo],
      vendors: { bpo: { auditCostPerYear: 44_640, breachProbabilityPerYear: 0.1, breachLoss: 446_400 } },
      costs: { auditCostPerYear: 89_280 },
    });
    const { cost } = toldReport(model, story);
    const audits = cost.lines.filter(({ kind }) => kind === 'audits');
    expect(audits.map(({ vendor, amount }) => [vendor, amount.value])).toEqual([
      ['bpo', expect.closeTo(10, 9)],
      ['', expect.closeTo(20, 9)],
    ]);
    expect(cost.lines.find(({ kind }) => kind === 'expected breach loss')?.amount.value).toBeCloseTo(10, 9);
  });
});

describe('an agreement', () => {
  const tiers = [
    { below: 0.5, creditShare: 0.1 },
    { atLeast: 0.9, bonusShare: 0.05 },
  ];
  const agreed = (more: object = {}): Promise<Model> =>
    modelOf({
      calendar,
      agents: [bpo],
      serviceLevel: { formula: 'within-per-offered' },
      targets: [{ name: 'phones', measure: 'service-level', atLeast: 0.8 }],
      vendors: {
        bpo: { pricing: { per: 'contact', price: 10 }, sla: { target: 'phones', period: 'day', tiers, ...more } },
      },
    });
  /** The first day all of two within 20 s, the second one of three. */
  const days: Story = (collector) => {
    for (const wait of [0, 20]) tellContact(collector, 2, wait);
    for (const wait of [5, 21, 300]) tellContact(collector, 3, wait);
  };

  it('gives back a share of the fee of a period in one tier, and adds one in another', async () => {
    const report = toldReport(await agreed(), days);
    expect(amountOf(report, 'SLA bonus')).toBeCloseTo(0.05 * 20, 9);
    expect(amountOf(report, 'SLA credit')).toBeCloseTo(-0.1 * 30, 9);
    expect(report.cost.total.value).toBeCloseTo(50 + 1 - 3, 9);
    expect(report.overTime.days.cost.value).toEqual([expect.closeTo(21, 9), expect.closeTo(27, 9)]);
    const [{ probabilityOfCredit, probabilityOfBonus, tiers: held }] = report.agreements!;
    expect([probabilityOfCredit.value, probabilityOfBonus.value]).toEqual([1, 1]);
    expect(held.map(({ shareOfPeriods }) => shareOfPeriods.value)).toEqual([0.5, 0.5]);
  });

  it('settles a month as one', async () => {
    // Three of five: in no tier.
    const { cost, agreements } = toldReport(await agreed({ period: 'month' }), days);
    expect(cost.total.value).toBe(50);
    expect(agreements![0].probabilityOfCredit.value).toBe(0);
  });

  it('takes the first tier that holds', async () => {
    const overlapping = [
      { atLeast: 0.2, bonusShare: 0.5 },
      { atLeast: 0.1, bonusShare: 1 },
    ];
    expect(amountOf(toldReport(await agreed({ tiers: overlapping }), days), 'SLA bonus')).toBe(25);
  });

  it('is silent about a period in which nobody called', async () => {
    const { agreements } = toldReport(await agreed(), (collector) => tellContact(collector, 3, 300));
    expect(agreements![0].tiers.map(({ shareOfPeriods }) => shareOfPeriods.value)).toEqual([1, 0]);
  });

  it('on the wait of nine in ten counts exactly who was answered within the bound', async () => {
    const model = await modelOf({
      calendar,
      agents: [bpo],
      targets: [{ name: 'p90', measure: 'wait-p90', atMost: 60 }],
      vendors: {
        bpo: {
          pricing: { per: 'contact', price: 10 },
          sla: { target: 'p90', period: 'day', tiers: [{ atLeast: 40, creditShare: 1 }] },
        },
      },
    });
    const waits = (slow: number) => [...Array.from({ length: 10 - slow }, () => 39), ...Array(slow).fill(41)];
    const credit = (slow: number) =>
      toldReport(model, (collector) => {
        for (const wait of waits(slow)) tellContact(collector, 1, wait);
      }).agreements![0].credit.value;
    expect(credit(1)).toBe(0);
    expect(credit(2)).toBe(-100);
  });

  it('without a price rests on the wages of the vendor’s groups', async () => {
    const model = await modelOf({
      calendar,
      agents: [{ ...bpo, costPerHour: 30 }],
      targets: [{ name: 'phones', measure: 'service-level', atLeast: 0.8 }],
      vendors: { bpo: { sla: { target: 'phones', period: 'month', tiers: [{ below: 0.9, creditShare: 0.1 }] } } },
    });
    // Two hours of two at 30, and half an hour of overtime at one and a half times 30.
    expect(amountOf(toldReport(model, story), 'SLA credit')).toBeCloseTo(-0.1 * (120 + 22.5), 9);
  });
});

describe('what contacts cost', () => {
  it('counts the value of those who are never answered', async () => {
    const report = toldReport(await modelOf({ calendar, costs: { lostContactValue: 20 } }), story);
    expect(amountOf(report, 'lost contacts')).toBe(20);
  });

  it('is AI by session, by resolution net of those who come back, and a loss that a redial takes back', async () => {
    const plain = await modelOf({ calendar, costs: { lostContactValue: 20, telephonePerMinute: 1 } });
    const model: Model = {
      ...plain,
      journeys: { ...plain.journeys, isInUse: true },
      pay: {
        ...plain.pay,
        ...{ aiOf: ['bot'], aiPerSession: Float64Array.of(0.25), aiPerResolution: Float64Array.of(2) },
        ...{ interpreterOf: ['pool'], interpreterPerSecond: Float64Array.of(0.01) },
      },
    };
    const { cost } = toldReport(model, (collector) => {
      const tally = { balked: 0, contained: 3, aiSessions: 5, aiSessionSeconds: 6, bouncedBack: 8, triedAgain: 26 };
      for (let i = 0; i < 8; i++) collector.offered(0, 1);
      for (let i = 0; i < 4; i++) collector.count(0, 1, tally.aiSessions, 1);
      collector.count(0, 1, tally.aiSessionSeconds, 120);
      for (let i = 0; i < 3; i++) collector.count(0, 1, tally.contained, 1);
      collector.count(0, 1, tally.bouncedBack, 1);
      for (let i = 0; i < 3; i++) collector.count(0, 1, tally.balked, 1);
      collector.count(0, 1, tally.triedAgain, 1);
      collector.count(0, 1, 19, 500);
    });
    const amounts = Object.fromEntries(
      cost.lines.map(({ kind, vendor, amount }) => [`${kind} ${vendor}`, amount.value]),
    );
    expect(amounts).toMatchObject({
      'AI session bot': 1,
      'AI resolution bot': 4,
      'interpreter pool': 5,
      'telephone telephone': 2,
      'lost contacts ': 40,
    });
    // Two contained for good; nobody was answered.
    expect(cost.perResolved.value).toBeCloseTo(52 / 2, 9);
  });
});
