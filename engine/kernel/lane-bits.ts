import type { Model } from '../compile/model.ts';

/** Lanes as bits of a number in order of priority, so that the lowest bit set is of the best priority. */
export interface LaneBits {
  readonly bitOf: Int32Array;
  /** By team: the lanes it takes from. */
  readonly lanesOf: BigUint64Array;
  /** By bit: the lanes of equal priority. */
  readonly peersOf: BigUint64Array;
}

const MOST_LANES = 64;

/** null when there are too many lanes, or when a team lists lanes of equal priority in another order than theirs, by which ties are settled. */
export function laneBits({ routing, groups }: Model): LaneBits | null {
  const { lanes, laneStart, lane } = routing;
  if (lanes.count > MOST_LANES) return null;
  const laneAt = Array.from({ length: lanes.count }, (_, i) => i).sort(
    (a, b) => lanes.priority[a] - lanes.priority[b] || a - b,
  );
  const bitOf = new Int32Array(lanes.count);
  laneAt.forEach((of, bit) => {
    bitOf[of] = bit;
  });
  const lanesOf = new BigUint64Array(groups.count);
  for (let team = 0; team < groups.count; team++) {
    for (let i = laneStart[team]; i < laneStart[team + 1]; i++) {
      if (i > laneStart[team] && bitOf[lane[i]] < bitOf[lane[i - 1]]) return null;
      lanesOf[team] |= 1n << BigInt(bitOf[lane[i]]);
    }
  }
  const peersOf = BigUint64Array.from(laneAt, (of) =>
    laneAt.reduce(
      (bits, other, bit) => (lanes.priority[other] === lanes.priority[of] ? bits | (1n << BigInt(bit)) : bits),
      0n,
    ),
  );
  return { bitOf, lanesOf, peersOf };
}
