/**
 * In which lanes somebody stands, as bits of a number in order of priority: a free agent finds those it may look at by one
 * operation, and nobody when there is nobody, without a walk over its list.
 */
import { Bits, NO_BITS } from '../columns';

/** Are lanes so few that they are bits, and do all teams list them in one order? */
export let areBits: bool = false;
/** Bit i: somebody stands in the lane that has its head and tail at place i (`lanes.ts`). */
export let standing: u64 = 0;
/** By team: the bits of the lanes it takes from. By bit: those of equal priority. */
let lanesOf: Bits = NO_BITS;
let peersOf: Bits = NO_BITS;

/** @param ofTeams 0: lanes are not bits */
export function setStandingLanes(ofTeams: Bits, peers: Bits): void {
  areBits = changetype<usize>(ofTeams) != 0;
  lanesOf = ofTeams;
  peersOf = peers;
}

/** The lanes that a team takes from, as bits. */
export function ofTeam(team: i32): u64 {
  return lanesOf[team];
}

export function clearStanding(): void {
  standing = 0;
}

export function noteJoined(place: i32): void {
  standing |= (<u64>1) << place;
}

/** Somebody left the lane, whose head is now this, an address. */
export function noteLeft(place: i32, head: i32): void {
  standing &= ~(u64(head == 0) << place);
}

/** Of some lanes those of best priority in which somebody stands, as bits. */
export function bestOf(lanes: u64): u64 {
  const taken = standing & lanes;
  return taken == 0 ? 0 : taken & peersOf[<i32>ctz(taken)];
}
