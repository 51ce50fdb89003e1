/**
 * In which lanes somebody stands, as bits of a number in order of priority: a free agent finds those it may look at by one
 * operation, and nobody when there is nobody, without a walk over its list.
 */
import { Ints, NO_INTS } from '../columns';

/** Are lanes so few that they are bits, and do all teams list them in one order? */
export let areBits: bool = false;
/** Bit i: somebody stands in lane laneAt[i]. */
export let standing: i32 = 0;
let bitOf: Ints = NO_INTS;
let laneAt: Ints = NO_INTS;
/** By team: the bits of the lanes it takes from. By bit: those of equal priority. */
let lanesOf: Ints = NO_INTS;
let peersOf: Ints = NO_INTS;

/** @param bits 0: lanes are not bits */
export function setStandingLanes(bits: Ints, lanes: Ints, ofTeams: Ints, peers: Ints): void {
  areBits = changetype<usize>(bits) != 0;
  bitOf = bits;
  laneAt = lanes;
  lanesOf = ofTeams;
  peersOf = peers;
}

export function clearStanding(): void {
  standing = 0;
}

export function noteJoined(lane: i32): void {
  standing |= 1 << bitOf[lane];
}

/** Somebody left the lane, whose head is now this, an address. */
export function noteLeft(lane: i32, head: i32): void {
  standing &= ~(i32(head == 0) << bitOf[lane]);
}

/** The lanes of best priority in which somebody stands whom the team may take, as bits. */
export function bestLanes(team: i32): i32 {
  const lanes = standing & lanesOf[team];
  return lanes == 0 ? 0 : lanes & peersOf[ctz(lanes)];
}

export function firstOf(lanes: i32): i32 {
  return laneAt[ctz(lanes)];
}
