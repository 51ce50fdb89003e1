/**
 * Columns of numbers in linear memory. A column is its address: `staff[team]` reads as in the rest of the engine and
 * compiles to one load. Nobody checks bounds; places are reserved by arithmetic before the first replication.
 */

/** 64-bit floats. */
@unmanaged
export class Reals {
  @operator('[]')
  at(i: i32): f64 {
    return load<f64>(changetype<usize>(this) + ((<usize>i) << 3));
  }

  @operator('[]=')
  put(i: i32, value: f64): void {
    store<f64>(changetype<usize>(this) + ((<usize>i) << 3), value);
  }

  add(i: i32, value: f64): void {
    const address = changetype<usize>(this) + ((<usize>i) << 3);
    store<f64>(address, load<f64>(address) + value);
  }

  fill(from: i32, to: i32, value: f64): void {
    for (let i = from; i < to; i++) this[i] = value;
  }
}

/** 32-bit whole numbers. */
@unmanaged
export class Ints {
  @operator('[]')
  at(i: i32): i32 {
    return load<i32>(changetype<usize>(this) + ((<usize>i) << 2));
  }

  @operator('[]=')
  put(i: i32, value: i32): void {
    store<i32>(changetype<usize>(this) + ((<usize>i) << 2), value);
  }

  /** The address of a place. */
  placeOf(i: i32): usize {
    return changetype<usize>(this) + ((<usize>i) << 2);
  }

  fill(from: i32, to: i32, value: i32): void {
    for (let i = from; i < to; i++) this[i] = value;
  }
}

/** Sets of small whole numbers: one bit each, 64 to a word. */
@unmanaged
export class Bits {
  @operator('[]')
  at(word: i32): u64 {
    return load<u64>(changetype<usize>(this) + ((<usize>word) << 3));
  }

  has(i: i32): bool {
    return ((this[i >> 6] >> (i & 63)) & 1) != 0;
  }

  add(i: i32): void {
    this.put(i >> 6, this[i >> 6] | ((<u64>1) << (i & 63)));
  }

  remove(i: i32): void {
    this.put(i >> 6, this[i >> 6] & ~((<u64>1) << (i & 63)));
  }

  put(word: i32, bits: u64): void {
    store<u64>(changetype<usize>(this) + ((<usize>word) << 3), bits);
  }
}

export const NO_BITS = changetype<Bits>(0);
export const NO_REALS = changetype<Reals>(0);
export const NO_INTS = changetype<Ints>(0);
