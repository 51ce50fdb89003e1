import { stripVTControlCharacters, styleText } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportTable } from '../../engine/cli/report-table.ts';
import { type Paint, plain } from '../../engine/cli/terminal.ts';
import { parseScenario, type Report, runStudy } from '../../engine/node.ts';

const paint: Paint = (style, text) => styleText(style, text, { validateStream: false } as never);

let report: Report;

beforeAll(async () => {
  const parsed = parseScenario(
    JSON.stringify({
      surgeboard: 1,
      name: 'Two languages',
      question: 'Is one bilingual agent enough?',
      calendar: { start: '2026-01-05T08:00', hours: 8 },
      demand: { contactsPerHour: 60, languages: { en: { share: 0.8 }, es: { share: 0.2 } } },
      contacts: {
        handleTime: { law: 'exponential', meanSeconds: 240 },
        patience: { law: 'exponential', meanSeconds: 180 },
      },
      agents: [
        { name: 'desk', headcount: 4, languages: ['en'], costPerHour: 20 },
        { name: 'bilingual', headcount: 1, costPerHour: 25 },
      ],
      targets: [{ measure: 'service-level', atLeast: 0.99 }],
      run: { replications: 20, confidence: 0.9 },
    }),
  );
  const outcome = parsed.ok ? await runStudy(parsed.scenario, null) : parsed;
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  report = outcome.report;
});

describe('reportTable', () => {
  it('says the same with colour and without', () => {
    const painted = reportTable(report, 1, paint);
    expect(painted).toContain('\u001b[');
    expect(stripVTControlCharacters(painted)).toBe(reportTable(report, 1, plain));
  });

  it('puts name, question and verdict first and what the run was last', () => {
    const lines = reportTable(report, 1.26, plain).trimEnd().split('\n');
    expect(lines.slice(0, 3)).toEqual(['Two languages', 'Is one bilingual agent enough?', '']);
    expect(lines[3]).toMatch(/are answered within 20 s; target 99 %\.$/);
    expect(lines.at(-1)).toMatch(
      /^seed surgeboard \. 20 replications \. intervals at 90 % \. [\d,]+ contacts \. 1\.3 s \. surgeboard \d/,
    );
  });

  it('breaks figures down by language and group where there is more than one, and not by topic', () => {
    const text = reportTable(report, 1, plain);
    expect(text).toMatch(/^by language .*\nen .*\nes /m);
    expect(text).toMatch(/^by group .*\ndesk .*\nbilingual /m);
    expect(text).not.toContain('by topic');
  });

  it('keeps columns in line and leaves no blanks at the end of a line', () => {
    const lines = reportTable(report, 1, plain).split('\n');
    const [head, first, second] = lines.slice(lines.findIndex((line) => line.startsWith('by language'))) as string[];
    const at = head!.indexOf('abandoned');
    for (const row of [first!, second!]) expect(row.slice(at - 2, at + 1)).toMatch(/^ {2}\d$/);
    for (const line of lines) expect(line).toBe(line.trimEnd());
  });
});
