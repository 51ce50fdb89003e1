import { parseHTML } from 'linkedom';
import { type ClaimStudy, formatMeasure, MEASURE_WORDS, type StoryFigure, type TestResult } from '../../engine/node.ts';
import { drawIntervals } from '../../web/charts/draw-intervals.ts';
import { type IntervalPanel, type IntervalRow, layoutIntervals } from '../../web/charts/layout-intervals.ts';
import { variantWords } from '../../web/state/variant-words.ts';

const widthPx = 720;
const mostPanels = 3;

/** Colours of web/style/tokens.css, for a picture that is looked at alone; inside the page those of the page hold. */
const style = `
svg:root { color-scheme: light dark; background: #fdfdfb; --ink: #1b222c; --ink-soft: #525c69; --hairline: #e2e0d9;
  --accent: #14628f; --short: #b14a08; --short-soft: #f8dcc4; --interval-area: #8fbdd8;
  --font: system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; }
@media (prefers-color-scheme: dark) { svg:root { background: #1b1f26; --ink: #e9ebee; --ink-soft: #a7b0bc; --hairline: #2e343d;
  --accent: #6db6e2; --short: #f2a05c; --short-soft: #57371d; --interval-area: #3d6d8a; } }
text { fill: var(--ink-soft); font: 12px var(--font); font-variant-numeric: tabular-nums; }
.names text, .figure { fill: var(--ink); font-size: 13px; }
.target-label { fill: var(--ink); font-size: 11px; }
.grid { stroke: var(--hairline); }
.target { stroke: var(--ink); stroke-dasharray: 4 3; }
.dot { fill: var(--accent); }
.dot.missed { fill: var(--short); }
line.interval { stroke: var(--interval-area); stroke-width: 6; }
line.interval.missed { stroke: var(--short-soft); }`;

/**
 * The picture of a story: a line for each variant, and beside each other the measures on which its verdicts rest, or what is
 * asked first of any plan, each with its interval and what was wanted.
 */
export function drawPicture(study: ClaimStudy): string {
  const measures = picturedMeasures(study);
  const rows = study.variants.map(({ name }): IntervalRow => {
    const estimates = measures.map(({ of, measure }) => {
      const found = study.figures.find((one) => one.variant === name && one.of === of && one.measure === measure);
      return found ?? { value: null, low: null, high: null };
    });
    return { name: variantWords(name), estimates };
  });
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg') as unknown as SVGSVGElement;
  const panels = measures.map((measure, p) => panelOf(measure, rows, p, study));
  drawIntervals(svg, layoutIntervals(rows, panels, widthPx));
  const [, , width, height] = svg.getAttribute('viewBox')!.split(' ').map(Number);
  svg.setAttribute('viewBox', `-12 -8 ${width! + 24} ${height! + 16}`);
  svg.removeAttribute('width');
  svg.removeAttribute('height');
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', `${study.scenarioName}: ${panels.map(({ name }) => name).join(', ')} by plan`);
  const markup = svg.outerHTML.replace(/-?\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))));
  return `${markup.replace(/(<svg[^>]*>)/, `$1<style>${style}\n</style>`)}\n`;
}

type PicturedMeasure = Pick<StoryFigure, 'of' | 'measure' | 'unit'> & { readonly test: TestResult | null };

function picturedMeasures({ claims, figures }: ClaimStudy): PicturedMeasure[] {
  const tests = claims.flatMap((claim) => [
    ...claim.tests,
    ...claim.conditions.flatMap((condition) => condition.tests),
  ]);
  const found = new Map<string, PicturedMeasure>();
  const add = ({ of, measure, unit }: StoryFigure, test: TestResult | null) => {
    const key = `${of}\n${measure}`;
    const isLevel = test !== null && test.figure.against === null;
    if (!found.has(key) || isLevel) {
      found.set(key, { of, measure, unit, test: isLevel ? test : null });
    }
  };
  for (const test of tests) add(test.figure, test);
  for (const measure of ['serviceLevel', 'cost', 'abandonment']) {
    const figure = figures.find((one) => one.of === 'all' && one.measure === measure);
    if (figure !== undefined && (figure.unit !== 'money' || figure.value !== 0)) add(figure, null);
  }
  return [...found.values()].slice(0, mostPanels);
}

function panelOf(
  { of, measure, unit, test }: PicturedMeasure,
  rows: readonly IntervalRow[],
  p: number,
  { currency }: ClaimStudy,
): IntervalPanel {
  const target = test?.atLeast ?? test?.atMost ?? null;
  const most = Math.max(target ?? 0, ...rows.map(({ estimates }) => estimates[p]!.high ?? estimates[p]!.value ?? 0));
  const isShare = unit === 'share' || unit === 'probability';
  const words = MEASURE_WORDS[measure] ?? measure;
  return {
    name: shortened(
      of === 'all' ? words : `${words}, ${of.replace(/^(class|topic|language|channel|group|vendor|kind) /, '')}`,
    ),
    unit,
    maximum: isShare && most > 0.4 ? 1 : most > 0 ? most * 1.05 : 1,
    target,
    isTargetMost: test?.atLeast === undefined,
    write: (value) => shortMoney(formatMeasure({ value, low: null, high: null }, unit, currency)),
  };
}

/** Panels stand side by side. */
function shortened(text: string): string {
  const name = text.replace(/^P\(met\), target /, 'P: ');
  return name.length <= 30 ? name : `${name.slice(0, 29)}\u2026`;
}

/** There is little room beside a dot: thousands and millions are enough. */
function shortMoney(text: string): string {
  const match = /^(-?[\d,]+)(?:\.\d+)? ([A-Z]{3})$/.exec(text);
  if (match === null) return text.replace(/ ([A-Z]{3})$/, '');
  const amount = Number(match[1]!.replaceAll(',', ''));
  if (Math.abs(amount) >= 1e6) return `${(amount / 1e6).toFixed(2)} M`;
  return Math.abs(amount) >= 10_000 ? `${Math.round(amount / 1000)} k` : text.replace(/ [A-Z]{3}$/, '');
}
