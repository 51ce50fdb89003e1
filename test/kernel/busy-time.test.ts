import { describe, expect, it } from 'vitest';

/** The next number below a positive one. */
function below(number: number): number {
  const bits = new BigUint64Array(new Float64Array([number]).buffer);
  bits[0]--;
  return new Float64Array(bits.buffer)[0];
}

describe('busy time', () => {
  // `busy-time.ts` compares with the start of a row where the loop divides by its length: both must tell the same row.
  it.each([15, 30, 60])('divides a time just before a row of %i minutes into the row before it', (minutes) => {
    const seconds = minutes * 60;
    for (let row = 1; row <= 40_000; row++) {
      if (Math.floor(below(row * seconds) / seconds) !== row - 1) expect.fail(`row ${row}`);
    }
  });
});
