/**
 * The powers of two that are normal float64 numbers, 2^-1022 to 2^1023, each exact: `POWERS_OF_TWO[n + 1022]` is 2^n.
 * Multiplying by an entry scales without rounding and without a detour through the bits of a number, which would stall
 * the store buffer: ln and exp sit in the loop that draws random numbers.
 */
export const POWERS_OF_TWO: Float64Array = powersOfTwo();

/** The place of 2^0 in `POWERS_OF_TWO`. */
export const EXPONENT_OFFSET = 1022;

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(2046);
  powers[1022] = 1;
  for (let n = 1; n <= 1023; n++) powers[1022 + n] = powers[1021 + n] * 2;
  for (let n = 1; n <= 1022; n++) powers[1022 - n] = powers[1023 - n] / 2;
  return powers;
}
