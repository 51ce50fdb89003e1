import Table from 'cli-table3';
import type { Paint } from './terminal.ts';

/** Columns two spaces apart, without rules: they survive being pasted into a mail. */
export function columns(rows: readonly (readonly string[])[]): string {
  const nothing = ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'];
  const rules = ['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'];
  const table = new Table({
    chars: { ...Object.fromEntries([...nothing, ...rules].map((place) => [place, ''])), middle: '  ' },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** The names of columns. */
export function head(paint: Paint, ...names: string[]): string[] {
  return names.map((name) => paint('dim', name));
}
