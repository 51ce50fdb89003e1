import type { Machine } from './machine.ts';
import { type Measurement, spreadOf } from './measurement.ts';

/** What a run of the benchmark found: results.json is this. */
export interface Results {
  readonly surgeboard: string;
  readonly machine: Machine;
  readonly rounds: number;
  readonly measurements: readonly Measurement[];
}

/** The results as a page of tables, a suite each. */
export function resultsPage({ surgeboard, machine, rounds, measurements }: Results): string {
  const suites = [...new Set(measurements.map(({ suite }) => suite))];
  return [
    '# What was measured',
    '',
    '<!-- Written by "npm run bench -- --write"; a change here is lost. -->',
    '',
    `Surgeboard ${surgeboard} on ${machine.processors} x ${machine.processor}, ${machine.memoryGigabytes} GB, ${machine.system}, Node ${machine.node} (V8 ${machine.v8}), ` +
      `${machine.date}; load ${machine.load} when it began. ${rounds} rounds, a fresh process for each sample unless said otherwise; seconds of speeds are processor time. ` +
      'How and why: [README](README.md).',
    '',
    ...suites.flatMap((suite) => [`## ${suite}`, '', ...table(measurements.filter((m) => m.suite === suite)), '']),
  ].join('\n');
}

function table(measurements: readonly Measurement[]): string[] {
  const hasGoals = measurements.some(({ goal }) => goal !== undefined);
  const rows = measurements.map(({ what, unit, samples, goal }) => {
    const { median, lowest, highest, count } = spreadOf(samples);
    const range = count > 1 ? `${threeDigits(lowest)} to ${threeDigits(highest)}` : 'once';
    return [what, `${threeDigits(median)} ${unit}`, range, ...(hasGoals ? [goal ?? ''] : [])];
  });
  const head = ['what', 'median', 'lowest to highest', ...(hasGoals ? ['goal'] : [])];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

/** Three digits that count, never in exponents. */
export function threeDigits(value: number): string {
  if (value === 0) return '0';
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return Math.abs(value) >= 1000
    ? Math.round(Number(value.toPrecision(3))).toLocaleString('en')
    : value.toFixed(Math.min(decimals, 4));
}
