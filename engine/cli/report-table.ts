import {
  type AgentSlice,
  type ContactSlice,
  formatDuration,
  formatMoney,
  formatNumber,
  formatShare,
  formatWhole,
  type NamedAmount,
  type Report,
  type TargetResult,
} from '../node.ts';
import { columns, head } from './columns.ts';
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
    agentsTable('by group', report.groups, paint),
    // Where each group is a site or a vendor of its own, these tables would say the same again.
    report.sites.length < report.groups.length ? agentsTable('by site', report.sites, paint) : '',
    report.vendors.length < report.groups.length ? agentsTable('by vendor', report.vendors, paint) : '',
    costTable(report, paint),
    agreementsTable(report, paint),
    outcomesTable(report, paint),
    formulaLines(report, paint),
    report.notes.map((note) => paint('dim', `note: ${note}`)).join('\n'),
    paint('dim', footer(report, seconds)),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** What the words in the tables stand for. */
function formulaLines({ formulas, serviceLevel }: Report, paint: Paint): string {
  const words = { 'service level': serviceLevel.symbols, ...formulas } as Record<string, string>;
  const shown = { 'service level': 'service level', occupancy: 'occupancy', utilisation: 'utilisation' };
  return Object.entries(shown)
    .map(([name, title]) => paint('dim', `${title} = ${words[name]}`))
    .join('\n');
}

function measuresTable({ totals, cost, currency }: Report): string {
  const { measures } = totals;
  return columns([
    ['service level', formatShare(measures.serviceLevel)],
    ['average speed of answer', formatDuration(measures.asaSeconds)],
    ['abandoned', formatShare(measures.abandonment)],
    ['occupancy', formatShare(totals.occupancy)],
    ['utilisation', formatShare(totals.utilisation)],
    ['contacts waiting', formatNumber(totals.meanWaiting)],
    ['agents busy', formatNumber(totals.meanBusy)],
    ['contacts offered', formatNumber(measures.offered)],
    ['contacts answered', formatNumber(measures.answered)],
    ['cost', formatMoney(cost.total, currency)],
    ['cost per answered contact', formatMoney(cost.perAnswered, currency)],
    ['cost per resolved contact', formatMoney(cost.perResolved, currency)],
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

function agentsTable(title: string, slices: readonly AgentSlice[], paint: Paint): string {
  if (slices.length < 2) return '';
  const isShared = slices.some(({ concurrency }) => (concurrency.value ?? 1) > 1);
  const hours = ['staffed hours', 'paid hours', 'overtime hours'] as const;
  return columns([
    head(paint, title, 'answered', 'occupancy', 'utilisation', ...(isShared ? ['concurrency'] : []), ...hours),
    ...slices.map((slice) => [
      slice.name,
      formatNumber(slice.answered),
      formatShare(slice.occupancy),
      formatShare(slice.utilisation),
      ...(isShared ? [formatNumber(slice.concurrency)] : []),
      formatNumber(slice.staffedHours),
      formatNumber(slice.paidHours),
      formatNumber(slice.overtimeHours),
    ]),
  ]);
}

function costTable({ cost, currency }: Report, paint: Paint): string {
  if (cost.lines.length === 0) return '';
  const sums = (title: string, amounts: readonly NamedAmount[]) =>
    amounts.length < 2 || amounts.length === cost.lines.length
      ? []
      : [
          columns([
            head(paint, title, 'amount'),
            ...amounts.map(({ name, amount }) => [name || 'none', formatMoney(amount, currency)]),
          ]),
        ];
  return [
    columns([
      head(paint, 'cost', 'vendor', 'site', 'group', 'amount'),
      ...cost.lines.map(({ kind, vendor, site, group, amount }) => [
        ...[kind, vendor, site, group],
        formatMoney(amount, currency),
      ]),
      ['total', '', '', '', formatMoney(cost.total, currency)],
    ]),
    ...sums('cost by vendor', cost.byVendor),
    ...sums('cost by site', cost.bySite),
    ...sums('cost by kind', cost.byKind),
  ].join('\n\n');
}

function agreementsTable({ agreements, currency }: Report, paint: Paint): string {
  if (agreements === undefined) return '';
  return columns([
    head(paint, 'agreement', 'settled by', 'credit', 'P(credit)', 'bonus', 'P(bonus)'),
    ...agreements.map(({ vendor, target, period, credit, bonus, probabilityOfCredit, probabilityOfBonus }) => [
      `${vendor}: ${target}`,
      period,
      formatMoney(credit, currency),
      formatShare(probabilityOfCredit),
      formatMoney(bonus, currency),
      formatShare(probabilityOfBonus),
    ]),
  ]);
}

function outcomesTable({ outcomes, currency }: Report, paint: Paint): string {
  if (outcomes === undefined) return '';
  const { satisfaction, noShows, retainedRevenue } = outcomes;
  return columns([
    head(paint, 'patient outcomes', 'per contact', 'over the run'),
    ...(satisfaction === undefined ? [] : [['satisfaction, 0 to 100', formatNumber(satisfaction.perContact), '']]),
    ...(noShows === undefined
      ? []
      : [['missed appointments', formatShare(noShows.perContact), formatNumber(noShows.total)]]),
    ...(retainedRevenue === undefined
      ? []
      : [['retained revenue', formatShare(retainedRevenue.perContact), formatMoney(retainedRevenue.total, currency)]]),
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
