import type { AgentGroup } from './agents.ts';
import type { Check, Findings } from './check.ts';
import { orList, type Path } from './issue.ts';

const staffing = ['headcount', 'shifts', 'headcountByInterval'] as const;

/** Every group is staffed in one way, at a known site and by a known vendor, and its concurrency is complete. */
export const checkAgents: Check = (scenario, findings) => {
  for (const [index, group] of scenario.agents.entries()) {
    const path = ['agents', index];
    const given = staffing.filter((name) => group[name] !== undefined);
    if (given.length !== 1) {
      const found = given.length === 0 ? 'no staffing' : given.join(' and ');
      findings.fault({ path, found, allowed: `exactly one of ${orList(staffing)}` });
    }
    checkChoice(findings, path, 'site', group.site, scenario.sites);
    checkChoice(findings, path, 'vendor', group.vendor, scenario.vendors);
    checkConcurrency(findings, [...path, 'concurrency'], group.concurrency);
    if (group.overtime !== undefined && group.shifts === undefined) {
      const allowed = 'overtime only beside shifts, after which it is worked';
      findings.fault({ path: [...path, 'overtime'], found: 'overtime without shifts', allowed });
    }
    const { planned, unplanned } = group.shrinkage;
    if (planned + unplanned >= 1) {
      const found = `planned and unplanned shrinkage that add to ${planned + unplanned}`;
      findings.fault({ path: [...path, 'shrinkage'], found, allowed: 'a sum < 1, so that somebody works' });
    }
  }
  if (!scenario.agents.some(hasAgents) && scenario.surge.length === 0) {
    findings.note({
      path: ['agents'],
      found: 'no agent on duty at any time',
      allowed: 'any, but nothing will be answered',
    });
  }
};

function checkChoice(
  findings: Findings,
  path: Path,
  key: 'site' | 'vendor',
  given: string | undefined,
  choices: Readonly<Record<string, unknown>>,
): void {
  const names = Object.keys(choices);
  if (given !== undefined || names.length === 1) return;
  findings.fault({ path: [...path, key], found: 'nothing', allowed: orList(names), dependsOn: [[`${key}s`]] });
}

function checkConcurrency(findings: Findings, path: Path, concurrency: AgentGroup['concurrency']): void {
  if (concurrency === undefined) return;
  const { limit, speedAtLoad, turns } = concurrency;
  if ((speedAtLoad === undefined) === (turns === undefined)) {
    const found = speedAtLoad === undefined ? 'neither' : 'both';
    findings.fault({ path, found, allowed: 'exactly one of speedAtLoad and turns' });
  }
  if (speedAtLoad === undefined) return;
  if (speedAtLoad.length !== limit) {
    findings.fault({
      path: [...path, 'speedAtLoad'],
      found: `${speedAtLoad.length} speeds`,
      allowed: `${limit} speeds, one for each load up to limit`,
      dependsOn: [[...path, 'limit']],
    });
  }
  if (speedAtLoad[0] !== 1) {
    const allowed = '1: speeds are relative to a contact alone';
    findings.fault({ path: [...path, 'speedAtLoad', 0], found: String(speedAtLoad[0]), allowed });
  }
}

function hasAgents(group: AgentGroup): boolean {
  const { headcount, shifts, headcountByInterval, hiring } = group;
  return (
    (headcount ?? 0) > 0 ||
    (shifts?.some((shift) => shift.headcount > 0) ?? false) ||
    (headcountByInterval?.headcount.some((agents) => agents > 0) ?? false) ||
    hiring.some((intake) => intake.headcount > 0)
  );
}
