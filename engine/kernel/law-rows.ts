import { ln } from '../arithmetic/ln.ts';
import { logGamma } from '../arithmetic/log-gamma.ts';
import { LARGEST_SUM } from '../random/gamma.ts';
import { lognormalParameters } from '../random/lognormal.ts';
import { cumulativeShares } from '../random/mixture.ts';
import { momentsOf } from '../random/moments.ts';
import type { DistributionSpec } from '../random/sampler.ts';
import { NOTHING, type Room } from './room.ts';

/** Which law a row is of (see `assembly/laws.ts`). */
const Law = {
  constant: 0,
  exponential: 1,
  lognormal: 2,
  gamma: 3,
  erlang: 4,
  weibull: 5,
  uniform: 6,
  triangular: 7,
  hyperexponential: 8,
  mixture: 9,
  empirical: 10,
} as const;

/**
 * A law as the row of numbers that the kernel draws by: which it is, then its parameters, reckoned as the samplers of
 * `engine/random` reckon them.
 * @param place puts a row into the kernel's memory and returns its address: a mixture names its parts by theirs
 */
export function lawRow(spec: DistributionSpec, place: (row: readonly number[]) => number): readonly number[] {
  const { mean, variance } = momentsOf(spec);
  if (variance === 0 || spec.law === 'never') return [Law.constant, mean];
  switch (spec.law) {
    case 'exponential':
      return [Law.exponential, spec.meanSeconds];
    case 'lognormal': {
      const { mu, sigma } = lognormalParameters(spec.meanSeconds, spec.cv);
      return [Law.lognormal, mu, sigma];
    }
    case 'gamma': {
      const shape = 1 / (spec.cv * spec.cv);
      return [Law.gamma, shape, spec.meanSeconds / shape];
    }
    case 'erlang': {
      const law = spec.stages > LARGEST_SUM ? Law.gamma : Law.erlang;
      return [law, spec.stages, spec.meanSeconds / spec.stages];
    }
    case 'weibull':
      return [Law.weibull, ln(spec.meanSeconds) - logGamma(1 + 1 / spec.shape), spec.shape];
    case 'uniform':
      return [Law.uniform, spec.lowSeconds, spec.highSeconds - spec.lowSeconds];
    case 'triangular':
      return [Law.triangular, spec.lowSeconds, spec.highSeconds, spec.modeSeconds];
    case 'hyperexponential': {
      const means = spec.parts.map(({ meanSeconds }) => meanSeconds);
      return [Law.hyperexponential, means.length, ...cumulativeShares(spec.parts), ...means];
    }
    case 'mixture': {
      const parts = spec.parts.map(({ of }) => place(lawRow(of, place)));
      return [Law.mixture, parts.length, ...cumulativeShares(spec.parts), ...parts];
    }
    case 'empirical':
      return [Law.empirical, spec.quantilesSeconds.length - 1, ...spec.quantilesSeconds];
    case 'constant':
      return [Law.constant, spec.seconds];
  }
}

/** Puts a law into a kernel's memory; returns its address. */
export function placeLaw(spec: DistributionSpec | null, room: Room): number {
  const place = (row: readonly number[]): number => room.reals(row);
  return spec === null ? NOTHING : place(lawRow(spec, place));
}
