/** The table behind a chart: what is read instead of looked at, and what is exported as CSV. */
export interface ChartTable {
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export interface ChartColumn {
  readonly name: string;
  /** Unit of the raw figures, as CSV has them; empty for text and plain counts. */
  readonly unit: string;
  /** How the page writes a figure of this column; CSV keeps the raw figure. */
  readonly write?: (value: number | null) => string;
}

/**
 * The table as CSV by RFC 4180, with full-precision figures and a decimal point in every locale, so that any
 * program reads the same numbers. The first line names the columns with their units.
 */
export function writeCsv(table: ChartTable): string {
  const header = table.columns.map(({ name, unit }) => (unit ? `${name} (${unit})` : name));
  return [header, ...table.rows].map((row) => `${row.map(writeCell).join(',')}\r\n`).join('');
}

function writeCell(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  // A leading =, +, - or @ would run as a formula in a spreadsheet; names come from files that others wrote.
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
