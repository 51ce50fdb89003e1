import { drawChart, Plot } from '../draw-chart.ts';
import type { CaseResult, Figure } from './exact-answers.ts';
import { isMain, type Judgement, relativeHalfWidth } from './judge-exact.ts';

const INK = '#1d2733';
const SOFT = '#8a96a6';
const ACCENT = '#0b5cad';
const WARM = '#c2410c';

/** A histogram of z beside the normal law. */
export function drawZScores(z: readonly number[]): string {
  const width = 0.25;
  const normal = Array.from({ length: 181 }, (_, i) => {
    const x = -4.5 + i * 0.05;
    return { x, y: (z.length * width * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI) };
  });
  return drawChart({
    height: 300,
    x: { label: 'difference / standard error', domain: [-5, 5] },
    y: { label: 'figures', grid: true },
    marks: [
      Plot.rectY(bars(z, width), {
        x1: 'from',
        x2: 'to',
        y: 'count',
        fill: ACCENT,
        fillOpacity: 0.45,
        inset: 0.5,
      }),
      Plot.line(normal, { x: 'x', y: 'y', stroke: INK, strokeWidth: 1.5 }),
      Plot.text([{ x: 1.35, y: normal[117].y }], {
        x: 'x',
        y: 'y',
        text: () => 'the normal law',
        textAnchor: 'start',
        dx: 8,
        dy: -6,
        fill: INK,
      }),
      Plot.ruleY([0]),
    ],
  });
}

function bars(values: readonly number[], width: number): { from: number; to: number; count: number }[] {
  return Array.from({ length: 10 / width }, (_, i) => {
    const from = -5 + i * width;
    return { from, to: from + width, count: values.filter((value) => value >= from && value < from + width).length };
  });
}

/** All z of a case in a row, with the bound for one figure. */
export function drawStrips(byCase: ReadonlyMap<CaseResult, readonly Judgement[]>, bound: number): string {
  const dots = [...byCase].flatMap(([{ id }, judged]) =>
    judged.flatMap(({ status, z, passed }) =>
      status === 'tested' ? [{ id, z: Math.max(-7, Math.min(7, z)), passed }] : [],
    ),
  );
  const ids = [...byCase.keys()].map(({ id }) => id);
  return drawChart({
    height: 40 + 13 * ids.length,
    marginLeft: 110,
    x: { label: 'difference / standard error', domain: [-7, 7], axis: 'both', grid: true },
    y: { domain: ids, label: null, tickSize: 0 },
    marks: [
      Plot.ruleX([0], { stroke: SOFT }),
      Plot.ruleX([-bound, bound], { stroke: WARM, strokeDasharray: '4 3' }),
      Plot.dot(dots, {
        x: 'z',
        y: 'id',
        r: 2,
        fill: (dot: { passed: boolean }) => (dot.passed ? ACCENT : WARM),
        fillOpacity: 0.45,
      }),
    ],
  });
}

/** Of each case the main figure with the widest interval: estimate over exact value. */
export function drawDifferences(cases: readonly CaseResult[]): string {
  const rows = cases.flatMap(({ id, figures }) => {
    const main = figures.filter(isMain);
    if (main.length === 0) return [];
    const figure = main.reduce((widest, each) => (relativeHalfWidth(each) > relativeHalfWidth(widest) ? each : widest));
    return [differenceOf(id, figure)];
  });
  return drawChart({
    height: 40 + 13 * rows.length,
    marginLeft: 270,
    x: { label: 'estimate / exact - 1, %', domain: [-2, 2], axis: 'both', grid: true, clamp: true },
    y: { domain: rows.map(({ name }) => name), label: null, tickSize: 0 },
    marks: [
      Plot.ruleX([0], { stroke: INK }),
      Plot.ruleX([-1, 1], { stroke: SOFT, strokeDasharray: '4 3' }),
      Plot.ruleY(rows, { x1: 'low', x2: 'high', y: 'name', stroke: ACCENT, strokeWidth: 2 }),
      Plot.dot(rows, { x: 'difference', y: 'name', r: 2.5, fill: ACCENT }),
    ],
  });
}

function differenceOf(id: string, figure: Figure) {
  const { reading } = figure;
  if (reading.kind !== 'random') throw new Error(`${figure.metric} has no interval`);
  const difference = 100 * (reading.value / reading.expected - 1);
  const half = 100 * relativeHalfWidth(figure);
  return { name: `${id}  ${figure.metric}`, difference, low: difference - half, high: difference + half };
}

/** The mean number waiting in each hour of ContactCenters' sample day. */
export function drawDay(cases: readonly CaseResult[]): string {
  const figures = cases.find(({ id }) => id === 'PUBL-CC-01')?.figures ?? [];
  const points = figures.flatMap(({ metric, reading }) => {
    const [, place] = /^by_interval_mean_queue_avg\[(\d+)\]$/.exec(metric) ?? [];
    if (place === undefined || reading.kind !== 'random') return [];
    const { value, standardError, expected } = reading;
    const from = Number(place) - 1;
    const half = 1.96 * standardError;
    return [{ from, until: from + 1, middle: from + 0.5, expected, value, low: value - half, high: value + half }];
  });
  return drawChart({
    height: 260,
    x: { label: 'hours since opening', ticks: 13 },
    y: { label: 'contacts waiting', grid: true },
    marks: [
      Plot.ruleY(points, { x1: 'from', x2: 'until', y: 'expected', stroke: INK, strokeWidth: 1.5 }),
      Plot.ruleX(points, { x: 'middle', y1: 'low', y2: 'high', stroke: WARM, strokeWidth: 3 }),
      Plot.dot(points, { x: 'middle', y: 'value', r: 3, fill: WARM }),
      Plot.ruleY([0]),
    ],
  });
}
