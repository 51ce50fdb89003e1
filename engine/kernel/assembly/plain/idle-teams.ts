/**
 * Whom an arriving contact takes, looked up: where no step has a choice of teams, that depends on nothing but which teams
 * have an idle agent. They are the bits of a number, and a table holds the answer for every such number and class. So
 * nothing is searched, and nothing is asked that the processor has to guess.
 */

/** Is there a table? There is none where a step has a choice, and none for many classes. */
export let areLookedUp: bool = false;
let teams: i32 = 0;
/** teamOf[(k << teams) + idle], a byte; -1: there is none. */
let teamOf: usize = 0;

/** @param table 0: there is none */
export function setIdleTeams(count: i32, table: usize): void {
  areLookedUp = table != 0;
  teams = count;
  teamOf = table;
}

/** The team that a contact of class k takes when these have an idle agent, as bits; -1: nobody who may is idle. */
export function teamFor(k: i32, idle: i32): i32 {
  return load<i8>(teamOf + <usize>((k << teams) + idle));
}
