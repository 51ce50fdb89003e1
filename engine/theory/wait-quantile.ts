import { requireInsideUnit } from './markov-queue.ts';

/** Doublings after which a share counts as never reached. */
const LONGEST_DOUBLINGS = 200;

/**
 * The wait that a given share does not exceed, by bisection of a distribution function: slow and sure.
 * @param share inside 0 to 1
 * @param scaleSeconds any time of the right order, > 0
 * @param shareWithin the distribution function: share that waits at most so many seconds
 * @returns seconds to 13 digits; 0 when the share is reached at once, Infinity when it never is
 * @throws RangeError for a share outside its range
 */
export function waitQuantile(share: number, scaleSeconds: number, shareWithin: (seconds: number) => number): number {
  requireInsideUnit('share', share);
  if (shareWithin(0) >= share) return 0;
  let below = 0;
  let above = scaleSeconds;
  for (let doublings = 0; shareWithin(above) < share; doublings++) {
    if (doublings === LONGEST_DOUBLINGS) return Infinity;
    below = above;
    above *= 2;
  }
  while (above - below > 1e-13 * above) {
    const middle = below + (above - below) / 2;
    if (shareWithin(middle) < share) below = middle;
    else above = middle;
  }
  return below + (above - below) / 2;
}
