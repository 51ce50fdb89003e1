/**
 * Histogram bins for waits, after HdrHistogram: 32 bins to a doubling of the wait, so that a bin is at most 1/32 as wide
 * as the waits in it, from half a second to twelve days. Bin 0 holds those answered at once, bin 1 waits under half a
 * second. The bin is read off the bits of the number, without a logarithm.
 */
export const WAIT_BINS = 2 + 21 * 32;

/**
 * Eight fine bins to one coarse bin, for tables by interval: from half a second to four and a half hours. Coarse bin 0
 * holds the two lowest fine bins, the last bin all longer waits.
 */
export const COARSE_WAIT_BINS = 1 + 15 * 4;

const scratch = new Float64Array(1);
const words = new Int32Array(scratch.buffer);
const HIGH_WORD = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;
/** The upper bits of 0.5, as read below. */
const FIRST = 0x3fe00000 >>> 15;

/** Bin of a wait that was not zero by being answered at once: 1..WAIT_BINS - 1. */
export function waitBin(waitSeconds: number): number {
  scratch[0] = waitSeconds;
  const bin = (words[HIGH_WORD] >>> 15) - FIRST + 2;
  return bin < 1 ? 1 : bin >= WAIT_BINS ? WAIT_BINS - 1 : bin;
}

export function coarseBin(bin: number): number {
  if (bin < 2) return 0;
  const coarse = ((bin - 2) >> 3) + 1;
  return coarse < COARSE_WAIT_BINS ? coarse : COARSE_WAIT_BINS - 1;
}

/** Upper edge of a fine bin, seconds. */
export function upperEdgeSeconds(bin: number): number {
  if (bin === 0) return 0;
  if (bin === 1) return 0.5;
  const octave = (bin - 2) >> 5;
  return 0.5 * (1 << octave) * (1 + (((bin - 2) & 31) + 1) / 32);
}

export function coarseUpperEdgeSeconds(bin: number): number {
  return bin === 0 ? 0.5 : upperEdgeSeconds(bin * 8 + 1);
}

/** The same of all bins, for those who read many. */
export const UPPER_EDGES = Float64Array.from({ length: WAIT_BINS }, (_, bin) => upperEdgeSeconds(bin));
export const COARSE_UPPER_EDGES = Float64Array.from({ length: COARSE_WAIT_BINS }, (_, bin) =>
  coarseUpperEdgeSeconds(bin),
);
