import type { Check, Findings } from './check.ts';
import { checkCurve } from './check-behaviour.ts';
import type { Path } from './issue.ts';

/** Targets, contract tiers, triggers, stopping rules and outcome curves say something, and do not contradict themselves. */
export const checkTargets: Check = (scenario, findings) => {
  for (const [index, target] of scenario.targets.entries()) {
    checkRange(findings, ['targets', index], 'atLeast', 'atMost', target.atLeast, target.atMost);
  }
  for (const [name, vendor] of Object.entries(scenario.vendors)) {
    for (const [index, tier] of (vendor.sla?.tiers ?? []).entries()) {
      const path = ['vendors', name, 'sla', 'tiers', index];
      checkRange(findings, path, 'atLeast', 'below', tier.atLeast, tier.below);
    }
  }
  for (const [index, { start, trigger, release }] of scenario.surge.entries()) {
    const path = ['surge', index];
    if ((start === undefined) === (trigger === undefined)) {
      const found = start === undefined ? 'neither start nor trigger' : 'both start and trigger';
      findings.fault({ path, found, allowed: 'exactly one of "start" and "trigger"' });
    }
    if (trigger !== undefined && (trigger.above === undefined) === (trigger.below === undefined)) {
      const found = trigger.above === undefined ? 'neither above nor below' : 'both above and below';
      findings.fault({ path: [...path, 'trigger'], found, allowed: 'exactly one of "above" and "below"' });
    }
    if (release === undefined) continue;
    const { above, below, afterHours } = release;
    if (above === undefined && below === undefined && afterHours === undefined) {
      const allowed = '"above", "below" or "afterHours"';
      findings.fault({ path: [...path, 'release'], found: 'a release that never comes', allowed });
    }
    if (trigger === undefined && (above !== undefined || below !== undefined)) {
      const found = 'a release by measure without a trigger';
      findings.fault({ path: [...path, 'release'], found, allowed: 'only "afterHours" where a plan has no trigger' });
    }
  }
  const { untilHalfWidth } = scenario.run;
  if (untilHalfWidth !== undefined && untilHalfWidth.relative === undefined && untilHalfWidth.absolute === undefined) {
    const path = ['run', 'untilHalfWidth'];
    findings.fault({ path, found: 'neither relative nor absolute', allowed: '"relative", "absolute" or both' });
  }
  for (const key of ['satisfaction', 'noShows', 'retainedRevenue'] as const) {
    checkCurve(findings, ['outcomes', key], scenario.outcomes?.[key] ?? []);
  }
};

/** Reports a range without bounds, or with bounds the wrong way round. */
export function checkRange(
  findings: Findings,
  path: Path,
  low: string,
  high: string,
  lowest?: number,
  highest?: number,
): void {
  if (lowest === undefined && highest === undefined) {
    findings.fault({ path, found: `neither ${low} nor ${high}`, allowed: `"${low}", "${high}" or both` });
  } else if (lowest !== undefined && highest !== undefined && lowest > highest) {
    const dependsOn = [[...path, low]];
    findings.fault({
      path: [...path, high],
      found: String(highest),
      allowed: `a number >= ${low}, ${lowest}`,
      dependsOn,
    });
  }
}
