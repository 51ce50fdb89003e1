/** What a kernel exports for its memory to be laid out. Addresses are whole numbers. */
export interface RoomExports {
  readonly memory: WebAssembly.Memory;
  /** Traps when there is no such room. */
  reserve(bytes: number): number;
  /** 1 after it trapped for want of room. */
  isOutOfRoom(): number;
}

/** What a kernel's 32-bit addresses can reach, bytes. */
const MOST_BYTES = 4_294_967_296;

/** How an `OutOfRoomError` is known that has come from another thread, and keeps nothing else of its class. */
export const OUT_OF_ROOM = 'OutOfRoomError';

/** More memory is needed than a kernel can have, for tables or for contacts that are in the system at once. */
export class OutOfRoomError extends Error {
  override readonly name = OUT_OF_ROOM;

  constructor() {
    super('A replication needs more than 4 GB of memory.');
  }
}

/**
 * Does what may ask a kernel for more room.
 * @throws OutOfRoomError when there is none: the kernel is of no use any more
 */
export function withinRoom<Result>(kernel: RoomExports, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw reasonOf(kernel, error);
  }
}

/** Why a kernel stopped that threw this. */
export function reasonOf(kernel: RoomExports, error: unknown): unknown {
  return kernel.isOutOfRoom() === 0 ? error : new OutOfRoomError();
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

  private reserve(bytes: number): number {
    if (bytes >= MOST_BYTES) throw new OutOfRoomError();
    return this.kernel.reserve(bytes);
  }

  /** Room for so many numbers, all 0. */
  numbers(length: number): Place {
    return { address: this.reserve(8 * length), length };
  }

  reals(numbers: ArrayLike<number>): number {
    const { address, length } = this.numbers(numbers.length);
    new Float64Array(this.kernel.memory.buffer, address, length).set(numbers);
    return address;
  }

  bytes(numbers: Int8Array): number {
    const address = this.reserve(numbers.length);
    new Int8Array(this.kernel.memory.buffer, address, numbers.length).set(numbers);
    return address;
  }

  /** Numbers of 64 bits. */
  words(numbers: BigUint64Array): number {
    const { address, length } = this.numbers(numbers.length);
    new BigUint64Array(this.kernel.memory.buffer, address, length).set(numbers);
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
    const address = this.reserve(4 * length);
    if (typeof numbers !== 'number') new Int32Array(this.kernel.memory.buffer, address, length).set(numbers);
    return address;
  }
}
