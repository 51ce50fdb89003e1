import { roundUpCount } from './value-axis.ts';

/** An axis is redrawn when the data would fill less than this share of it. */
const leastFilledShare = 0.45;
/** Keeps the highest mark off the very edge. */
const headroom = 1.02;

/**
 * The top of an axis that starts at zero and does not fidget. It stays where it is while the reader drags, so that a change shows
 * as a change of the marks and not of the ruler; after the drag, and between interim reports, it moves only when the data
 * would leave it or shrink into a corner of it.
 * @param held the top in use; null at the first drawing
 * @param needed the largest figure to be shown
 * @param roundUp finds a round figure at or above a positive one
 * @returns a round figure, above zero
 */
export function holdMaximum(
  held: number | null,
  needed: number,
  isDragging: boolean,
  roundUp: (needed: number) => number = roundUpCount,
): number {
  if (held !== null && (isDragging || (needed <= held && needed >= held * leastFilledShare))) return held;
  return roundUp(needed > 0 ? needed * headroom : 1);
}
