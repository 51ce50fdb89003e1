import { drawChart, Plot } from '../draw-chart.ts';
import { markdownTable } from '../markdown-table.ts';
import type { Chart, Section } from '../section.ts';
import { atlanta } from './atlanta.ts';
import { type CentresData, comparisonsOf, judgedDays, totalsOf } from './comparisons.ts';
import { type BackTest, backTests } from './day-by-day.ts';
import {
  BENEFITS_LINE_SECONDS,
  NURSE_LINE_SECONDS,
  type QualityAndHangUps,
  qualityAndHangUps,
  type WaitsAndHangUps,
  waitsAndHangUps,
} from './waits-and-hang-ups.ts';

export const realCentres: Section<CentresData> = {
  name: 'centres',
  title: 'Real centres',

  async run(validation) {
    const isLong = validation.form === 'long';
    return {
      backTests: await backTests(validation),
      waits: await waitsAndHangUps(validation, isLong),
      quality: await qualityAndHangUps(validation, isLong),
      atlanta: await atlanta(validation, isLong),
    };
  },

  judge(data) {
    const comparisons = comparisonsOf(data);
    return {
      passed: comparisons.filter(({ agrees, toldToAgree }) => agrees === toldToAgree).length,
      of: comparisons.length,
      unit: 'comparisons with real centres come out as the report tells',
      details: `${comparisons.filter(({ agrees }) => agrees).length} agree, the others have their reasons`,
    };
  },

  render(data) {
    return {
      markdown: markdownOf(data),
      charts: [daysChart(data.backTests), waitsChart(data.waits), qualityChart(data.quality)],
    };
  },
};

function markdownOf(data: CentresData): string {
  const percent = (share: number): string => (100 * share).toFixed(1);
  return `A simulator can be exact and still say nothing true of a centre, when the centre is not as it was told. Here it is told what was published and nothing else, and what
came of it is beside what really happened. Nothing is tuned to come closer. What had to be assumed is said; a roster or a handle time that nobody published is one fitted number,
and what it was fitted to is not counted. Tolerances are what a planner would call the same.

${markdownTable(
  [
    ['what', 'text'],
    ['really', 'text'],
    ['model', 'text'],
    ['tolerance', 'text'],
    ['', 'text'],
    ['because', 'text'],
  ],
  comparisonsOf(data).map(({ what, observed, predicted, tolerance, agrees, because }) => [
    what,
    observed,
    predicted,
    tolerance,
    agrees ? 'agrees' : '**differs**',
    because,
  ]),
)}

**What it gets right.** Given volumes and one number that stands for the level of staffing, the share answered in time over weeks that it was not shown; hang-ups where
waits are long all day; how many staff an overloaded centre lacks. These follow from the queue, and the queue is right.

**Where it cannot be right, and why.** *Single days*, without the real roster: the chart below swings more than the centres did, because they moved staff and it
was not told. *Hang-ups in good times*: one exponential patience has nobody who hangs up in the recorded message; a mixture with an early part
(\`"law": "mixture"\`) can say it, once somebody has measured it. *Averages over many centres or a whole quarter*: waits of the mean are not the mean of waits.

### NHS 111 day by day

The eight largest providers, each a line of its own; calls that were answered or hung up, of every day. Rosters by the hour, sized each day on the mean of the same weekday in the four
weeks before at one occupancy; that occupancy is fitted to the share answered within 60 s from 22 December to 8 February (bank holidays left out) and is the only fitted number. Handle time 950 s (NHS 111
minimum data set), patience 1,940 s and the shape of the day as in \`scenarios/nhs-111-winter.json\`. An occupancy near or above 1 says
that calls take less than 950 s there.

![Answered within 60 s by day, really and by the model](charts/centres-days.svg)

${markdownTable(
  [
    ['provider', 'text'],
    ['fitted occupancy', 'number'],
    ['within 60 s, fitted weeks: really', 'number'],
    ['model', 'number'],
    ['predicted weeks: really', 'number'],
    ['model', 'number'],
    ['hung up, predicted weeks: really', 'number'],
    ['model', 'number'],
  ],
  data.backTests.map((test) => {
    const [training, tested] = [true, false].map((isTraining) => totalsOf(judgedDays([test], isTraining)));
    return [
      test.name,
      test.plannedOccupancy.toFixed(3),
      percent(training!.observedWithin),
      percent(training!.predictedWithin),
      percent(tested!.observedWithin),
      percent(tested!.predictedWithin),
      percent(tested!.observedAbandoned),
      percent(tested!.predictedAbandoned),
    ];
  }),
)}

### Waits and hang-ups

Centres that published both. The lines are the model at one mean patience: ${NURSE_LINE_SECONDS.toLocaleString('en-GB')} s, the ratio of wait to hang-ups of Atlanta and NHS 111 in 2021, and ${BENEFITS_LINE_SECONDS.toLocaleString('en-GB')} s, the median of that ratio over
Medicaid lines. That the points lie along such lines over two powers of ten is what the model has to say; that patience differs between centres by a factor of three and more is what a
user has to find out.

![Hang-ups against mean wait](charts/centres-waits.svg)

### Service and hang-ups, NHS 111 in 2015-16

Each dot a site in a month (${data.quality.observed.length} with more than 5,000 calls answered); tenths of them joined; the model with no number fitted.

![Hang-ups after 30 s against the share answered within 60 s](charts/centres-quality.svg)

Data, sources and licences: [test/validation/centres/data](../../test/validation/centres/data/README.md). Contains public sector information licensed under the Open Government Licence v3.0.`;
}

const BLUE = '#0b5cad';
const INK = '#1d2733';
const ORANGE = '#b3541e';

const kinds: readonly (readonly [string, string])[] = [
  ['health line', BLUE],
  ['benefits line', ORANGE],
  ['other', '#8a96a6'],
];

function daysChart(tests: readonly BackTest[]): Chart {
  const dates = tests[0]!.days.map(({ date }) => date);
  const rows = dates.flatMap((date) => {
    const total = totalsOf(tests.flatMap(({ days }) => days.filter((day) => day.date === date)));
    const day = new Date(`${date}T12:00Z`);
    return [
      { day, of: 'really', share: 100 * total.observedWithin },
      { day, of: 'model', share: 100 * total.predictedWithin },
    ];
  });
  const firstPredicted = new Date(`${tests[0]!.days.find(({ isTraining }) => !isTraining)!.date}T00:00Z`);
  const ends = [rows[0]!.day, firstPredicted, rows.at(-1)!.day];
  const lastRows = rows.slice(-2);
  return {
    file: 'centres-days.svg',
    svg: drawChart({
      height: 300,
      marginRight: 60,
      x: { type: 'utc', label: null },
      y: { label: 'answered within 60 s, % of the answered', domain: [0, 100], grid: true },
      marks: [
        Plot.rectX([{ from: ends[1], to: ends[2] }], { x1: 'from', x2: 'to', fill: '#f1f4f8' }),
        Plot.text([{ x: ends[0] }], {
          x: 'x',
          text: () => 'fitted',
          frameAnchor: 'bottom',
          textAnchor: 'start',
          dy: -6,
        }),
        Plot.text([{ x: ends[1] }], {
          x: 'x',
          text: () => 'predicted',
          frameAnchor: 'bottom',
          textAnchor: 'start',
          dx: 6,
          dy: -6,
        }),
        Plot.line(rows, {
          x: 'day',
          y: 'share',
          stroke: (row: { of: string }) => (row.of === 'really' ? INK : BLUE),
          z: 'of',
        }),
        Plot.text(
          // Both end on one day: the name of the upper one stands above, that of the lower one below.
          lastRows.map((row, i) => ({ ...row, share: row.share + (row.share >= lastRows[1 - i]!.share ? 4 : -4) })),
          {
            x: 'day',
            y: 'share',
            text: 'of',
            textAnchor: 'start',
            dx: 6,
            fill: (row: { of: string }) => (row.of === 'really' ? INK : BLUE),
          },
        ),
      ],
    }),
  };
}

function waitsChart({ centres, model }: WaitsAndHangUps): Chart {
  const lines = model.map((point) => ({
    ...point,
    share: 100 * point.abandonment,
    patience: `${point.patienceSeconds} s`,
  }));
  const dots = centres.map((centre) => ({ ...centre, share: 100 * centre.abandonment }));
  const ends = [NURSE_LINE_SECONDS, BENEFITS_LINE_SECONDS].map(
    (patience) => lines.filter(({ patienceSeconds }) => patienceSeconds === patience).at(-1)!,
  );
  return {
    file: 'centres-waits.svg',
    svg: drawChart({
      height: 380,
      marginRight: 90,
      x: {
        type: 'log',
        label: 'mean wait, s',
        domain: [10, 12_000],
        grid: true,
        ticks: [10, 30, 100, 300, 1000, 3000, 10_000],
        tickFormat: 'd',
      },
      y: { type: 'log', label: 'hung up, %', grid: true, ticks: [1, 3, 10, 30, 100], tickFormat: 'd' },
      color: { domain: kinds.map(([kind]) => kind), range: kinds.map(([, colour]) => colour) },
      marks: [
        Plot.line(lines, { x: 'waitSeconds', y: 'share', z: 'patience', stroke: INK, strokeOpacity: 0.6 }),
        Plot.text(ends, { x: 'waitSeconds', y: 'share', text: 'patience', textAnchor: 'start', dx: 5, dy: -8 }),
        Plot.dot(dots, { x: 'waitSeconds', y: 'share', fill: 'kind', r: 3.5, fillOpacity: 0.75 }),
        ...kinds.map(([kind, colour], i) =>
          Plot.text([kind], {
            frameAnchor: 'top-left',
            text: (name: string) => name,
            fill: colour,
            dx: 8,
            dy: 8 + 16 * i,
          }),
        ),
      ],
    }),
  };
}

function qualityChart({ observed, tenths, model }: QualityAndHangUps): Chart {
  const scaled = (points: QualityAndHangUps['observed']) =>
    points.map(({ within, abandonedAfter30 }) => ({ within: 100 * within, hungUp: 100 * abandonedAfter30 }));
  const line = scaled([...model].sort((a, b) => a.within - b.within));
  return {
    file: 'centres-quality.svg',
    svg: drawChart({
      height: 300,
      marginRight: 20,
      x: { label: 'answered within 60 s, % of the answered', domain: [30, 100] },
      y: { label: 'hung up after 30 s, % of offered', domain: [0, 25], grid: true },
      marks: [
        Plot.dot(scaled(observed), { x: 'within', y: 'hungUp', r: 2, fill: '#8a96a6', fillOpacity: 0.5, clip: true }),
        Plot.line(scaled(tenths), { x: 'within', y: 'hungUp', stroke: INK, strokeWidth: 2 }),
        Plot.line(line, { x: 'within', y: 'hungUp', stroke: BLUE, strokeWidth: 2, clip: true }),
        Plot.text(scaled(tenths).slice(0, 1), {
          x: 'within',
          y: 'hungUp',
          text: () => 'really',
          textAnchor: 'end',
          dx: -6,
        }),
        Plot.text(line.slice(0, 1), {
          x: 'within',
          y: 'hungUp',
          text: () => 'model',
          textAnchor: 'start',
          dx: 8,
          fill: BLUE,
        }),
      ],
    }),
  };
}
