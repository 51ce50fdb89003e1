import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../web/charts/chart-table.ts';
import { tableDemand } from '../../../web/charts/layout-demand.ts';
import { createFormats } from '../../../web/state/format.ts';
import { syntheticReport } from '../synthetic-report.ts';

describe('writeCsv', () => {
  const columns = [
    { name: 'Group', unit: '' },
    { name: 'Wait', unit: 'seconds' },
  ];

  it('writes units into the header and figures in full', () => {
    expect(writeCsv({ columns, rows: [['desk', 1 / 3]] })).toBe('Group,Wait (seconds)\r\ndesk,0.3333333333333333\r\n');
  });

  it('quotes commas and quotes, and leaves a missing figure empty', () => {
    expect(writeCsv({ columns, rows: [['a "b", c', null]] })).toContain('"a ""b"", c",\r\n');
  });

  it('keeps a name that looks like a formula from being run by a spreadsheet', () => {
    expect(writeCsv({ columns, rows: [['=cmd()', 1]] })).toContain("'=cmd(),1");
  });

  it('has one line for every interval of the report', () => {
    const report = syntheticReport({ days: 2 });
    const table = tableDemand(report, createFormats('de-DE', 'EUR'));
    const lines = writeCsv(table).trimEnd().split('\r\n');
    expect(lines.length).toBe(1 + 96);
    expect(new Set(lines.map((line) => line.split(',').length))).toEqual(new Set([table.columns.length]));
  });
});
