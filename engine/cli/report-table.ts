import Table from 'cli-table3';
import type { ContactSlice, Report, TargetResult } from '../node.ts';
import { formatDuration, formatMoney, formatNumber, formatShare, formatWhole } from './figures.ts';
import type { Paint } from './terminal.ts';
import { verdict } from './verdict.ts';

/**
 * The report for a reader at a terminal: the answer first, then what it rests on. Plain text when `paint` leaves
 * everything as it is; the same words and columns either way, so that a pipe sees what the eye sees.
 * @param seconds time the study took; the only figure here that differs from run to run
 */
export function reportTable(report: Report, seconds: number, paint: Paint): string {
  const sections = [
    paint('bold', report.scenarioName) + (report.question ? `\n${report.question}` : ''),
    paint(report.targets.every((target) => target.isMet) ? 'bold' : ['bold', 'red'], verdict(report)),
    measuresTable(report),
    targetsTable(report, paint),
    waitsTable(report, paint),
    slicesTable('by language', report.languages, paint),
    slicesTable('by topic', report.topics, paint),
    slicesTable('by channel', report.channels, paint),
    groupsTable(report, paint),
    costTable(report, paint),
    report.notes.map((note) => paint('dim', `note: ${note}`)).join('\n'),
    paint('dim', footer(report, seconds)),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function measuresTable({ totals, cost, currency }: Report): string {
  const { measures } = totals;
  return columns([
    ['service level', formatShare(measures.serviceLevel)],
    ['average speed of answer', formatDuration(measures.asaSeconds)],
    ['abandoned', formatShare(measures.abandonment)],
    ['occupancy', formatShare(totals.occupancy)],
    ['contacts offered', formatNumber(measures.offered)],
    ['contacts answered', formatNumber(measures.answered)],
    ['cost', formatMoney(cost.total, currency)],
    ['cost per answered contact', formatMoney(cost.perAnswered, currency)],
  ]);
}

function targetsTable({ targets, currency }: Report, paint: Paint): string {
  if (targets.length === 0) return '';
  const result = (target: TargetResult) => (target.isMet ? paint('green', 'met') : paint('red', 'missed'));
  return columns([
    head(paint, 'target', 'result', 'estimate', 'P(met)'),
    ...targets.map((target) => [
      target.name,
      result(target),
      targetEstimate(target, currency),
      formatShare(target.probabilityMet),
    ]),
  ]);
}

function targetEstimate({ measure, estimate }: TargetResult, currency: string): string {
  if (measure === 'asa' || measure.startsWith('wait')) return formatDuration(estimate);
  return measure.includes('cost') ? formatMoney(estimate, currency) : formatShare(estimate);
}

function waitsTable({ totals }: Report, paint: Paint): string {
  const row = (name: string, waits: Report['totals']['waitAll']) => [
    name,
    ...[waits.p50, waits.p80, waits.p90, waits.p95, waits.p99].map(formatDuration),
  ];
  return columns([
    head(paint, 'wait', 'p50', 'p80', 'p90', 'p95', 'p99'),
    row('of the answered', totals.waitAnswered),
    row('of all', totals.waitAll),
  ]);
}

function slicesTable(title: string, slices: readonly ContactSlice[], paint: Paint): string {
  if (slices.length < 2) return '';
  return columns([
    head(paint, title, 'offered', 'service level', 'abandoned', 'speed of answer', 'wait p90'),
    ...slices.map(({ name, measures, waitAnswered }) => [
      name,
      formatNumber(measures.offered),
      formatShare(measures.serviceLevel),
      formatShare(measures.abandonment),
      formatDuration(measures.asaSeconds),
      formatDuration(waitAnswered.p90),
    ]),
  ]);
}

function groupsTable({ groups }: Report, paint: Paint): string {
  if (groups.length < 2) return '';
  return columns([
    head(paint, 'by group', 'answered', 'occupancy', 'staffed hours', 'paid hours', 'overtime hours'),
    ...groups.map((group) => [
      group.name,
      formatNumber(group.answered),
      formatShare(group.occupancy),
      formatNumber(group.staffedHours),
      formatNumber(group.paidHours),
      formatNumber(group.overtimeHours),
    ]),
  ]);
}

function costTable({ cost, currency }: Report, paint: Paint): string {
  if (cost.lines.length === 0) return '';
  return columns([
    head(paint, 'cost', 'vendor', 'site', 'amount'),
    ...cost.lines.map((line) => [line.kind, line.vendor, line.site, formatMoney(line.amount, currency)]),
    ['total', '', '', formatMoney(cost.total, currency)],
  ]);
}

function footer(report: Report, seconds: number): string {
  const replications = report.replications === 1 ? '1 replication' : `${formatWhole(report.replications)} replications`;
  const level = report.replications === 1 ? 'no intervals' : `intervals at ${formatConfidence(report.confidence)} %`;
  return [
    `seed ${report.seed}`,
    replications,
    level,
    `${formatWhole(report.contactsSimulated)} contacts`,
    `${seconds.toFixed(1)} s`,
    `surgeboard ${report.engineVersion}`,
  ].join(' . ');
}

function formatConfidence(confidence: number): string {
  return String(Number((confidence * 100).toFixed(4)));
}

function head(paint: Paint, ...names: string[]): string[] {
  return names.map((name) => paint('dim', name));
}

/** Columns two spaces apart, without rules: they survive being pasted into a mail. */
function columns(rows: readonly (readonly string[])[]): string {
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
