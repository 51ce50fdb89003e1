import { casesOfFolder, referenceCases } from '../../reference/reference-cases.ts';
import type { Section, Validation } from '../section.ts';
import { type ExactCase, type Reading, type Reports, sizeOf } from './exact-case.ts';
import { exactCase } from './exact-cases.ts';
import { judgeExact } from './judge-exact.ts';
import { renderExact } from './render-exact.ts';

/** A figure of a record and what became of it. */
export interface Figure {
  /** `metric` or `metric[3]`, places from 1 as in the records' own tools. */
  readonly metric: string;
  readonly reading: Reading;
  /** Printed by the record's source, and not computed for it. */
  readonly isPublished?: true;
  /** Follows from the record, and is not in it. */
  readonly isExtra?: true;
}

export interface CaseResult {
  readonly id: string;
  readonly family: string;
  readonly description: string;
  readonly source: string;
  readonly seed: string;
  readonly studies: number;
  readonly replications: number;
  readonly contacts: number;
  readonly figures: readonly Figure[];
}

export interface ExactData {
  readonly cases: readonly CaseResult[];
}

const FAMILIES = [
  ...[
    'erlang_b',
    'erlang_c',
    'finite_queue',
    'finite_queue_abandonment',
    'erlang_a',
    'mmc_general_patience',
    'mg1',
    'mdc',
  ],
  ...[
    'mphc',
    'gim1',
    'gimc',
    'after_call_work',
    'priority_nonpreemptive',
    'priority_preemptive',
    'priority_abandonment',
  ],
  ...['multi_skill', 'heterogeneous_agents', 'time_varying', 'outage', 'random_busyness', 'redial', 'repeat_contact'],
  ...['bot_deflection', 'callback', 'chat_concurrency', 'staffing_minimum', 'published'],
];

export const exactAnswers: Section<ExactData> = {
  name: 'exact',
  title: 'Exact answers',
  run: async (validation) => {
    const { casesFolder } = validation;
    const records = casesFolder === undefined ? FAMILIES.flatMap(referenceCases) : casesOfFolder(casesFolder);
    const settled = await Promise.allSettled(
      records.map((record) => runCase(exactCase(record, sizeOf(record.id, validation.form)), validation)),
    );
    const faults = settled.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []));
    if (faults.length > 0) throw new Error(faults.join('\n'));
    return { cases: settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])) };
  },
  judge: judgeExact,
  render: renderExact,
};

/** @throws Error when a figure of the record is nowhere to be found: every one must be compared, or told why it is not */
export async function runCase(
  exact: ExactCase,
  { study, tell }: Pick<Validation, 'study' | 'tell'>,
): Promise<CaseResult> {
  const { record } = exact;
  const named = await Promise.all(
    Object.entries(exact.scenarios).map(
      async ([name, scenarios]) => [name, await Promise.all(scenarios.map(study))] as const,
    ),
  );
  const reports: Reports = Object.fromEntries(named);
  const all = named.flatMap(([, each]) => each);
  tell(`${exact.name} simulated`);
  return {
    id: exact.name,
    family: record.family,
    description: record.description,
    source: record.source,
    seed: all[0].seed,
    studies: all.length,
    replications: all.reduce((sum, { replications }) => sum + replications, 0),
    contacts: all.reduce((sum, { contactsSimulated }) => sum + contactsSimulated, 0),
    figures: [
      ...figuresOf(exact, reports),
      ...(exact.extra ?? []).map(
        ({ metric, place, read }): Figure => ({
          metric: withPlace(metric, place),
          reading: read(reports),
          isExtra: true,
        }),
      ),
      ...(exact.published ?? []).map(
        ({ metric, place, read }): Figure => ({
          metric: withPlace(metric, place),
          reading: read(reports),
          isPublished: true,
        }),
      ),
    ],
  };
}

/** @throws Error that names all figures of the record that are nowhere in the reports */
function figuresOf({ record, read, name }: ExactCase, reports: Reports): Figure[] {
  const missing: string[] = [];
  const figures = Object.entries(record.expected).flatMap(([metric, expected]) =>
    [expected].flat().flatMap((value, i): Figure[] => {
      const place = Array.isArray(expected) ? i : -1;
      const reading = read(metric, place, value, reports);
      if (reading !== undefined) return [{ metric: withPlace(metric, place), reading }];
      missing.push(withPlace(metric, place));
      return [];
    }),
  );
  if (missing.length > 0) throw new Error(`${name}: no report has ${missing.join(', ')}`);
  return figures;
}

const withPlace = (metric: string, place: number): string => (place < 0 ? metric : `${metric}[${place + 1}]`);
