/** What a kernel exports for its memory to be laid out. Addresses are whole numbers. */
export interface RoomExports {
  readonly memory: WebAssembly.Memory;
  reserve(bytes: number): number;
}

/** Numbers in a kernel's memory. */
export interface Place {
  readonly address: number;
  readonly length: number;
}

/** The address of what is not there. */
export const NOTHING = 0;

/** Places numbers in a kernel's memory, where they stay. */
export class Room {
  private readonly kernel: RoomExports;

  constructor(kernel: RoomExports) {
    this.kernel = kernel;
  }

  /** Room for so many numbers, all 0. */
  numbers(length: number): Place {
    return { address: this.kernel.reserve(8 * length), length };
  }

  reals(numbers: ArrayLike<number>): number {
    const { address, length } = this.numbers(numbers.length);
    new Float64Array(this.kernel.memory.buffer, address, length).set(numbers);
    return address;
  }

  bytes(numbers: Int8Array): number {
    const address = this.kernel.reserve(numbers.length);
    new Int8Array(this.kernel.memory.buffer, address, numbers.length).set(numbers);
    return address;
  }

  /** A set of whole numbers below `size`, one bit each. */
  bits(size: number, members: Iterable<number>): number {
    const { address } = this.numbers(Math.ceil(size / 64));
    const bytes = new Uint8Array(this.kernel.memory.buffer, address, 8 * Math.ceil(size / 64));
    for (const member of members) bytes[member >> 3] |= 1 << (member & 7);
    return address;
  }

  /** @param numbers whole numbers, or how many of them */
  ints(numbers: ArrayLike<number> | number): number {
    const length = typeof numbers === 'number' ? numbers : numbers.length;
    const address = this.kernel.reserve(4 * length);
    if (typeof numbers !== 'number') new Int32Array(this.kernel.memory.buffer, address, length).set(numbers);
    return address;
  }
}
