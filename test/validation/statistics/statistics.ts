import { drawChart, Plot } from '../draw-chart.ts';
import { markdownTable } from '../markdown-table.ts';
import type { Chart, Section } from '../section.ts';
import { type StaffChange, staffChanges } from './common-callers.ts';
import { type CoverageStudy, coverageOf, figureKinds, pairedCoverageOf } from './coverage.ts';
import {
  FALSE_ALARM,
  foundCoverage,
  type JudgedCoverage,
  judgeCoverage,
  LEAST,
  MOST,
  pooled,
} from './judge-coverage.ts';
import {
  dayDifferences,
  dayFigures,
  dayScenario,
  hourDifferences,
  hourFigures,
  hourScenario,
  steadyDifferences,
  steadyFigures,
  steadyLine,
  steadyScenario,
} from './known-cases.ts';

interface StatisticsData {
  readonly studies: number;
  /** Studies of as many replications as one would run. */
  readonly coverage: readonly CoverageStudy[];
  /** The same with few replications: what is lost then. Not judged. */
  readonly small: readonly CoverageStudy[];
  readonly staffChanges: readonly StaffChange[];
}

/** The most that common callers may leave of the variance of a difference, in the flagship scenario. */
const MOST_VARIANCE = 1 / 5;
const FLAGSHIP_CHANGE = 'one agent more on every shift';
const FEW = [5, 10];

async function coverageStudies(studies: number, replications: number, tell: (sentence: string) => void) {
  const design = { studies, replications, seed: `coverage of ${replications}` };
  const done: CoverageStudy[] = [];
  const keep = async (study: Promise<CoverageStudy>): Promise<void> => {
    done.push(await study);
    tell(`${studies} studies of ${replications} replications: ${done.at(-1)!.name}`);
  };
  const [steady, day, hour] = [steadyScenario(steadyLine.agents), dayScenario(0), hourScenario(0)];
  await keep(coverageOf(steady, steadyFigures(), design));
  await keep(pairedCoverageOf(steady, steadyScenario(steadyLine.agents + 1), steadyDifferences(), design));
  await keep(coverageOf(day, dayFigures(), design));
  await keep(pairedCoverageOf(day, dayScenario(1), dayDifferences(), design));
  await keep(coverageOf(hour, hourFigures(), design));
  await keep(pairedCoverageOf(hour, hourScenario(1), hourDifferences(1), design));
  return done;
}

export const statistics: Section<StatisticsData> = {
  name: 'statistics',
  title: 'Intervals and common callers',

  async run({ form, tell }) {
    const isShort = form === 'short';
    const studies = isShort ? 300 : 2000;
    const coverage = await coverageStudies(studies, isShort ? 20 : 50, tell);
    const small: CoverageStudy[] = [];
    if (!isShort) for (const replications of FEW) small.push(...(await coverageStudies(studies, replications, tell)));
    const flagship = await staffChanges('scenarios/nhs-111-winter.json', isShort ? 40 : 200, isShort);
    tell('staff changes in the flagship scenario');
    const yardstick = await staffChanges('bench/models/b.json', isShort ? 100 : 800, isShort);
    return { studies, coverage, small, staffChanges: [...flagship.changes, ...yardstick.changes] };
  },

  judge({ studies, coverage, staffChanges }) {
    const figures = judgeCoverage(coverage);
    // Figures of one study move together: in the worst case a kind is counted no better than one figure.
    const room = Math.max(0, 3.1 * Math.sqrt((0.95 * 0.05) / studies) - (0.95 - LEAST));
    const isPooledRight = pooledKinds(figures).map(({ share, most }) => share >= LEAST - room && share <= most + room);
    const variances = flagshipOf(staffChanges).map(({ varianceRatio }) => varianceRatio <= MOST_VARIANCE);
    const checks = [...figures.map(({ isRight }) => isRight), ...isPooledRight, ...variances];
    const within = figures.filter(({ share }) => share >= LEAST && share <= MOST).length;
    return {
      passed: checks.filter(Boolean).length,
      of: checks.length,
      unit: 'checks of intervals',
      details: `${within} of ${figures.length} figures covered 93.5 to 96.5 % of the time`,
    };
  },

  render(data) {
    const figures = judgeCoverage(data.coverage);
    return {
      markdown: [
        coverageMarkdown(data, figures),
        data.small.length > 0 ? smallMarkdown(data) : '',
        callersMarkdown(data),
        FOUND_AND_MENDED,
      ].join('\n\n'),
      charts: [
        coverageChart(figures, data.studies),
        ...(data.small.length > 0 ? [smallChart(data)] : []),
        ...(data.staffChanges.length > 2 ? [callersChart(data.staffChanges)] : []),
      ],
    };
  },
};

const FOUND_AND_MENDED = `### Found and mended

- **The difference of two probabilities** of meeting a target had Student's interval: no width at all where no replication told two plans apart, or all did. It is now that of Bonett and
  Price (2012) for paired shares.
- **Percentiles where many waits are equal**: whoever is answered as a routing step opens after 30 s has waited 30 s. The histogram spread them over its bin, so the 90th percentile of the day that SimPy
  runs below was printed as 30.4 s (30.3 to 30.5) where both programs' contacts waited 30.000 s. What a bin holds beyond the density beside it now stands at the wait that is shared.
- **A truth of our own that was wrong**: "nobody waits" was first asked as a speed of answer of 0, which does not see those who waited and hung up. The count of coverage showed it at once, as a bias; the
  case now has callers who never hang up.`;

function pooledKinds(figures: readonly JudgedCoverage[]) {
  return figureKinds
    .filter((kind) => figures.some((figure) => figure.kind === kind))
    .map((kind) => ({
      kind,
      figures: figures.filter((figure) => figure.kind === kind).length,
      share: pooled(figures, kind),
      most: kind === 'paired difference of probabilities' ? 1 : MOST,
    }));
}

function flagshipOf(changes: readonly StaffChange[]): StaffChange['measures'] {
  return changes.find(({ change }) => change === FLAGSHIP_CHANGE)!.measures;
}

const percent = (share: number, digits = 1): string => (100 * share).toFixed(digits);

function coverageMarkdown({ studies, coverage }: StatisticsData, figures: readonly JudgedCoverage[]): string {
  const replications = coverage[0]!.replications;
  const error = Math.sqrt((0.95 * 0.05) / studies);
  const contacts = coverage.reduce((sum, study) => sum + study.contacts, 0);
  return `### Does a 95 % interval hold the truth 95 % of the time?

${studies.toLocaleString('en-GB')} studies of each case, every one with a seed of its own and ${replications} replications; the truth is known without simulation (Erlang A, the
forward equations of a day, a chain that loses mass when somebody waits). Counted is how often the printed interval holds it. ${(contacts / 1e6).toFixed(0)} million contacts.

${markdownTable(
  [
    ['kind of figure', 'text'],
    ['figures', 'number'],
    ['held the truth, %', 'number'],
    ['lowest', 'number'],
    ['highest', 'number'],
  ],
  pooledKinds(figures).map(({ kind, figures: count, share }) => {
    const shares = figures.filter((figure) => figure.kind === kind).map((figure) => figure.share);
    return [kind, count, percent(share), percent(Math.min(...shares)), percent(Math.max(...shares))];
  }),
)}

One figure's count has a standard error of ${percent(error, 2)} points. A figure fails when its true coverage cannot be within 93.5 to 96.5 % (exact binomial, Holm over
all ${figures.length} figures: odds of any false alarm at most ${percent(FALSE_ALARM)} %; an interval that held the truth ${percent(foundCoverage(studies, figures.length))} % of the time would be found with
odds of 95 %), and a kind fails when the share over all its figures lies outside${studies < 2000 ? ' by more than chance can explain in so few studies' : ''} (odds of a false alarm at most 0.2 % a kind). Two kinds depend on a whole number of replications and cannot follow 95 %
smoothly: Wilson's interval of a probability is held to its own exact coverage, and the interval of a difference of probabilities, which errs on the wide side where
few replications tell two plans apart, to the lower end.

![How often each interval held the truth](charts/statistics-coverage.svg)

<details><summary>All ${figures.length} figures</summary>

${markdownTable(
  [
    ['case', 'text'],
    ['figure', 'text'],
    ['kind', 'text'],
    ['truth', 'number'],
    ['half-width / truth', 'number'],
    ['held, %', 'number'],
    ['too low', 'number'],
    ['too high', 'number'],
    ['', 'text'],
  ],
  figures.map((figure) => [
    figure.study,
    figure.name,
    figure.kind,
    figure.truth.toPrecision(5),
    (figure.meanHalfWidth / Math.abs(figure.truth)).toFixed(3),
    percent(figure.share, 2),
    figure.below,
    figure.above,
    figure.isRight ? 'right' : 'WRONG',
  ]),
)}

</details>`;
}

function smallMarkdown({ small, coverage }: StatisticsData): string {
  return `### What few replications cost

The same cases with ${FEW.join(' and ')} replications beside ${coverage[0]!.replications}. Counts that are often 0 in a replication (delays in one half hour, overtime) are skewed, and an interval from five replications
sees too little of the tail: that is the reason not to trust five. Not judged.

![Coverage against replications](charts/statistics-small-studies.svg)

${markdownTable(
  [
    ['kind of figure', 'text'],
    ...[...FEW, coverage[0]!.replications].map((n): [string, 'number'] => [
      `${n} replications: held, % (lowest)`,
      'number',
    ]),
  ],
  figureKinds.map((kind) => [
    kind,
    ...[...FEW, coverage[0]!.replications].map((replications) => {
      const shares = [...small, ...coverage]
        .filter((study) => study.replications === replications)
        .flatMap(({ figures }) => figures)
        .filter((figure) => figure.kind === kind)
        .map(({ covered, studies }) => covered / studies);
      return `${percent(shares.reduce((sum, share) => sum + share, 0) / shares.length)} (${percent(Math.min(...shares))})`;
    }),
  ]),
)}`;
}

function callersMarkdown({ staffChanges }: StatisticsData): string {
  const names: Readonly<Record<string, string>> = {
    serviceLevel: 'service level',
    abandonment: 'abandonment',
    asaSeconds: 'ASA',
    occupancy: 'occupancy',
    costPerAnswered: 'cost per answered',
  };
  const worst = Math.max(...flagshipOf(staffChanges).map(({ varianceRatio }) => varianceRatio));
  return `### Same callers: what is left of the noise in a difference

Variance of the difference of two plans, over what two studies with callers of their own would have. In the flagship scenario one agent more on every shift leaves at most
${worst.toFixed(3)} of it, where a fifth is allowed: the same precision from ${Math.floor(1 / worst)} times fewer replications.

${markdownTable(
  [
    ['scenario', 'text'],
    ['change', 'text'],
    ['paid hours, %', 'number'],
    ...Object.values(names).map((name): [string, 'number'] => [name, 'number']),
  ],
  staffChanges.map(({ scenario, change, addedShare, measures }) => [
    scenario,
    change,
    `+${percent(addedShare)}`,
    ...measures.map(({ varianceRatio }) => varianceRatio.toFixed(4)),
  ]),
)}

Everything random in these scenarios hangs on the caller (when, how long, how patient: the n-th of its class in both plans) and nothing is drawn on the floor, so the inputs are in
step whatever the plans do. What is left is no noise of simulation but the effect itself, which is larger on some days than on others: it falls with the
square of the change as the change gets small, and no other way of drawing the same callers removes it. Yardstick B with one agent more on every shift adds an eighth of its hours, and
is for that reason at a fifth.

${staffChanges.length > 2 ? '![Variance left against the size of the change](charts/statistics-common-callers.svg)' : ''}`;
}

const COLOURS = ['#0b5cad', '#b3541e', '#2f7d4f', '#7a4fa3', '#8a6d00', '#5b6673'];

function coverageChart(figures: readonly JudgedCoverage[], studies: number): Chart {
  const rows = figures.map((figure) => ({ kind: figure.kind, share: 100 * figure.share, isRight: figure.isRight }));
  const error = 196 * Math.sqrt((0.95 * 0.05) / studies);
  return {
    file: 'statistics-coverage.svg',
    svg: drawChart({
      height: 50 + 44 * figureKinds.length,
      marginLeft: 215,
      marginRight: 20,
      x: { label: 'intervals that held the truth, %', domain: [91, 100], grid: true },
      y: { label: null, domain: figureKinds },
      marks: [
        Plot.rectX([{ from: 93.5, to: 96.5 }], { x1: 'from', x2: 'to', fill: '#e3edf7' }),
        Plot.ruleX([95], { stroke: '#0b5cad' }),
        Plot.ruleX([95 - error, 95 + error], { stroke: '#0b5cad', strokeDasharray: '2,3' }),
        Plot.dot(rows, {
          x: 'share',
          y: 'kind',
          r: 4,
          fill: (row: { isRight: boolean }) => (row.isRight ? '#0b5cad' : '#b3261e'),
          fillOpacity: 0.55,
        }),
      ],
    }),
  };
}

function smallChart({ small, coverage }: StatisticsData): Chart {
  const rows = [...small, ...coverage].flatMap(({ name, replications, figures }) =>
    figures
      .filter(({ kind }) => !kind.includes('probabilit'))
      .map(({ name: figure, kind, covered, studies }) => ({
        line: `${name} ${figure}`,
        kind,
        replications,
        share: (100 * covered) / studies,
      })),
  );
  return {
    file: 'statistics-small-studies.svg',
    svg: drawChart({
      height: 300,
      marginRight: 20,
      x: { label: 'replications in a study', type: 'log', ticks: [...FEW, coverage[0]!.replications], tickFormat: 'd' },
      y: { label: 'intervals that held the truth, %', grid: true },
      marks: [
        Plot.rectY([{ from: 93.5, to: 96.5 }], { y1: 'from', y2: 'to', fill: '#e3edf7' }),
        Plot.line(rows, { x: 'replications', y: 'share', z: 'line', stroke: '#0b5cad', strokeOpacity: 0.35 }),
        Plot.dot(rows, { x: 'replications', y: 'share', r: 2.5, fill: '#0b5cad', fillOpacity: 0.6 }),
      ],
    }),
  };
}

function callersChart(changes: readonly StaffChange[]): Chart {
  const rows = changes.flatMap(({ scenario, addedShare, measures }) =>
    measures
      .filter(({ measure }) => measure === 'serviceLevel')
      .map(({ varianceRatio }) => ({ scenario, added: 100 * addedShare, varianceRatio })),
  );
  rows.sort((a, b) => a.added - b.added);
  const names = [...new Set(rows.map(({ scenario }) => scenario))];
  const starts = names.map((name) => rows.find(({ scenario }) => scenario === name)!);
  return {
    file: 'statistics-common-callers.svg',
    svg: drawChart({
      height: 320,
      marginRight: 20,
      x: {
        label: 'paid hours added, %',
        domain: [0.15, 25],
        type: 'log',
        ticks: [0.2, 0.5, 1, 2, 5, 10, 20],
        tickFormat: String,
        grid: true,
      },
      y: {
        label: 'variance left in the difference of service levels',
        domain: [0.0008, 1],
        type: 'log',
        ticks: [0.001, 0.01, 0.1, 1],
        tickFormat: String,
        grid: true,
      },
      color: { domain: names, range: COLOURS },
      marks: [
        Plot.ruleY([MOST_VARIANCE], { stroke: '#b3261e', strokeDasharray: '4,3' }),
        Plot.text([{ y: MOST_VARIANCE }], {
          y: 'y',
          text: () => 'a fifth',
          frameAnchor: 'left',
          dx: 4,
          dy: -7,
          fill: '#b3261e',
        }),
        Plot.line(rows, { x: 'added', y: 'varianceRatio', stroke: 'scenario' }),
        Plot.dot(rows, { x: 'added', y: 'varianceRatio', fill: 'scenario', r: 4 }),
        // Named at its left end, where the lines lie apart.
        Plot.text(starts, {
          x: 'added',
          y: 'varianceRatio',
          text: 'scenario',
          textAnchor: 'start',
          dx: 10,
          dy: 0,
          fill: 'scenario',
        }),
      ],
    }),
  };
}
