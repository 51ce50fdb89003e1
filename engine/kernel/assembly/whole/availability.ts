/**
 * Which teams could take one more contact of some class: those with an idle agent, or with one who has room beside others. It
 * is asked many times for every contact, of many teams, and changes seldom: so it is kept as a set of bits.
 */
import { Bits, NO_BITS } from '../columns';
import { busy, staff, teams } from '../duty';
import { desksOf, hasDesksOf } from './desks';

let available: Bits = NO_BITS;
/** By class, `words` words each: the teams that serve it, at once or later. */
let serves: Bits = NO_BITS;
let words: i32 = 0;

export function setAvailability(ofTeams: Bits, ofClasses: Bits, wordCount: i32): void {
  available = ofTeams;
  serves = ofClasses;
  words = wordCount;
}

export function beginAvailability(): void {
  for (let team = 0; team < teams; team++) settleAvailability(team);
}

/** The staff of a team, its busy agents, or what these have in hand has changed. */
export function settleAvailability(team: i32): void {
  const free = staff[team] - busy[team];
  const is = free > 0 || (free == 0 && hasDesksOf(team) && desksOf(team).withRoom > 0);
  const bits = available[team >> 6] & ~((<u64>1) << (team & 63));
  available.put(team >> 6, bits | ((<u64>is) << (team & 63)));
}

export function isAvailable(team: i32): bool {
  return available.has(team);
}

/** Is any team available that serves class k? */
export function isAnyAvailable(k: i32): bool {
  for (let word = 0; word < words; word++) if ((available[word] & serves[k * words + word]) != 0) return true;
  return false;
}

/** Teams that are available, of 64. */
export function allAvailable(word: i32): u64 {
  return available[word];
}

/** Teams of a set, word by word, that are available. */
export function availableOf(set: Bits, word: i32): u64 {
  return set[word] & available[word];
}
