/** The place of 2^0 in the table of `powersOfTwo`. */
export const EXPONENT_OFFSET = 1022;

/**
 * The powers of two that are normal float64 numbers, 2^-1022 to 2^1023, each exact: at n + EXPONENT_OFFSET stands 2^n.
 * Multiplying by an entry scales without rounding and without a detour through the bits of a number, which would stall
 * the store buffer: ln and exp sit in the loop that draws random numbers. Each of them holds the table by a name of its
 * own, because a name of another module is reached through a getter wherever modules are not bundled.
 */
export function powersOfTwo(): Float64Array {
  return (table ??= multiplied());
}

let table: Float64Array | undefined;

function multiplied(): Float64Array {
  const powers = new Float64Array(2046);
  powers[EXPONENT_OFFSET] = 1;
  for (let n = 1; n <= 1023; n++) powers[EXPONENT_OFFSET + n] = powers[EXPONENT_OFFSET + n - 1] * 2;
  for (let n = 1; n <= 1022; n++) powers[EXPONENT_OFFSET - n] = powers[EXPONENT_OFFSET - n + 1] / 2;
  return powers;
}
