/**
 * The event sets of the kernel: knock-out tournaments. Each leaf is an agent, or a class of callers, with the time of its
 * next event; each node above repeats the earlier of its two, and the winner of all stands at the top. When a leaf
 * changes only its own way up is played again, and the places on that way are known before the first comparison, so that
 * they are loaded side by side; a heap finds the next place only after each comparison.
 *
 * Times are compared as whole numbers of the same order, because V8 chooses between whole numbers without a branch and
 * between floats with one, which on random times is mispredicted every other time. Half of the time of a binary heap.
 * Source: Knuth (1998), The Art of Computer Programming 3, section 5.4.1 (tree of winners).
 */
import { Ints } from './columns';
import { reserve } from './room';

/** Where the records of winners have their rank. */
const RANK: usize = 40;

/** From here on keys are of leaves that wait for nothing. Each has one of its own, so that only true ties are equal. */
export const NEVER: i64 = 0x7ff0000000000000;

@unmanaged
class Match {
  key: i64;
  /** Who won: what the owner of the tournament calls it. */
  winner: i32;
  padding: i32;
}

@unmanaged
export class Tournament {
  matches: usize;
  /** A power of two; leaf i is match `leaves + i`. */
  leaves: i32;
  free: Ints;
  freeLeaves: i32;

  get winner(): i32 {
    return matchAt(this.matches, 1).winner;
  }

  clear(): void {
    const leaves = this.leaves;
    for (let leaf = 0; leaf < leaves; leaf++) {
      matchAt(this.matches, leaves + leaf).key = NEVER + leaf;
      this.free[leaf] = leaves - 1 - leaf;
    }
    for (let match = leaves - 1; match >= 1; match--) {
      matchAt(this.matches, match).key = matchAt(this.matches, 2 * match).key;
    }
    this.freeLeaves = leaves;
  }

  takeLeaf(): i32 {
    return this.free[--this.freeLeaves];
  }

  /** A leaf waits for nothing any more, and may be taken by another. Returns the key of the earliest event then. */
  releaseLeaf(leaf: i32): i64 {
    this.free[this.freeLeaves++] = leaf;
    return this.play(leaf, NEVER + leaf, 0);
  }

  /** The next event of a leaf is at this time. At one instant the lower rank comes first. Returns the key of the earliest event then. */
  set(leaf: i32, time: f64, winner: i32): i64 {
    return this.play(leaf, keyOf(time), winner);
  }

  /** The same by the key of the time. */
  setKey(leaf: i32, key: i64, winner: i32): i64 {
    return this.play(leaf, key, winner);
  }

  keyOfLeaf(leaf: i32): i64 {
    return matchAt(this.matches, this.leaves + leaf).key;
  }

  /** Who stands at a leaf; 0 when it waits for nothing. */
  holderOf(leaf: i32): i32 {
    const match = matchAt(this.matches, this.leaves + leaf);
    return match.key < NEVER ? match.winner : 0;
  }

  private play(leaf: i32, newKey: i64, newWinner: i32): i64 {
    const matches = this.matches;
    let key = newKey;
    let winner = newWinner;
    let i = this.leaves + leaf;
    let match = matchAt(matches, i);
    settle(match, key, winner);
    while (i > 1) {
      const other = neighbour(match, 1);
      const otherKey = other.key;
      if (otherKey == key) return this.playByRank(leaf, newKey, newWinner);
      const best = select(otherKey, key, otherKey < key);
      winner = select(other.winner, winner, best != key);
      key = best;
      i >>= 1;
      match = matchAt(matches, i);
      settle(match, key, winner);
    }
    return key;
  }

  /** The same where two meet whose times are equal. */
  private playByRank(leaf: i32, newKey: i64, newWinner: i32): i64 {
    let i = this.leaves + leaf;
    settle(matchAt(this.matches, i), newKey, newWinner);
    while (i > 1) {
      const places = 2;
      const first = i & -places;
      let best = matchAt(this.matches, first);
      for (let other = first + 1; other < first + places; other++) {
        if (comesFirst(matchAt(this.matches, other), best)) best = matchAt(this.matches, other);
      }
      i >>= 1;
      settle(matchAt(this.matches, i), best.key, best.winner);
    }
    return matchAt(this.matches, 1).key;
  }
}

function matchAt(matches: usize, i: i32): Match {
  return changetype<Match>(matches + ((<usize>i) << 4));
}

/** Another of the four: places 1, 2 and 3 stand for the three others. */
function neighbour(match: Match, place: i32): Match {
  return changetype<Match>(changetype<usize>(match) ^ ((<usize>place) << 4));
}

function settle(match: Match, key: i64, winner: i32): void {
  match.key = key;
  match.winner = winner;
}

/** @param most leaves that will ever be in use at once */
export function newTournament(most: i32): Tournament {
  const tournament = changetype<Tournament>(reserve(offsetof<Tournament>()));
  layOutTournament(tournament, most);
  return tournament;
}

/** The same for one that lies within something else. */
export function layOutTournament(tournament: Tournament, most: i32): void {
  let leaves = 1;
  while (leaves < most) leaves *= 2;
  tournament.matches = reserve(<usize>(2 * leaves) * offsetof<Match>());
  tournament.leaves = leaves;
  tournament.free = changetype<Ints>(reserve((<usize>leaves) << 2));
  tournament.clear();
}

export const NO_TOURNAMENT = changetype<Tournament>(0);

/** Whole numbers in the order of times: those below zero have their bits, all but the sign, turned over. */
export function keyOf(time: f64): i64 {
  const bits = reinterpret<i64>(time + 0);
  return bits ^ ((bits >> 63) & 0x7fffffffffffffff);
}

export function timeOf(key: i64): f64 {
  return reinterpret<f64>(key ^ ((key >> 63) & 0x7fffffffffffffff));
}

/** Earlier, or at one instant of lower rank: winners are addresses of records that have it. */
function comesFirst(one: Match, other: Match): bool {
  if (one.key != other.key) return one.key < other.key;
  return load<i32>(<usize>one.winner, RANK) < load<i32>(<usize>other.winner, RANK);
}
