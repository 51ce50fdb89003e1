import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked } from 'marked';
import { type Judged, summaryOf } from './judged.ts';

/** The report as Markdown with charts beside it, as one HTML file that stands alone, and what programs read of it. */
export function writeReport(folder: string, judged: readonly Judged[]): void {
  const charts = judged.flatMap(({ rendered }) => rendered.charts);
  const chartFolder = join(folder, 'charts');
  mkdirSync(chartFolder, { recursive: true });
  for (const file of readdirSync(chartFolder)) rmSync(join(chartFolder, file));
  for (const { file, svg } of charts) writeFileSync(join(chartFolder, file), svg);
  for (const { rendered } of judged) {
    for (const [name, text] of Object.entries(rendered.files ?? {})) writeFileSync(join(folder, name), text);
  }
  const markdown = reportMarkdown(judged);
  writeFileSync(join(folder, 'report.md'), markdown);
  writeFileSync(join(folder, 'report.html'), reportPage(markdown, new Map(charts.map(({ file, svg }) => [file, svg]))));
  writeFileSync(join(folder, 'results.json'), `${JSON.stringify(summaryOf(judged), null, 2)}\n`);
}

function reportMarkdown(judged: readonly Judged[]): string {
  return [
    '# Validation',
    'Is Surgeboard right, and how would one know? Each section below compares what the engine says with an answer that does not come from it.' +
      ' Everything is made by one command, `npm run validation`, from the scenario files that a user would write; [how](../../test/validation/README.md).',
    ...judged.map(
      ({ section, verdict, isPassed }) =>
        `- ${isPassed ? '**Passed**' : '**FAILED**'} [${section.title}](#${anchor(section.title)}): ${verdictWords(verdict)}`,
    ),
    ...judged.flatMap(({ section, run, rendered }) => [
      `## ${section.title}`,
      `*${run.form === 'long' ? 'Long' : 'Short'} form, ${run.startedAt.slice(0, 16).replace('T', ' ')} UTC, engine ${run.engineVersion}, commit ${run.commit}, ` +
        `${Math.round(run.seconds)} s on ${run.machine}${throughTheDoor(run)}.*`,
      rendered.markdown.trim(),
    ]),
  ]
    .map((part, i, parts) => part + (part.startsWith('- ') && parts[i + 1]?.startsWith('- ') ? '\n' : '\n\n'))
    .join('')
    .trimEnd()
    .concat('\n');
}

export function verdictWords({ passed, of, unit, details }: Judged['verdict']): string {
  return `${passed} of ${of} ${unit}${details === undefined ? '' : `, ${details}`}`;
}

const count = (n: number): string => n.toLocaleString('en-GB');

/** Sections that run the engine themselves tell what they ran. */
function throughTheDoor({ studies, replications, contacts }: Judged['run']): string {
  if (studies === 0) return '';
  return `: ${count(studies)} studies, ${count(replications)} replications, ${count(contacts)} contacts`;
}

/** As GitHub makes them. */
function anchor(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

function reportPage(markdown: string, charts: ReadonlyMap<string, string>): string {
  const body = (marked.parse(markdown, { async: false }) as string)
    .replaceAll(
      /<h2>(.*?)<\/h2>/g,
      (_, title: string) => `<h2 id="${anchor(title.replaceAll(/&#?\w+;/g, ''))}">${title}</h2>`,
    )
    .replaceAll(
      /<img src="charts\/([^"]+)" alt="([^"]*)">/g,
      (_, file: string, alt: string) =>
        `<span class="chart" title="${alt}">${withOwnIds(charts.get(file) ?? '', file)}</span>`,
    )
    .replaceAll(/<a href="\.\.\/[^"]*">(.*?)<\/a>/g, '$1')
    .replaceAll('<table>', '<div class="table"><table>')
    .replaceAll('</table>', '</table></div>');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Surgeboard: validation</title>
<style>
${STYLE}
</style>
</head>
<body>
<main>
${body}</main>
</body>
</html>
`;
}

/** Several charts in one page must not share the names of their parts. */
function withOwnIds(svg: string, file: string): string {
  const prefix = file.replace(/\.svg$/, '-');
  return svg
    .replaceAll(/\bid="([^"]+)"/g, `id="${prefix}$1"`)
    .replaceAll(/url\(#([^)]+)\)/g, `url(#${prefix}$1)`)
    .replaceAll(/href="#([^"]+)"/g, `href="#${prefix}$1"`);
}

const STYLE = `:root { color-scheme: light; }
body { margin: 0; background: #f6f7f9; color: #1d2733; font: 16px/1.55 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 60rem; margin: 0 auto; padding: 32px 20px 80px; }
h1, h2, h3, h4 { line-height: 1.2; margin: 2em 0 0.5em; }
h1 { margin-top: 0; }
h2 { padding-top: 0.8em; border-top: 1px solid #d5dae1; }
a { color: #0b5cad; }
code { padding: 1px 4px; border-radius: 3px; background: #e8ebef; font-size: 0.92em; }
pre { overflow-x: auto; padding: 12px; background: #e8ebef; }
pre code { padding: 0; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.875rem; line-height: 1.35; }
th, td { padding: 3px 10px; border-bottom: 1px solid #d5dae1; text-align: left; vertical-align: top; }
th { border-bottom-color: #8a96a6; }
td:first-child { white-space: nowrap; }
[align=right] { text-align: right; white-space: nowrap; }
.chart { display: block; overflow-x: auto; }
.chart svg { max-width: 100%; height: auto; border-radius: 6px; }
details { margin: 1em 0; }
summary { cursor: pointer; }`;
