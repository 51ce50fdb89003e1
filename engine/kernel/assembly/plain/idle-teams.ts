/**
 * Whom an arriving contact takes, looked up: where no step has a choice of teams, that depends on nothing but which teams
 * have an idle agent. They are the bits of a number, and a table holds the answer for every such number and class. So
 * nothing is searched, and nothing is asked that the processor has to guess.
 */
import * as duty from '../duty';

/** Is there a table? There is none for many teams. */
export let areLookedUp: bool = false;
/** Bit g: team g has an idle agent. */
let idle: i32 = 0;
let teams: i32 = 0;
/** teamOf[(k << teams) + idle], a byte; -1: there is none. */
let teamOf: usize = 0;

/** @param table 0: there is none */
export function setIdleTeams(count: i32, table: usize): void {
  areLookedUp = table != 0;
  teams = count;
  teamOf = table;
}

/** The staff of a team, or how many of it are busy, has changed. */
export function noteIdle(team: i32): void {
  idle = (idle & ~(1 << team)) | (i32(duty.busy[team] < duty.staff[team]) << team);
}

export function noteAllIdle(): void {
  if (!areLookedUp) return;
  for (let team = 0; team < teams; team++) noteIdle(team);
}

/** The team that a contact of class k takes; -1: nobody who may is idle. */
export function teamFor(k: i32): i32 {
  return load<i8>(teamOf + <usize>((k << teams) + idle));
}
