/** What is kept of the contacts offered on a day or in an interval; by day, after these, whether they are at most so many. */
export const VolumeEntry = {
  offered: 0,
  /** Its square: the variance between replications is the mean of this less the square of the mean. */
  offeredSquared: 1,
} as const;

export const VOLUME_ENTRIES = 2;

export function volumePairs(width: number): (readonly [number, number])[] {
  const diagonal = Array.from({ length: width }, (_, entry) => [entry, entry] as const);
  return [...diagonal, [VolumeEntry.offered, VolumeEntry.offeredSquared]];
}

/** Fills a row for so many contacts. */
export function fillVolume(offered: number, atMost: Float64Array, values: Float64Array, at: number): void {
  values[at + VolumeEntry.offered] = offered;
  values[at + VolumeEntry.offeredSquared] = offered * offered;
  for (let t = 0; t < atMost.length; t++) values[at + VOLUME_ENTRIES + t] = offered <= atMost[t] ? 1 : 0;
}
