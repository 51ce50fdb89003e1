import type { Report } from '../node.ts';
import { formatSeconds, formatShare } from './figures.ts';

/** The answer in one sentence: `61 % (58-64) are answered within 20 s; target 80 %.` */
export function verdict(report: Report): string {
  const { serviceLevel } = report.totals.measures;
  if (serviceLevel.value === null) return 'No contact arrived in the time that is reported.';
  const within = formatSeconds(report.serviceLevel.thresholdSeconds);
  return `${formatShare(serviceLevel)} are answered within ${within}; ${targetClause(report)}.`;
}

function targetClause({ targets }: Report): string {
  if (targets.length === 0) return 'no target is set';
  const missed = targets.filter((target) => !target.isMet);
  const only = targets.length === 1 ? targets[0]! : undefined;
  if (only?.measure === 'service-level' && only.atLeast !== undefined) {
    return `target ${formatShare({ value: only.atLeast, low: null, high: null })}`;
  }
  if (missed.length === 0) return only ? 'the target is met' : `all ${targets.length} targets are met`;
  const names = missed.map((target) => target.name).join('; ');
  return targets.length === 1 ? `the target is missed: ${names}` : `missed targets: ${names}`;
}
