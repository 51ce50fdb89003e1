import { describe, expect, it } from 'vitest';
import {
  compareStudies,
  parseScenario,
  runClaims,
  runStudy,
  type ScenarioInput,
  type Story,
} from '../../engine/index.ts';

const exponential = (meanSeconds: number) => ({ law: 'exponential' as const, meanSeconds });
const clinic: ScenarioInput = {
  surgeboard: 1,
  name: 'Clinic',
  calendar: { start: '2026-01-05', days: 8, warmUpHours: 1 },
  demand: {
    contactsPerHour: 12,
    languages: { en: { share: 0.7 }, es: { share: 0.3 } },
    channels: { voice: { share: 0.8 }, email: { share: 0.2 } },
  },
  contacts: {
    handleTime: exponential(600),
    patience: exponential(200),
    firstContactResolution: 0.7,
    returns: { delay: exponential(3600) },
  },
  overrides: [{ channel: 'email', deadline: { hours: 4 } }],
  agents: [{ name: 'desk', headcount: 3, costPerHour: 30 }],
  ai: [
    {
      name: 'bot',
      contacts: ['*/*/voice'],
      adoption: 0.5,
      session: exponential(60),
      containment: 0.4,
      bounceBack: { share: 0.2, delay: exponential(1800) },
    },
  ],
  serviceLevel: { thresholdSeconds: 30, alsoThresholdsSeconds: [120] },
  targets: [{ name: 'phones', measure: 'service-level', atLeast: 0.8, period: 'day' }],
  outcomes: {
    satisfaction: [
      { waitSeconds: 0, value: 90 },
      { waitSeconds: 600, value: 40 },
    ],
  },
  variants: {
    four: { description: 'One more.', changes: { agents: { desk: { headcount: 4 } } } },
    noBot: { changes: { ai: [] } },
  },
  claims: [
    {
      text: 'Three will do.',
      rows: ['claim.three'],
      tests: [{ measure: 'serviceLevel', atLeast: 0.95 }],
      conditions: [
        { words: 'there are four', tests: [{ variant: 'four', against: 'base', measure: 'serviceLevel', atLeast: 0 }] },
      ],
    },
    {
      text: 'The bot saves a tenth of the work.',
      tests: [{ against: 'noBot', relative: true, measure: 'busyHours', atMost: -0.1 }],
    },
    { text: 'Patients trust it.', outside: 'Trust is not simulated.' },
  ],
  finding: 'Four answer {four-base.serviceLevel} more, {four.day 2026-01-07.serviceLevel} on the third day.',
  run: { seed: 'claims', replications: 20 },
};

function storyOf(changes: Partial<ScenarioInput> = {}): Story {
  const parsed = parseScenario(JSON.stringify({ ...clinic, ...changes }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed;
}

async function studyOf(story: Story) {
  const outcome = await runClaims(story, null);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.study;
}

/** A test that can only be passed: it asks for the figure alone. */
const asked = (of: string, measure: string, more: object = {}) => ({ of, measure, atLeast: -1e9, ...more }) as never;

describe('a story put to the test', () => {
  it('has a verdict for each claim, and a finding with the figures of the run', async () => {
    const story = storyOf();
    const { claims, finding, variants } = await studyOf(story);
    expect(claims.map(({ verdict }) => verdict)).toEqual(['holds-if', expect.any(String), 'outside']);
    expect(claims[0]).toMatchObject({ rows: ['claim.three'], tests: [{ outcome: 'failed', atLeast: 0.95 }] });
    expect(finding).toMatch(
      /^Four answer [\d.]+ points \([\d.]+-[\d.]+\) more, [\d.]+ % \([\d.]+-[\d.]+\) on the third day\.$/,
    );
    expect(variants.map(({ name }) => name)).toEqual(['base', 'four', 'noBot']);
  });

  it('has the differences of a comparison of two', async () => {
    const story = storyOf();
    const { claims } = await studyOf(story);
    const outcome = await compareStudies(story.variants.noBot, story.scenario, null);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    const busy = outcome.comparison.measures.find(({ of, name }) => of === 'all' && name === 'busyHours')!;
    const { value, low, high } = claims[1].tests[0].figure;
    expect(value).toBeCloseTo(busy.relativeDifference.value!, 12);
    expect(low).toBeCloseTo(busy.relativeDifference.low!, 9);
    expect(high).toBeCloseTo(busy.relativeDifference.high!, 9);
  });

  it('has the figures of the report of each plan, whatever they are of', async () => {
    const wanted = [
      asked('all', 'firstContactResolution'),
      asked('language es', 'netContainment'),
      asked('channel email', 'inTime'),
      asked('all', 'contained'),
      asked('all', 'returns'),
      asked('all', 'satisfaction'),
      asked('within 120 s', 'answeredPerOffered'),
      asked('within 30 s', 'answeredPerAnswered'),
      asked('day 2026-01-07', 'abandonment'),
      asked('week 2026-01-12', 'serviceLevel'),
      asked('group desk', 'busyHours'),
      asked('target phones', 'shareOfPeriodsMet'),
      asked('target phones', 'probabilityMet'),
      asked('kind labour', 'cost'),
    ];
    const story = storyOf({ claims: [{ text: 'All.', tests: wanted as [never] }] });
    const { claims } = await studyOf(story);
    const outcome = await runStudy(story.scenario, null);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
    const { totals, languages, channels, overTime, outcomes, targets, groups, cost } = outcome.report;
    const { days, weeks } = overTime;
    const at = ({ value, low, high }: typeof days.measures.abandonment, i: number) => ({
      value: value[i],
      low: low[i],
      high: high[i],
    });
    const reported = [
      totals.journey!.firstContactResolution,
      languages.find(({ name }) => name === 'es')!.journey!.netContainment,
      channels.find(({ name }) => name === 'email')!.journey!.inTime,
      totals.journey!.counts.contained,
      totals.journey!.counts.returns,
      outcomes!.satisfaction!.perContact,
      totals.withinThresholds[0].answeredPerOffered,
      { ...totals.serviceLevels['within-per-answered'] },
      at(days.measures.abandonment, days.labels.indexOf('2026-01-07')),
      at(weeks.measures.serviceLevel, weeks.labels.indexOf('2026-01-12')),
      groups[0].busyHours,
      targets[0].shareOfPeriodsMet,
      targets[0].probabilityMet,
      cost.byKind.find(({ name }) => name === 'labour')!.amount,
    ];
    expect(reported).toHaveLength(wanted.length);
    for (const [i, { figure }] of claims[0].tests.entries()) {
      const { value, low, high } = reported[i];
      const name = `${figure.of} ${figure.measure}`;
      expect(figure.value, name).toBeCloseTo(value!, 9);
      expect(figure.low, name).toBeCloseTo(low!, 6);
      expect(figure.high, name).toBeCloseTo(high!, 6);
    }
  });

  it('compares one with journeys and one without', async () => {
    const { ai: _, overrides: __, ...plain } = clinic;
    const story = storyOf({
      ...plain,
      overrides: undefined,
      contacts: { handleTime: exponential(600), patience: exponential(200) },
      demand: { contactsPerHour: 12 },
      ai: undefined,
      finding: undefined,
      variants: { bot: { changes: { ai: clinic.ai } } },
      claims: [
        {
          text: 'It helps.',
          tests: [
            asked('all', 'netContainment', { variant: 'bot', against: 'base' }),
            asked('all', 'firstContactResolution'),
          ],
        },
      ],
    });
    const { claims } = await studyOf(story);
    const [gained, resolved] = claims[0].tests.map(({ figure }) => figure.value!);
    expect(gained).toBeGreaterThan(0.1);
    expect(resolved).toBe(1);
  });

  it('names the figures that it does not have, with those that it has', async () => {
    const tests = [asked('language fr', 'abandonment'), asked('group desk', 'abandonment')] as unknown as [never];
    const outcome = await runClaims(
      storyOf({ claims: [{ text: 'So.', tests }], finding: '{four.kind rent.cost}' }),
      null,
    );
    if (outcome.ok) throw new Error('it ran');
    expect(outcome.issues).toEqual([
      expect.objectContaining({ path: 'claims[0].tests[0].of', allowed: expect.stringContaining('"language es"') }),
      {
        path: 'claims[0].tests[1].measure',
        found: '"abandonment", which base does not have',
        allowed: '"occupancy", "busyHours" or "paidHours"',
      },
      expect.objectContaining({ path: 'finding', found: '"kind rent", which four does not have' }),
    ]);
  });

  it('gives the same bytes again', async () => {
    expect(JSON.stringify(await studyOf(storyOf()))).toBe(JSON.stringify(await studyOf(storyOf())));
  });
});
