import type { Report } from '../../engine/browser.ts';
import type { Formats } from '../state/format.ts';
import type { ChartTable } from './chart-table.ts';

export interface CostBar {
  readonly key: string;
  /** What is paid for. */
  readonly kind: string;
  /** Who is paid and where. */
  readonly place: string;
  readonly yPx: number;
  readonly fromPx: number;
  readonly toPx: number;
  readonly lowPx: number;
  readonly highPx: number;
  readonly text: string;
  readonly shareText: string;
  readonly isTotal: boolean;
}

/** Cost as a waterfall: each line starts where the one above it ended, and the last is the total. */
export interface CostLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly barPx: number;
  readonly bars: readonly CostBar[];
}

const rowPx = 44;
const barPx = 12;
const leastTextPx = 92;

/** @param maximum the end of the axis, in the report's currency */
export function layoutCost(report: Report, widthPx: number, maximum: number, formats: Formats): CostLayout {
  const lines = report.cost.lines
    .filter((line) => (line.amount.value ?? 0) !== 0)
    .sort((a, b) => (b.amount.value ?? 0) - (a.amount.value ?? 0));
  const total = report.cost.total.value ?? 0;
  const rightPx = widthPx - leastTextPx;
  const x = (value: number) => (Math.min(Math.max(value, 0), maximum) / maximum) * rightPx;
  let spent = 0;
  const bars = lines.map((line, row): CostBar => {
    const value = line.amount.value ?? 0;
    const from = spent;
    spent += value;
    return {
      key: `${line.vendor}/${line.site}/${line.group}/${line.kind}`,
      kind: capitalise(line.kind),
      place: placeWords(line),
      yPx: row * rowPx,
      fromPx: x(from),
      toPx: x(spent),
      lowPx: x(from + (line.amount.low ?? value)),
      highPx: x(from + (line.amount.high ?? value)),
      text: formats.compactMoney(value),
      shareText: total > 0 ? formats.share(value / total) : '',
      isTotal: false,
    };
  });
  const { value, low, high } = report.cost.total;
  bars.push({
    key: 'total',
    kind: 'Total',
    place: '',
    yPx: lines.length * rowPx,
    fromPx: 0,
    toPx: x(value ?? 0),
    lowPx: x(low ?? value ?? 0),
    highPx: x(high ?? value ?? 0),
    text: formats.compactMoney(value),
    shareText: '',
    isTotal: true,
  });
  return { widthPx, heightPx: bars.length * rowPx, barPx, bars };
}

/** Who and where, each word once: what belongs to no group often has the name of its kind. */
function placeWords({ group, vendor, site, kind }: Report['cost']['lines'][number]): string {
  return [...new Set([group, vendor, site])].filter((word) => word !== '' && word !== kind).join(', ');
}

function capitalise(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).replaceAll('-', ' ');
}

export function tableCost(report: Report, formats: Formats): ChartTable {
  const money = { unit: report.currency, write: formats.money };
  const { lines, total } = report.cost;
  return {
    columns: [
      { name: 'Vendor', unit: '' },
      { name: 'Site', unit: '' },
      { name: 'Group', unit: '' },
      { name: 'Kind', unit: '' },
      { name: 'Cost', ...money },
      { name: 'Cost low', ...money },
      { name: 'Cost high', ...money },
    ],
    rows: [
      ...lines.map(({ vendor, site, group, kind, amount }) => [
        vendor,
        site,
        group,
        kind,
        amount.value,
        amount.low,
        amount.high,
      ]),
      ['Total', '', '', '', total.value, total.low, total.high],
    ],
  };
}
