import type { Sampler } from './sampler.ts';
import type { Stream } from './stream.ts';

/**
 * Draws uniform numbers in [0, 1), of 53 bits, into a block: for shares and coin tosses (x < share).
 * Filling in pieces gives the same sequence as filling at once.
 */
export function fillUniform(stream: Stream, out: Float64Array, from: number, to: number): void {
  for (let i = from; i < to; i++) out[i] = stream.nextUniform();
}

/** Times equally likely between two bounds. */
export function uniformSampler(lowSeconds: number, highSeconds: number): Sampler['fill'] {
  const width = highSeconds - lowSeconds;
  return (stream, out, from, to) => {
    for (let i = from; i < to; i++) out[i] = lowSeconds + width * stream.nextUniform();
  };
}

/** Triangular times by inversion: the density rises from `lowSeconds` to `modeSeconds` and falls to `highSeconds`. */
export function triangularSampler(lowSeconds: number, modeSeconds: number, highSeconds: number): Sampler['fill'] {
  const width = highSeconds - lowSeconds;
  const rising = modeSeconds - lowSeconds;
  const falling = highSeconds - modeSeconds;
  return (stream, out, from, to) => {
    for (let i = from; i < to; i++) {
      const u = stream.nextUniform();
      const isRising = u * width < rising;
      out[i] = isRising
        ? lowSeconds + Math.sqrt(u * width * rising)
        : highSeconds - Math.sqrt((1 - u) * width * falling);
    }
  };
}
