/**
 * Places of the first `count` instants in order of time, of equal ones as they are given. Instants come in rising runs, the days
 * of one crew after those of another, which are merged two by two.
 * Source: Knuth (1998), The Art of Computer Programming 3, section 5.2.4 (natural merge sort)
 */
export function orderInTime(at: ArrayLike<number>, count = at.length): Uint32Array {
  let order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  let bounds = boundsOfRuns(at, count);
  let merged = bounds.length > 2 ? new Uint32Array(count) : order;
  while (bounds.length > 2) {
    const left: number[] = [];
    for (let run = 0; run + 1 < bounds.length; run += 2) {
      left.push(bounds[run]);
      mergeRuns(at, order, merged, bounds[run], bounds[run + 1], bounds[run + 2] ?? bounds[run + 1]);
    }
    left.push(count);
    [order, merged, bounds] = [merged, order, left];
  }
  return order;
}

/** Where runs begin that do not fall, and where the last ends. */
function boundsOfRuns(at: ArrayLike<number>, count: number): number[] {
  const bounds = [0];
  for (let i = 1; i < count; i++) if (at[i] < at[i - 1]) bounds.push(i);
  if (count > 0) bounds.push(count);
  return bounds;
}

/** Merges the run that ends at `middle` and the next, which may be empty. */
function mergeRuns(
  at: ArrayLike<number>,
  from: Uint32Array,
  to: Uint32Array,
  start: number,
  middle: number,
  end: number,
): void {
  let left = start;
  let right = middle;
  for (let i = start; i < end; i++) {
    const isLeft = right === end || (left < middle && at[from[left]] <= at[from[right]]);
    to[i] = isLeft ? from[left++] : from[right++];
  }
}
