import { drawChart, Plot } from '../draw-chart.ts';
import { holm } from '../holm.ts';
import { markdownTable } from '../markdown-table.ts';
import type { Chart, Section } from '../section.ts';
import type { Check, Law } from './check.ts';
import { prices, timeUnits, twoHalves } from './invariance.ts';
import { HALFIN_WHITT, manyAgents, type PatiencePoint, patienceLimits, type ScalePoint } from './limits.ts';
import {
  conservation,
  hangUpsByTimeInLine,
  littleAtTheDesks,
  oneAgentMore,
  shippedScenarios,
} from './shipped-scenarios.ts';

interface LawsData {
  readonly laws: readonly Law[];
  readonly patience: readonly PatiencePoint[];
  readonly scale: readonly ScalePoint[];
}

/** Odds of a false alarm over all checks in which chance has a part. */
const FALSE_ALARM = 0.005;

export const lawsSection: Section<LawsData> = {
  name: 'laws',
  title: 'Laws',

  async run(validation) {
    const isLong = validation.form === 'long';
    const { tell } = validation;
    const limits = await patienceLimits(validation, isLong ? 200 : 20);
    const scale = await manyAgents(validation, isLong ? 100 : 10, isLong ? 400_000 : 60_000);
    tell('limits');
    const invariances = [
      await timeUnits(validation),
      await twoHalves(validation, isLong ? 200 : 20),
      await prices(validation),
    ];
    tell('invariances');
    const shipped = await shippedScenarios(isLong ? 10_000_000 : 600_000, isLong ? 200 : 40);
    const more = await oneAgentMore(shipped);
    tell(`${shipped.length} scenarios`);
    return {
      laws: [
        conservation(shipped),
        littleAtTheDesks(shipped),
        hangUpsByTimeInLine(shipped),
        more,
        limits.law,
        scale.law,
        ...invariances,
      ],
      patience: limits.curve,
      scale: scale.curve,
    };
  },

  judge({ laws }) {
    const failed = failedChecks(laws);
    const checks = laws.flatMap((law) => law.checks);
    const smallest = Math.min(...holm(checks.flatMap(({ p }) => (p === null ? [] : [p]))));
    return {
      passed: checks.length - failed.size,
      of: checks.length,
      unit: 'checks of laws',
      details: `${laws.length} laws, smallest Holm-adjusted p ${smallest.toPrecision(2)}`,
    };
  },

  render({ laws, patience, scale }) {
    const failed = failedChecks(laws);
    return {
      markdown: `What must hold in any right simulator, whatever the numbers. Where chance has a part, a check fails when its p-value is below ${100 * FALSE_ALARM} % after Holm's
correction over all checks of this section, which is the odds of any false alarm.

${laws.map((law) => lawMarkdown(law, failed)).join('\n\n')}`,
      charts: [patienceChart(patience), scaleChart(scale)],
    };
  },
};

function failedChecks(laws: readonly Law[]): ReadonlySet<Check> {
  const checks = laws.flatMap((law) => law.checks);
  const byChance = checks.filter(({ p }) => p !== null);
  const adjusted = holm(byChance.map(({ p }) => p!));
  return new Set([
    ...checks.filter(({ p, holds }) => p === null && !holds),
    ...byChance.filter((_, i) => !(adjusted[i]! > FALSE_ALARM)),
  ]);
}

const pictures: Readonly<Record<string, string>> = {
  'Erlang A lies between B and C': '![Abandonment and wait against patience](charts/laws-patience.svg)',
  Scaling: '![Delayed share against size](charts/laws-scale.svg)',
};

function lawMarkdown({ name, statement, checks, leftOut = [] }: Law, failed: ReadonlySet<Check>): string {
  const rows = checks.map((check) => [
    check.where,
    check.what,
    check.found,
    check.p === null ? '' : check.p.toPrecision(2),
    failed.has(check) ? 'BROKEN' : 'holds',
  ]);
  const table = markdownTable(
    [
      ['where', 'text'],
      ['what', 'text'],
      ['found', 'text'],
      ['p', 'number'],
      ['', 'text'],
    ],
    rows,
  );
  return `### ${name}

${statement}${leftOut.length > 0 ? ` Left out: ${leftOut.join('; ')}.` : ''}

${pictures[name] ?? ''}

${checks.length > 8 ? `<details><summary>${checks.length} checks, ${checks.filter((check) => failed.has(check)).length} broken</summary>\n\n${table}\n\n</details>` : table}`;
}

function patienceChart(curve: readonly PatiencePoint[]): Chart {
  const rows = curve.flatMap((point) => [
    {
      x: point.patienceSeconds,
      of: 'abandoned, %',
      exact: 100 * point.exactAbandonment,
      found: 100 * point.abandonment,
    },
    { x: point.patienceSeconds, of: 'mean wait, s', exact: point.exactAsaSeconds, found: point.asaSeconds },
  ]);
  return {
    file: 'laws-patience.svg',
    svg: drawChart({
      height: 300,
      marginRight: 115,
      x: { type: 'log', label: 'mean patience, s', tickFormat: String, ticks: [0.01, 1, 100, 10_000, 1e6] },
      y: { label: null, grid: true },
      marks: [
        Plot.line(rows, { x: 'x', y: 'exact', z: 'of', stroke: '#8a96a6' }),
        Plot.dot(rows, { x: 'x', y: 'found', r: 4, fill: '#0b5cad' }),
        Plot.text(rows.slice(-2), { x: 'x', y: 'exact', text: 'of', textAnchor: 'start', dx: 8 }),
        Plot.text(rows.slice(0, 1), { x: 'x', y: 'exact', text: () => 'Erlang B', textAnchor: 'start', dy: -10 }),
        Plot.text(rows.slice(-1), { x: 'x', y: 'exact', text: () => 'Erlang C', textAnchor: 'end', dy: -10 }),
      ],
    }),
  };
}

function scaleChart(curve: readonly ScalePoint[]): Chart {
  return {
    file: 'laws-scale.svg',
    svg: drawChart({
      height: 240,
      marginRight: 90,
      x: { type: 'log', label: 'agents', ticks: curve.map(({ agents }) => agents), tickFormat: String },
      y: { label: 'delayed', grid: true, zero: true },
      marks: [
        Plot.ruleY([HALFIN_WHITT], { stroke: '#b3541e', strokeDasharray: '4,3' }),
        Plot.text([HALFIN_WHITT], {
          y: (y: number) => y,
          text: () => 'Halfin and Whitt',
          frameAnchor: 'right',
          dy: -8,
          fill: '#b3541e',
        }),
        Plot.line(curve, { x: 'agents', y: 'exactDelayed', stroke: '#8a96a6' }),
        Plot.dot(curve, { x: 'agents', y: 'delayed', r: 4, fill: '#0b5cad' }),
      ],
    }),
  };
}
