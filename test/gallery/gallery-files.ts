import type { ClaimRow } from '../../engine/cli/claim-rows.ts';
import { answersTo } from '../../engine/cli/claim-rows.ts';
import {
  boundsText,
  type ClaimStudy,
  decisiveTest,
  figureName,
  figureText,
  type Scenario,
  verdictWords,
} from '../../engine/node.ts';
import { variantWords } from '../../web/state/variant-words.ts';
import { drawPicture } from './draw-picture.ts';

/** A scenario of the gallery, put to the test. `name` is that of its file, without the ending. */
export interface ToldScenario {
  readonly name: string;
  readonly scenario: Scenario;
  readonly study: ClaimStudy;
}

/** Where the gallery begins and ends in scenarios/README.md. */
export const galleryMarks = ['<!-- gallery: made by "npm run gallery" -->', '<!-- end of the gallery -->'] as const;

/**
 * Everything that is made from the scenarios, by its path in the folder `scenarios`: expected results, pictures, the cards of
 * the page, and the README with its gallery renewed.
 */
export function galleryFiles(
  told: readonly ToldScenario[],
  rows: readonly ClaimRow[],
  readme: string,
): Map<string, string> {
  const files = new Map<string, string>();
  for (const { name, study } of told) {
    files.set(`expected/${name}.json`, `${JSON.stringify(expectedOf(study), null, 1)}\n`);
    files.set(`gallery/${name}.svg`, drawPicture(study));
  }
  files.set('gallery/cards.json', `${JSON.stringify(told.map(cardOf), null, 1)}\n`);
  const [start, end] = galleryMarks.map((mark) => readme.indexOf(mark));
  if (start! < 0 || end! < start!) throw new Error('scenarios/README.md has lost the marks of its gallery.');
  const gallery = [...told.map(section), claimTable(told, rows)].join('\n\n');
  files.set('README.md', `${readme.slice(0, start! + galleryMarks[0].length)}\n\n${gallery}\n\n${readme.slice(end!)}`);
  return files;
}

/** What a change of the engine or of the file would move: all but the version. */
function expectedOf({ engineVersion: _, claimStudyVersion: __, ...study }: ClaimStudy) {
  return study;
}

/** What the page shows of a scenario before it is loaded. */
function cardOf({ name, scenario, study }: ToldScenario) {
  return {
    name,
    title: scenario.name,
    question: study.question,
    story: scenario.description ?? '',
    finding: study.finding,
    claims: study.claims.map((claim) => ({
      text: claim.text,
      verdict: claim.verdict,
      words: verdictWords(claim),
      figure: figureSentence(claim, study),
    })),
  };
}

function figureSentence(claim: ClaimStudy['claims'][number], { currency }: ClaimStudy): string {
  const test = decisiveTest(claim);
  if (test === undefined) return claim.outside ?? '';
  return `${figureName(test.figure)}: ${figureText(test.figure, currency)}, wanted ${boundsText(test, currency)}`;
}

function section({ name, scenario, study }: ToldScenario): string {
  const parts = [
    `### ${scenario.name}`,
    `[\`${name}.json\`](${name}.json). _${study.question}_`,
    scenario.description ?? '',
  ];
  if (study.finding !== '') parts.push(`**${study.finding}**`);
  if (study.claims.length > 0) {
    const lines = study.claims.map((claim) =>
      row(`"${claim.text}"`, verdictWords(claim), figureSentence(claim, study)),
    );
    parts.push([row('claim', 'verdict', 'the figure it rests on'), row('---', '---', '---'), ...lines].join('\n'));
  }
  parts.push(`![${scenario.name}: plans beside each other](gallery/${name}.svg)`);
  const variants = study.variants.filter(({ description }) => description !== '');
  if (variants.length > 0) {
    parts.push(variants.map((variant) => `- **${variantWords(variant.name)}**: ${variant.description}`).join('\n'));
  }
  return parts.filter((part) => part !== '').join('\n\n');
}

function claimTable(told: readonly ToldScenario[], rows: readonly ClaimRow[]): string {
  const stories = told.map(({ name, study }) => ({ file: `${name}.json`, study, expected: null }));
  const lines = rows.map((claim) =>
    row(`\`${claim.key}\``, `${claim.value} ${claim.unit}`, claim.quote, answersTo(claim, stories).join('<br>')),
  );
  const head = [row('row', 'value', 'as it was said', 'what becomes of it'), row('---', '---', '---', '---')];
  return [
    '## Every number of the article',
    'E. Cernov, _Customer Support Outsourcing in Healthcare: Benefits, Risks & Best Practices_ (blog article, 2025), row by row: [`data/claims.csv`](data/claims.csv).',
    [...head, ...lines].join('\n'),
  ].join('\n\n');
}

function row(...cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}
