import { exp } from '../arithmetic/exp.ts';

/** Below this size the series is both exact to the last digit and faster than the exponential. */
export const REMAINDER_SERIES_WITHIN = 0.5;

/**
 * e^-z - 1 + z without the cancellation near 0. The waiting-time density of a line with impatient callers has it as its
 * exponent, multiplied by (agents x patience / handle time): computed by subtraction it would lose all digits when
 * patience is long.
 * @param z any number
 * @returns at least 0, with a relative error below 2e-15
 */
export function exponentialRemainder(z: number): number {
  if (z < REMAINDER_SERIES_WITHIN && z > -REMAINDER_SERIES_WITHIN) return remainderSeries(z);
  return z - 1 + exp(-z);
}

/** The same by its power series, z^2/2! - z^3/3! + ... to z^14; for |z| below `REMAINDER_SERIES_WITHIN`. */
export function remainderSeries(z: number): number {
  return (
    z *
    z *
    (1 / 2 -
      z *
        (1 / 6 -
          z *
            (1 / 24 -
              z *
                (1 / 120 -
                  z *
                    (1 / 720 -
                      z *
                        (1 / 5040 -
                          z *
                            (1 / 40320 -
                              z *
                                (1 / 362880 -
                                  z *
                                    (1 / 3628800 -
                                      z *
                                        (1 / 39916800 -
                                          z * (1 / 479001600 - z * (1 / 6227020800 - z * (1 / 87178291200)))))))))))))
  );
}
