/** The wait that is announced, and that decides on the offer of a callback (`engine/simulate/expected-wait.ts`). */
import { Ints, NO_INTS, NO_REALS, Reals } from '../columns';
import { staff } from '../duty';
import { classOf, ordinary, routeStart, routeTeam } from './routing';
import { waiting } from './waiting-lines';

/**
 * For ordinary and for urgent contacts of each class the lanes that agents who serve it look at first: a count, then so
 * many lanes. 0 where nobody asks.
 */
let aheadOfOrdinary: Ints = NO_INTS;
let aheadOfUrgent: Ints = NO_INTS;
let meanHandleSeconds: Reals = NO_REALS;

export function setExpectedWait(ofOrdinary: Ints, ofUrgent: Ints, meanSeconds: Reals): void {
  aheadOfOrdinary = ofOrdinary;
  aheadOfUrgent = ofUrgent;
  meanHandleSeconds = meanSeconds;
}

/** Seconds, for a contact of class k that would stand in this lane; Infinity when no agent who may serve it is on duty. */
export function secondsFor(k: i32, lane: i32): f64 {
  let agents = 0;
  const end = routeStart[k + 1];
  for (let i = routeStart[k]; i < end; i++) agents += staff[routeTeam[i]];
  if (agents == 0) return Infinity;
  const lanes = ahead(k, lane);
  let work: f64 = 0;
  for (let i = 1; i <= lanes[0]; i++) work += <f64>waiting[lanes[i]] * meanHandleSeconds[classOf[lanes[i]]];
  return (work + meanHandleSeconds[k]) / <f64>agents;
}

/** Contacts waiting that an agent who may serve class k would take before one in this lane. */
export function contactsAhead(k: i32, lane: i32): i32 {
  const lanes = ahead(k, lane);
  let contacts = 0;
  for (let i = 1; i <= lanes[0]; i++) contacts += waiting[lanes[i]];
  return contacts;
}

function ahead(k: i32, lane: i32): Ints {
  return changetype<Ints>(<usize>(lane == ordinary[k] ? aheadOfOrdinary[k] : aheadOfUrgent[k]));
}
