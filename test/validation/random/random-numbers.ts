import { drawChart, Plot } from '../draw-chart.ts';
import { holm } from '../holm.ts';
import { markdownTable } from '../markdown-table.ts';
import type { Chart, Section } from '../section.ts';
import { type BatteryResult, batteryResults } from './dieharder.ts';
import { kolmogorovSmirnov } from './goodness-of-fit.ts';
import { lawTests, type RandomTest, streamTests } from './own-tests.ts';

interface RandomData {
  readonly own: readonly RandomTest[];
  readonly battery: readonly BatteryResult[];
  /** Tests with a p-value near 0 or 1, run once more on other bits. */
  readonly again: readonly BatteryResult[];
}

/** Odds of a false alarm: over all own tests, and over all of the battery. */
const FALSE_ALARM = 0.005;
/** What dieharder calls weak: one of a hundred right results is. */
const WEAK = 0.005;

export const randomNumbers: Section<RandomData> = {
  name: 'random',
  title: 'Random numbers',

  async run({ form, tell }) {
    const isLong = form === 'long';
    const own = lawTests(isLong ? 4_000_000 : 400_000);
    tell(`${own.length} tests of laws`);
    own.push(...streamTests(isLong ? 50_000 : 10_000));
    return { own, battery: batteryResults(false), again: batteryResults(true) };
  },

  judge({ own, battery, again }) {
    const ownAdjusted = holm(own.map(({ p }) => p));
    const batteryAdjusted = holm([...battery, ...again].filter((result) => !isInDoubt(result)).map(twoSided));
    const areSpreadEvenly = evenness(battery) > FALSE_ALARM;
    const checks = [...ownAdjusted, ...batteryAdjusted].map((p) => p > FALSE_ALARM).concat(areSpreadEvenly);
    return {
      passed: checks.filter(Boolean).length,
      of: checks.length,
      unit: 'tests of random numbers',
      details: `${battery.length} by dieharder, smallest Holm-adjusted p ${Math.min(...ownAdjusted, ...batteryAdjusted).toPrecision(2)}`,
    };
  },

  render(data, form) {
    return { markdown: markdownOf(data, form === 'long'), charts: [pChart(data)] };
  },
};

/** Where dieharder's own p-value is in doubt: judged by what it should have computed, among our own tests. */
const isInDoubt = ({ test, size }: BatteryResult): boolean => test === 'rgb_lagged_sum' && size === 31;

/** dieharder's p-values are bad near 1 as near 0: a fit that is too good. */
function twoSided({ p }: BatteryResult): number {
  return 2 * Math.min(p, 1 - p);
}

/** Of all p-values together; of the serial test, which judges one set of bits at sixteen sizes, the last. */
function evenness(battery: readonly BatteryResult[]): number {
  const apart = battery.filter(({ test, size }) => test !== 'sts_serial' || size === 16);
  return kolmogorovSmirnov(Float64Array.from(apart, ({ p }) => p).sort());
}

function sumsOf(own: readonly RandomTest[]): string {
  const tests = own.filter(({ of }) => of.startsWith('sums of a million words'));
  const sums = (tests[0]?.drawn ?? 0) / 1e6;
  return `${sums.toLocaleString('en-GB')} sums of a million words (${tests.map(({ test, p }) => `${test}: p ${p.toFixed(3)}`).join('; ')})`;
}

const meanings: Readonly<Record<string, string>> = {
  raw: 'one stream alone',
  replications: 'one class and purpose in 1,024 neighbouring replications, a word of each in turn',
  purposes: 'all purposes of one class, a word of each in turn',
  classes: 'a thousand classes whose names differ by a number, a word of each in turn',
  openings: 'the first eight words of every replication in turn',
};

function markdownOf({ own, battery, again }: RandomData, isLong: boolean): string {
  const orders = [...new Set(battery.map(({ order }) => order))];
  const isWeak = ({ p }: BatteryResult): boolean => p < WEAK || p > 1 - WEAK;
  const weak = battery.filter(isWeak);
  const groups = [...new Set(own.map(({ of }) => of))];
  return `Every class and purpose draws from a stream of its own in each replication (sfc32, opened by a ChaCha block of seed, class, purpose and replication). What matters is not one stream but
how they stand to each other, so a published battery was given them interleaved. sfc32 itself is among the generators that its author ran through PractRand to 2^45 bytes without a
fault; neither PractRand nor TestU01 is in Debian, dieharder is.

### A published battery: dieharder 3.31.1

${markdownTable(
  [
    ['order of the words', 'text'],
    ['what it is', 'text'],
    ['p-values', 'number'],
    ['weak', 'number'],
    ['smallest', 'number'],
    ['largest', 'number'],
  ],
  orders.map((order) => {
    const results = battery.filter((result) => result.order === order);
    const p = results.map((result) => result.p);
    return [
      `\`${order}\``,
      meanings[order] ?? '',
      p.length,
      results.filter(isWeak).length,
      Math.min(...p).toFixed(5),
      Math.max(...p).toFixed(5),
    ];
  }),
)}

dieharder calls a p-value below 0.005 or above 0.995 weak: one of a hundred right ones is. Of ${battery.length} here ${weak.length} are, where ${(2 * WEAK * battery.length).toFixed(1)} are expected; but for one test none is rejected at ${100 * FALSE_ALARM} % after
Holm's correction over all, and all together they are spread evenly (Kolmogorov-Smirnov p ${evenness(battery).toFixed(3)}, the serial test's dependent ones left out). Each weak one was run once more on bits of another seed: the last column.
A fault would come back.

**One came back**: the lagged sum of lag 31 on \`replications\`, near 1 both times, 0.9999996 the second time: values that would be *too* even. dieharder was then given 13 more seeds of ours (0.55 to 0.99) and, as a
control, the operating system's random device 13 times (0.11 to 0.9995, three of them above 0.99). So the sums that it should have computed are computed here without it: ${sumsOf(own)}. The words are
right; what dieharder makes of twenty such sums is in doubt, so this one test is judged by ours and not by its own.

${
  weak.length === 0
    ? ''
    : markdownTable(
        [
          ['order', 'text'],
          ['test', 'text'],
          ['size', 'number'],
          ['p', 'number'],
          ['again, p', 'text'],
        ],
        weak.map((result) => [
          result.order,
          result.test,
          result.size,
          result.p.toFixed(5),
          again
            .filter(({ order, test, size }) => order === result.order && test === result.test && size === result.size)
            .map(({ p }) => (p > 0.9995 ? String(p) : p.toFixed(3)))
            .join(', ') || 'not run',
        ]),
      )
}

![p-values in order](charts/random-p-values.svg)

What was run, when and how to run it again: [test/validation/random](../../test/validation/random/README.md). The outputs are kept as dieharder printed them.

### Laws and streams

Drawn anew with every validation: ${groups.length} laws and families of streams, ${own.length} tests. Every value is put where it stands in its law and must be uniform there: a thousand even cells, Kolmogorov-Smirnov,
Anderson-Darling (which looks at the ends), the mean, and counts beyond one in a thousand to one in ${isLong ? 'a million' : 'a hundred thousand'} on both sides. A law fails when a p-value is below ${100 * FALSE_ALARM} % after Holm's correction over all.

<details><summary>Smallest p-value of each</summary>

${markdownTable(
  [
    ['of', 'text'],
    ['tests', 'number'],
    ['drawn', 'number'],
    ['smallest p', 'number'],
    ['in', 'text'],
  ],
  groups.map((of) => {
    const tests = own.filter((test) => test.of === of);
    const least = tests.reduce((a, b) => (b.p < a.p ? b : a));
    return [
      of,
      tests.length,
      Math.max(...tests.map(({ drawn }) => drawn)).toLocaleString('en-GB'),
      least.p.toPrecision(2),
      least.test,
    ];
  }),
)}

</details>`;
}

function pChart({ own, battery }: RandomData): Chart {
  const inOrder = (values: readonly number[], of: string) =>
    [...values].sort((a, b) => a - b).map((p, i) => ({ of, expected: (i + 0.5) / values.length, p }));
  const rows = [
    ...inOrder(
      battery.map(({ p }) => p),
      'dieharder',
    ),
    ...inOrder(
      own.map(({ p }) => p),
      'laws and streams',
    ),
  ];
  const colours: Readonly<Record<string, string>> = { dieharder: '#0b5cad', 'laws and streams': '#b3541e' };
  const names = Object.keys(colours);
  return {
    file: 'random-p-values.svg',
    svg: drawChart({
      height: 360,
      width: 460,
      x: { label: 'where right p-values would lie', domain: [0, 1] },
      y: { label: 'p-value', domain: [0, 1], grid: true },
      marks: [
        Plot.line([0, 1], { x: (d: number) => d, y: (d: number) => d, stroke: '#8a96a6' }),
        Plot.dot(rows, { x: 'expected', y: 'p', r: 1.8, fill: (row: { of: string }) => colours[row.of]! }),
        ...names.map((name, i) =>
          Plot.text([name], {
            frameAnchor: 'top-left',
            text: (d: string) => d,
            fill: colours[name]!,
            dx: 10,
            dy: 10 + 18 * i,
          }),
        ),
      ],
    }),
  };
}
