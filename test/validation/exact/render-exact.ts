import { normalQuantile } from '../../../engine/arithmetic/normal.ts';
import { markdownTable } from '../markdown-table.ts';
import type { Rendered } from '../section.ts';
import { estimatesForOthers } from './estimates-for-others.ts';
import type { CaseResult, ExactData } from './exact-answers.ts';
import { drawDay, drawDifferences, drawStrips, drawZScores } from './exact-charts.ts';
import { FOUND_AND_MENDED } from './found-and-mended.ts';
import { FALSE_ALARM, HALF_WIDTH, isMain, type Judgement, judgements, relativeHalfWidth } from './judge-exact.ts';

export function renderExact(data: ExactData): Rendered {
  const byCase = judgements(data);
  const all = [...byCase.values()].flat();
  const tested = all.filter(({ status }) => status === 'tested');
  const count = (status: Judgement['status']): string =>
    all.filter((each) => each.status === status).length.toLocaleString('en-GB');
  const published = all.filter(({ figure }) => figure.isPublished).length;
  const extra = all.filter(({ figure }) => figure.isExtra).length;
  const bound = zOf(FALSE_ALARM / tested.length);
  const largest = Math.max(...tested.map(({ z }) => Math.abs(z)));
  const beyond = (limit: number): number => tested.filter(({ z }) => Math.abs(z) > limit).length / tested.length;
  const failed = all.filter(({ passed }) => !passed);
  return {
    markdown: `
${data.cases.length} systems whose behaviour can be computed without simulation (closed forms, numerical integration, Markov chains, forward equations) or was published by others, each
written as a scenario file and simulated as a user would: JSON in, report out. **Every** figure of every record is looked up in the report: ${(all.length - published - extra).toLocaleString('en-GB')} computed
ones and ${published} that others printed, and ${extra} that follow from them by other features of the engine. The records, with how each was computed, are in [test/reference](../../test/reference/README.md).

- **Tested**: ${count('tested')} estimates, by Student's t with [Holm's](../../test/validation/holm.ts) correction over all of them at once: a right engine fails this section with a probability of at most ${percent(FALSE_ALARM)},
  which needs a single |z| of ${bound.toFixed(2)}. Nothing is tolerated beyond the digits of the records. A figure that others simulated is compared as a second estimate, with the error their interval tells.
- **Certain**: ${count('certain')} figures without chance in them (smallest teams, quantiles that are 0, planned hours) agree exactly.
- **Too few events**: ${count('too few events')} figures rest on fewer than about 200 events even in this many replications, too few for any such test.
- **No figure of a report**: ${count('given')}. ${all.flatMap(({ figure }) => (figure.reading.kind === 'given' ? [`\`${figure.metric}\`: ${figure.reading.reason}`] : [])).join('; ')}.

Largest |z| ${largest.toFixed(2)}. Of all |z|, ${percent(beyond(1.96))} are above 1.96 and ${percent(beyond(2.576))} above 2.576; of independent ones 5 % and 1 % would be (figures of one case depend on each other).
${failed.length === 0 ? 'None fails.' : `**${failed.length} fail**: ${failed.map(({ figure }) => `\`${figure.metric}\``).join(', ')}.`}

![Differences over standard errors of all tested figures, beside the normal law](charts/exact-z-scores.svg)

The same, case by case; the outer lines are the bound for one figure by Holm's correction.

![Differences over standard errors, case by case](charts/exact-strips.svg)

**Power.** The main figures of a case are those by which a planner would judge it: shares (from half a per cent on) that wait, abandon, are blocked, are answered in time; mean waits (from a second on); occupancy. In the long form each of them has a 95 % interval within
${percent(HALF_WIDTH)} of its value (asserted: a case that misses it does not pass), so that an error of ${percent(1.5 * HALF_WIDTH)} in any of them would be told from chance on its own with a probability of about one half at the bound above, one of ${percent(2.5 * HALF_WIDTH)} with 0.99. Here is the widest of each case.

![Main figures: estimate over exact value with 95 % interval, the widest of each case](charts/exact-differences.svg)

A day of changing staff, hour by hour: the queue that the forward equations give, and the one simulated.

![Mean number waiting by interval: exact, and simulated with intervals](charts/exact-day.svg)

### The cases

${caseTable(byCase)}

### Found and mended

${FOUND_AND_MENDED}

### Every figure

Exact value, estimate, half-width of its 95 % interval, difference over standard error. Quantiles of waits are compared as the share of waits up to the exact quantile. Figures marked * were printed by the record's source.
Seeds are the names of the cases.

${[...byCase].map(([each, judged]) => details(each, judged)).join('\n\n')}
`,
    charts: [
      { file: 'exact-z-scores.svg', svg: drawZScores(tested.map(({ z }) => z)) },
      { file: 'exact-strips.svg', svg: drawStrips(byCase, bound) },
      { file: 'exact-differences.svg', svg: drawDifferences(data.cases) },
      { file: 'exact-day.svg', svg: drawDay(data.cases) },
    ],
    files: { 'exact-estimates.json': estimatesForOthers(byCase) },
  };
}

/** |z| that a normal variable exceeds with this probability, both sides. */
function zOf(p: number): number {
  return normalQuantile(1 - p / 2);
}

const percent = (share: number): string => `${Number((100 * share).toPrecision(2))} %`;

function caseTable(byCase: ReadonlyMap<CaseResult, readonly Judgement[]>): string {
  const rows = [...byCase].map(([each, judged]) => {
    const tested = judged.filter(({ status }) => status === 'tested');
    const main = each.figures.filter(isMain);
    const widest = Math.max(0, ...main.map(relativeHalfWidth));
    return [
      each.id,
      firstSentence(each.description),
      String(judged.length),
      tested.length === 0 ? '' : Math.max(...tested.map(({ z }) => Math.abs(z))).toFixed(2),
      main.length === 0 ? '' : `${(100 * widest).toFixed(2)} %`,
      each.replications.toLocaleString('en-GB'),
      millions(each.contacts),
      judged.every(({ passed }) => passed) ? 'agrees' : '**no**',
    ];
  });
  return markdownTable(
    [
      ['case', 'text'],
      ['system', 'text'],
      ['figures', 'number'],
      ['largest z', 'number'],
      ['widest main half-width', 'number'],
      ['replications', 'number'],
      ['contacts, millions', 'number'],
      ['', 'text'],
    ],
    rows,
  );
}

/** Without what a record says in brackets. */
const firstSentence = (text: string): string => `${text.split(/[.(]\s/)[0].replace(/\.$/, '')}.`;

const millions = (n: number): string => (n / 1e6).toLocaleString('en-GB', { maximumSignificantDigits: 3 });

function details({ id, description }: CaseResult, judged: readonly Judgement[]): string {
  const rows = judged.map(({ figure, status, z, passed }) => {
    const { reading, metric } = figure;
    const name = `${metric.replaceAll('_', '\\_')}${figure.isPublished ? ' \\*' : ''}`;
    if (reading.kind === 'given') return [name, '', '', '', 'not in a report'];
    const width = reading.kind === 'random' ? digits(1.96 * reading.standardError) : '';
    const verdict = status === 'tested' ? z.toFixed(2) : status;
    return [name, digits(reading.expected), digits(reading.value), width, passed ? verdict : `**${verdict}**`];
  });
  const table = markdownTable(
    [
      ['figure', 'text'],
      ['exact', 'number'],
      ['estimate', 'number'],
      ['±', 'number'],
      ['z', 'number'],
    ],
    rows,
  );
  return `<details><summary>${id}: ${description.replaceAll('<', '&lt;')}</summary>\n\n${table}\n\n</details>`;
}

function digits(x: number): string {
  if (x === 0 || !Number.isFinite(x)) return String(x);
  return String(Number(x.toPrecision(Math.abs(x) >= 1e5 ? 7 : 6)));
}
