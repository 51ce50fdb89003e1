import type { Scenario } from '../scenario/scenario.ts';
import type { Shift } from '../scenario/shifts.ts';
import type { Timeline } from './clock.ts';
import { daysOfWork } from './duty-hours.ts';
import type { StaffPlan } from './model.ts';
import type { Roster, RosterPlan } from './model-teams.ts';
import { always, DutyChanges, netStaff } from './net-staff.ts';
import { withOutages } from './outage-plan.ts';
import type { ZoneClock } from './zone-clock.ts';

/**
 * The staff when nobody is absent and nobody leaves, which is the staff of every replication where nothing is random.
 * `peakStaff` bounds what any replication can have, triggered surges included.
 */
export function staffPlanOf({ scheduled, outages, surges }: Roster, { clock }: Timeline): StaffPlan {
  const { staffAtStart, changes, timeSeconds, team, staff } = withOutages(
    scheduled,
    outages,
    -clock.warmUpSeconds,
    clock.endSeconds,
  );
  const peakStaff = peakOf(scheduled);
  for (const { hours } of surges) {
    peakOf(hours).forEach((agents, surged) => {
      peakStaff[surged] += agents;
    });
  }
  return { staffAtStart, changes, timeSeconds, group: team, staff, peakStaff };
}

function peakOf({ staffAtStart, changes, team, staff }: RosterPlan): Int32Array {
  const peak = staffAtStart.slice();
  for (let i = 0; i < changes; i++) peak[team[i]] = Math.max(peak[team[i]], staff[i]);
  return peak;
}

/** Interpreters of a pool on duty, as steps in time. */
export function interpreterSteps(
  interpreters: number | readonly Shift[],
  scenario: Scenario,
  timeline: Timeline,
  zone: ZoneClock,
): { timeSeconds: Float64Array; interpreters: Int32Array } {
  const hours = typeof interpreters === 'number' ? { headcount: interpreters } : { shifts: [...interpreters] };
  const changes = new DutyChanges();
  for (const days of daysOfWork(hours, scenario, timeline, zone)) changes.addCrew({ team: 0, days }, always);
  const start = -timeline.clock.warmUpSeconds;
  const plan = netStaff(() => changes, Uint16Array.of(0), Float64Array.of(1), start, timeline.clock.endSeconds);
  return {
    timeSeconds: Float64Array.from([start, ...plan.timeSeconds]),
    interpreters: Int32Array.from([plan.staffAtStart[0], ...plan.staff]),
  };
}
