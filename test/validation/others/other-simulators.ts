import { normalCdf } from '../../../engine/arithmetic/normal.ts';
import type { ContactMeasures, Estimate, EstimateSeries, Report, ScenarioInput } from '../../../engine/index.ts';
import { studentTQuantile } from '../../../engine/theory/student-t.ts';
import { projectText } from '../../support/project-files.ts';
import { drawChart, Plot } from '../draw-chart.ts';
import { holm } from '../holm.ts';
import { standardErrorOf } from '../laws/check.ts';
import { markdownTable } from '../markdown-table.ts';
import type { Chart, Section } from '../section.ts';
import { recordedSimpy, runSimpy, SCENARIO } from './simpy.ts';

interface Figure {
  readonly name: string;
  readonly ours: number;
  readonly ourError: number;
  readonly theirs: number;
  readonly theirError: number;
}

interface OthersData {
  readonly replications: number;
  readonly contacts: number;
  readonly simpy: {
    readonly version: string;
    readonly python: string;
    readonly days: number;
    readonly contacts: number;
    readonly seed: number;
    /** Why SimPy did not run now, and its record was used; null when it did. */
    readonly missing: string | null;
  };
  readonly figures: readonly Figure[];
}

const FALSE_ALARM = 0.005;
const SIMPY_SEED = 2026;

export const otherSimulators: Section<OthersData> = {
  name: 'others',
  title: 'Another simulator',

  async run({ form, study, tell }) {
    const isLong = form === 'long';
    const scenario: ScenarioInput = JSON.parse(projectText(SCENARIO));
    const replications = isLong ? 4000 : 400;
    const report = await study({ ...scenario, run: { seed: 'clinic day', replications } });
    const live = runSimpy(isLong ? 1000 : 60, SIMPY_SEED);
    const missing = 'missing' in live ? live.missing : null;
    const theirs = 'missing' in live ? recordedSimpy() : live;
    tell(missing === null ? `SimPy ${theirs.simpy}, ${theirs.days} days` : `${missing}: its record is used`);
    const figures = Object.entries(theirs.figures).map(([name, { value, standardError }]): Figure => {
      const ours = estimateOf(report, name);
      return {
        ...{ name, ours: ours.value!, ourError: standardErrorOf(ours, report.replications) },
        ...{ theirs: value, theirError: standardError },
      };
    });
    return {
      ...{ replications, contacts: report.contactsSimulated, figures },
      simpy: {
        ...{ version: theirs.simpy, python: theirs.python, days: theirs.days, contacts: theirs.contacts },
        ...{ seed: SIMPY_SEED, missing },
      },
    };
  },

  judge({ figures, simpy }) {
    const adjusted = holm(figures.map(pOf));
    return {
      passed: adjusted.filter((p) => p > FALSE_ALARM).length,
      of: figures.length,
      unit: `figures of SimPy ${simpy.version}`,
      details: `smallest Holm-adjusted p ${Math.min(...adjusted).toPrecision(2)}`,
    };
  },

  render(data) {
    return { markdown: markdownOf(data), charts: [zChart(data.figures), hourChart(data)] };
  },
};

/** The figure that the other program calls by this name. */
function estimateOf({ totals, classes, groups, overTime }: Report, name: string): Estimate {
  const ofGroup = groups.find((group) => name.endsWith(` ${group.name}`));
  if (name.startsWith('answered by ')) return ofGroup!.answered;
  if (name.startsWith('busy hours of ')) return ofGroup!.busyHours;
  const [what, where] = name.split(', ');
  const measure = measureOf(what!);
  if (where === 'all') return totals.measures[measure];
  if (where!.startsWith('hour ')) {
    const { labels, measures } = overTime.hourOfDay;
    return pick(measures[measure], labels.indexOf(where!.slice('hour '.length)));
  }
  return classes.find((one) => one.name.startsWith(`${where}/`))!.measures[measure];
}

function measureOf(what: string): keyof ContactMeasures<unknown> {
  const names: Readonly<Record<string, keyof ContactMeasures<unknown>>> = {
    'service level': 'serviceLevel',
    abandonment: 'abandonment',
    ASA: 'asaSeconds',
    offered: 'offered',
    'mean wait': 'meanWaitSeconds',
  };
  return names[what]!;
}

const pick = ({ value, low, high }: EstimateSeries, i: number): Estimate => ({
  value: value[i]!,
  low: low[i]!,
  high: high[i]!,
});

const zOf = ({ ours, ourError, theirs, theirError }: Figure): number =>
  (ours - theirs) / Math.hypot(ourError, theirError);
const pOf = (figure: Figure): number => 2 * normalCdf(-Math.abs(zOf(figure)));

function markdownOf({ replications, contacts, simpy, figures }: OthersData): string {
  const interval = (value: number, error: number, n: number): string => {
    const half = studentTQuantile(0.975, n - 1) * error;
    return `${short(value)} (${short(value - half)} to ${short(value + half)})`;
  };
  const largest = Math.max(...figures.map((figure) => Math.abs(zOf(figure))));
  return `[clinic_day.py](../../test/validation/others/clinic_day.py) is a program in SimPy ${simpy.version} that was written from the rules in \`engine/README.md\` and reads nothing but the numbers of
[clinic-day.json](../../test/validation/others/clinic-day.json): two topics of different priority, two languages, rates by the hour, three groups with shifts that overlap, end and break off while contacts are in
hand, skills with speeds of their own, an overflow vendor that opens after 30 to 90 s, after-call work, patience by topic. It has its own clock, queues and random
numbers, and its intervals are its own. ${
    simpy.missing === null
      ? `Both ran side by side: Surgeboard ${replications.toLocaleString('en-GB')} days (${(contacts / 1e6).toFixed(1)} million contacts), SimPy ${simpy.days.toLocaleString('en-GB')} days (${(simpy.contacts / 1e6).toFixed(2)} million).`
      : `SimPy did not run here (${simpy.missing}); Surgeboard's ${replications.toLocaleString('en-GB')} days are compared with the record of ${simpy.days.toLocaleString('en-GB')} days that is kept beside the program.`
  }

A figure fails when its difference has a p-value below ${100 * FALSE_ALARM} % after Holm's correction over all ${figures.length}. The largest difference is ${largest.toFixed(2)} standard errors; of ${figures.length} right ones about
${(figures.length * 0.05).toFixed(0)} are expected beyond 1.96 and there are ${figures.filter((figure) => Math.abs(zOf(figure)) > 1.96).length}.

![Differences in standard errors](charts/others-z-scores.svg)

![The day by both programs](charts/others-hours.svg)

${markdownTable(
  [
    ['figure', 'text'],
    ['Surgeboard (95 %)', 'number'],
    ['SimPy (95 %)', 'number'],
    ['difference', 'number'],
    ['z', 'number'],
  ],
  figures
    .filter(({ name }) => !name.includes(', hour '))
    .map((figure) => [
      figure.name,
      interval(figure.ours, figure.ourError, replications),
      interval(figure.theirs, figure.theirError, simpy.days),
      short(figure.ours - figure.theirs),
      zOf(figure).toFixed(2),
    ]),
)}`;
}

function short(value: number): string {
  const size = Math.abs(value);
  return size >= 100 ? value.toFixed(1) : size >= 1 ? value.toFixed(2) : value.toFixed(4);
}

function zChart(figures: readonly Figure[]): Chart {
  const z = figures.map(zOf);
  const density = Array.from({ length: 81 }, (_, i) => {
    const x = i / 10 - 4;
    return { x, y: (0.5 * figures.length * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI) };
  });
  return {
    file: 'others-z-scores.svg',
    svg: drawChart({
      height: 220,
      x: { label: 'difference / its standard error', domain: [-4, 4] },
      y: { label: 'figures', grid: true },
      marks: [
        Plot.rectY(z, {
          ...Plot.binX({ y: 'count' }, { x: { value: (d: number) => d, thresholds: range(-4, 4, 0.5) } }),
          fill: '#0b5cad',
          fillOpacity: 0.6,
        }),
        Plot.line(density, { x: 'x', y: 'y', stroke: '#1d2733' }),
        Plot.text([{ x: 1.3, y: density[53]!.y }], {
          x: 'x',
          y: 'y',
          text: () => 'what chance alone gives',
          textAnchor: 'start',
          dx: 8,
          dy: -8,
        }),
      ],
    }),
  };
}

const range = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);

function hourChart({ figures }: OthersData): Chart {
  const rows = figures.flatMap(({ name, ours, theirs, theirError }) => {
    const found = /^(service level|abandonment), hour (\d\d)$/.exec(name);
    if (found === null) return [];
    const [, what, hour] = found;
    return [
      {
        what,
        hour: Number(hour),
        ours: 100 * ours,
        low: 100 * (theirs - 1.96 * theirError),
        high: 100 * (theirs + 1.96 * theirError),
      },
    ];
  });
  return {
    file: 'others-hours.svg',
    svg: drawChart({
      height: 280,
      marginRight: 110,
      x: { label: 'hour of arrival', tickFormat: 'd' },
      y: { label: '%', grid: true, domain: [0, 100] },
      marks: [
        Plot.line(rows, { x: 'hour', y: 'ours', z: 'what', stroke: '#0b5cad' }),
        Plot.ruleX(rows, { x: 'hour', y1: 'low', y2: 'high', stroke: '#b3541e', strokeWidth: 4, strokeOpacity: 0.7 }),
        Plot.text(
          rows.filter(({ hour }) => hour === 21),
          { x: 'hour', y: 'ours', text: 'what', textAnchor: 'start', dx: 10 },
        ),
        Plot.text([{ x: 7.2, y: 30 }], {
          x: 'x',
          y: 'y',
          text: () => 'line: Surgeboard   bars: SimPy, 95 %',
          textAnchor: 'start',
        }),
      ],
    }),
  };
}
