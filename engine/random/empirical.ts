import type { Sampler } from './sampler.ts';

/** Times by inversion of an empirical law: linear between quantiles at equally spaced probabilities from 0 to 1. */
export function empiricalSampler(quantilesSeconds: readonly number[]): Sampler['fill'] {
  const quantiles = Float64Array.from(quantilesSeconds);
  const pieces = quantiles.length - 1;
  return (stream, out, from, to) => {
    for (let i = from; i < to; i++) {
      const position = stream.nextUniform() * pieces;
      const piece = Math.min(Math.floor(position), pieces - 1);
      out[i] = quantiles[piece] + (position - piece) * (quantiles[piece + 1] - quantiles[piece]);
    }
  };
}
