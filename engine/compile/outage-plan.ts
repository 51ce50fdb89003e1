import type { Scenario } from '../scenario/scenario.ts';
import type { Timeline } from './clock.ts';
import { instantOf } from './local-instant.ts';
import type { Outage, RosterPlan, Teams } from './model-teams.ts';

/** Outages in seconds, with the share of each site's staff that is really lost: remote agents go on. */
export function outagesOf(scenario: Scenario, teams: Teams, timeline: Timeline): Outage[] {
  return scenario.outages.map(({ name, site, start, hours, share, contactsInHand }) => {
    const startSeconds = instantOf(start, timeline);
    const at = teams.sites.indexOf(site);
    return {
      name,
      startSeconds,
      endSeconds: startSeconds + hours * 3600,
      teams: Uint16Array.from([...teams.siteOf.keys()].filter((team) => teams.siteOf[team] === at)),
      lostShare: share * (1 - scenario.sites[site].remoteShare),
      isDropped: contactsInHand === 'dropped',
    };
  });
}

/** The plan with the outages' losses taken out; of outages at once, each takes its share of what the others leave. */
export function withOutages(
  plan: RosterPlan,
  outages: readonly Outage[],
  startSeconds: number,
  endSeconds: number,
): RosterPlan {
  if (outages.length === 0) return plan;
  const turns = outages
    .flatMap((outage) => [outage.startSeconds, outage.endSeconds])
    .filter((at) => at > startSeconds && at < endSeconds);
  const times = [...new Set([...turns, ...plan.timeSeconds])].sort((a, b) => a - b);
  const scheduled = plan.staffAtStart.slice();
  const staffAt = (at: number): Int32Array => {
    const lost = new Float64Array(scheduled.length);
    for (const { startSeconds: from, endSeconds: to, teams, lostShare } of outages) {
      if (at < from || at >= to) continue;
      for (const team of teams) lost[team] += (1 - lost[team]) * lostShare;
    }
    return scheduled.map((agents, team) => agents - Math.round(agents * lost[team]));
  };
  const staffAtStart = staffAt(startSeconds);
  let staff = staffAtStart;
  const steps: { at: number; team: number; staff: number }[] = [];
  let next = 0;
  for (const at of times) {
    for (; next < plan.changes && plan.timeSeconds[next] === at; next++) scheduled[plan.team[next]] = plan.staff[next];
    const now = staffAt(at);
    now.forEach((agents, team) => {
      if (agents !== staff[team]) steps.push({ at, team, staff: agents });
    });
    staff = now;
  }
  return {
    staffAtStart,
    changes: steps.length,
    timeSeconds: Float64Array.from(steps, (step) => step.at),
    team: Uint16Array.from(steps, (step) => step.team),
    staff: Int32Array.from(steps, (step) => step.staff),
  };
}
