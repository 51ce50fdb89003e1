/** A column: its heading, and whether it holds numbers, which stand to the right. */
export type Column = readonly [heading: string, kind: 'text' | 'number'];

/** A table in Markdown. */
export function markdownTable(columns: readonly Column[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    line(columns.map(([heading]) => heading)),
    line(columns.map(([, kind]) => (kind === 'number' ? '--:' : '---'))),
    ...rows.map(line),
  ].join('\n');
}
