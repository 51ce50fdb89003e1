import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { csvFormat, csvParse } from 'd3-dsv';
import { decisiveTest, figureName, verdictWords } from '../node.ts';
import { BadInput } from './bad-input.ts';
import type { ToldStory } from './claims.ts';

/** A row of the table of claims: one number that somebody promises. */
export interface ClaimRow {
  readonly key: string;
  readonly value: string;
  readonly unit: string;
  readonly quote: string;
  /** Why no staffing simulator can judge it; empty where a scenario does. */
  readonly outside: string;
}

/**
 * All numbers of the claims, from `data/claims.csv` in a folder of scenarios.
 * @throws BadInput when there is no such file
 */
export async function claimRowsIn(folder: string): Promise<ClaimRow[]> {
  const path = join(folder.endsWith('.json') ? dirname(folder) : folder, 'data', 'claims.csv');
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) throw new BadInput([`${path}: found no such file; allowed: the table of claims, for --all`]);
  return csvParse(text, ({ key = '', value_low, value_typical, value_high, unit = '', note = '', outside = '' }) => ({
    key,
    value: value_typical || value_low || value_high || '',
    unit,
    quote: note,
    outside,
  }));
}

/** What becomes of a row: the claims that use it with their verdicts, or why there is none. */
export function answersTo({ key, outside }: ClaimRow, told: readonly ToldStory[]): string[] {
  const answers = told.flatMap(({ file, study }) =>
    study.claims
      .filter(({ rows }) => rows.includes(key))
      .map((claim) => `${basename(file, '.json')}: ${verdictWords(claim)}`),
  );
  if (answers.length > 0) return answers;
  return [outside === '' ? 'not answered yet' : `no simulator of staffing can say: ${outside}`];
}

/** One line a claim, for a spreadsheet. */
export function claimsCsv(told: readonly ToldStory[]): string {
  const lines = told.flatMap(({ file, study, expected }) =>
    study.claims.map((claim, c) => {
      const test = decisiveTest(claim);
      return {
        scenario: basename(file, '.json'),
        claim: claim.text,
        rows: claim.rows.join(' '),
        verdict: claim.verdict,
        words: verdictWords(claim),
        expected: expected?.[c] ?? '',
        figure: test === undefined ? '' : figureName(test.figure),
        value: test?.figure.value ?? '',
        low: test?.figure.low ?? '',
        high: test?.figure.high ?? '',
        atLeast: test?.atLeast ?? '',
        atMost: test?.atMost ?? '',
        why: claim.outside ?? '',
      };
    }),
  );
  return `${csvFormat(lines)}\n`;
}
