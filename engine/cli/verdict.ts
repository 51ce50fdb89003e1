import { formatSeconds, formatShare, type Report } from '../node.ts';

/** The answer in one sentence: `61 % (58-64) are answered within 20 s; target 80 %.` */
export function verdict(report: Report): string {
  const { serviceLevel } = report.totals.measures;
  if (serviceLevel.value === null) return 'No contact arrived in the time that is reported.';
  const within = formatSeconds(report.serviceLevel.thresholdSeconds);
  return `${[`${formatShare(serviceLevel)} are answered within ${within}`, ...targetClauses(report)].join('; ')}.`;
}

function targetClauses({ targets }: Report): string[] {
  if (targets.length === 0) return ['no target is set'];
  const missed = targets.filter((target) => !target.isMet);
  const own = targets.find(({ measure, contacts, atLeast }) => {
    return measure === 'service-level' && contacts === '*' && atLeast !== undefined;
  });
  const clauses = own === undefined ? [] : [`target ${formatShare({ value: own.atLeast!, low: null, high: null })}`];
  // The reader compares two numbers without being told which is larger.
  if (own !== undefined && targets.length === 1) return clauses;
  if (missed.length > 0) return [...clauses, `missed: ${missed.map(({ name }) => name).join('; ')}`];
  return [...clauses, targets.length === 1 ? 'the target is met' : `all ${targets.length} targets are met`];
}
