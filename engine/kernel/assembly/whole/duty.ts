/** What the whole model asks of duty beside `../duty.ts`: when teams came, and how many of a group are free. */
import { Ints, NO_INTS, NO_REALS, Reals } from '../columns';
import * as duty from '../duty';
import { busy, staff, teams } from '../duty';
import { settleAvailability } from './availability';

/** When each team began to take contacts; NaN while a trigger has not called it. */
export let cameAt: Reals = NO_REALS;
/** The same as far as it is known beforehand; NaN for veterans, who are there from the start. */
let plannedAt: Reals = NO_REALS;
let isVeteran: Ints = NO_INTS;
/** The teams of each group: those of the group of a team at groupStart[team] to groupEnd[team] - 1. */
let groupStart: Ints = NO_INTS;
let groupEnd: Ints = NO_INTS;
let groupTeams: Ints = NO_INTS;

export function setTeams(
  came: Reals,
  planned: Reals,
  veterans: Ints,
  startOfGroup: Ints,
  endOfGroup: Ints,
  teamsOfGroups: Ints,
): void {
  cameAt = came;
  plannedAt = planned;
  isVeteran = veterans;
  groupStart = startOfGroup;
  groupEnd = endOfGroup;
  groupTeams = teamsOfGroups;
}

export function beginDuty(staffAtStart: Ints, start: f64): void {
  duty.beginDuty(staffAtStart, start);
  for (let team = 0; team < teams; team++) cameAt[team] = isVeteran[team] != 0 ? start : plannedAt[team];
}

/** The planned number of agents changes. */
export function change(team: i32, after: i32, now: f64): void {
  duty.changeStaff(team, after, now);
  settleAvailability(team);
}

/** Free agents of all teams of this team's group: what a reserve is counted in. */
export function freeInGroup(team: i32): i32 {
  let free = 0;
  for (let i = groupStart[team]; i < groupEnd[team]; i++) {
    const other = groupTeams[i];
    free += max(0, staff[other] - busy[other]);
  }
  return free;
}
