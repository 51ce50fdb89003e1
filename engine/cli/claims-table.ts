import { basename } from 'node:path';
import {
  boundsText,
  type ClaimResult,
  decisiveTest,
  figureName,
  figureText,
  formatWhole,
  type TestResult,
  verdictWords,
} from '../node.ts';
import { answersTo, type ClaimRow } from './claim-rows.ts';
import { isAsExpected, type ToldStory } from './claims.ts';
import { columns, head } from './columns.ts';
import type { Paint } from './terminal.ts';

const width = 76;

/** The claims with their verdicts for a reader at a terminal, story by story; then, if asked for, every row of the table of claims. */
export function claimsTable(
  told: readonly ToldStory[],
  rows: readonly ClaimRow[] | null,
  seconds: number,
  paint: Paint,
): string {
  const table = columns([
    head(paint, 'scenario and claim', 'verdict'),
    ...told.flatMap((story) => [
      [paint('bold', basename(story.file, '.json')), ''],
      ...story.study.claims.flatMap((claim) => claimLines(claim, story, paint)),
    ]),
  ]);
  const all =
    rows === null
      ? ''
      : columns([
          head(paint, 'row', 'value', 'what becomes of it'),
          ...rows.flatMap((row) =>
            answersTo(row, told).map((answer, i) =>
              i === 0 ? [row.key, `${row.value} ${row.unit}`, answer] : ['', '', answer],
            ),
          ),
        ]);
  const surprises = told.filter((story) => !isAsExpected(story)).map(({ file }) => basename(file));
  const contacts = told.reduce((sum, { study }) => sum + study.contactsSimulated, 0);
  const footer = [`${told.length} scenarios`, `${formatWhole(contacts)} contacts`, `${seconds.toFixed(1)} s`].join(
    ' . ',
  );
  const warning = surprises.length === 0 ? '' : `Not the verdicts that are written down: ${surprises.join(', ')}.`;
  return `${[table, all, warning, paint('dim', footer)].filter((part) => part !== '').join('\n\n')}\n`;
}

/** The words of the claim on the left, on the right its verdict, then the figure on which it rests, and that of each condition. */
function claimLines(claim: ClaimResult, { study }: ToldStory, paint: Paint): string[][] {
  const left = wrapped(`"${claim.text}"`);
  const test = decisiveTest(claim);
  const right = [
    ...wrapped(verdictWords(claim)).map((line) => paint('bold', line)),
    ...(test === undefined ? wrapped(claim.outside ?? '') : testLines(test, study.currency)),
    ...claim.conditions.flatMap(({ words, outcome, tests }) =>
      wrapped(`if ${words}: ${outcome}`).concat(tests.flatMap((one) => testLines(one, study.currency))),
    ),
  ];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) => [`  ${left[i] ?? ''}`, right[i] ?? '']);
}

function testLines(test: TestResult, currency: string): string[] {
  const { figure } = test;
  return wrapped(`${figureName(figure)}: ${figureText(figure, currency)}, wanted ${boundsText(test, currency)}`);
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
