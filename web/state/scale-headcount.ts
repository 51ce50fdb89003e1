import type { Scenario } from '../../engine/browser.ts';

type AgentGroup = Scenario['agents'][number];

/**
 * The same group with `multiplier` times the agents, in whole agents.
 *
 * Shifts share one rounding: each takes what the running total has earned, so twelve shifts of three at 1.1 times make 40
 * agents (39.6) and not 36. Rounding each alone would make a slider of one percent do nothing, or far too much.
 * @param multiplier >= 0
 */
export function scaleHeadcount(group: AgentGroup, multiplier: number): AgentGroup {
  if (multiplier === 1) return group;
  const scaled = { ...group };
  if (group.headcount !== undefined) scaled.headcount = Math.round(group.headcount * multiplier);
  if (group.shifts !== undefined) {
    let planned = 0;
    let given = 0;
    scaled.shifts = group.shifts.map((shift) => {
      planned += shift.headcount * multiplier;
      const headcount = Math.max(0, Math.round(planned) - given);
      given += headcount;
      return { ...shift, headcount };
    });
  }
  if (group.headcountByInterval !== undefined) {
    scaled.headcountByInterval = {
      ...group.headcountByInterval,
      headcount: group.headcountByInterval.headcount.map((headcount) => Math.round(headcount * multiplier)),
    };
  }
  return scaled;
}
