const TWO_MINUS_52 = 2.220446049250313e-16;
const TWO_MINUS_53 = 1.1102230246251565e-16;

/**
 * A source of uniform random numbers: the generator sfc32, whose 128 bits of state are four 32-bit integers in fields.
 * One class, created once and reseeded for each replication, draws everything: see decisions/0002-random-streams.md.
 *
 * The fields are public to the block fills of this folder alone (`fillExponential` and its kin), which lift them into
 * local variables for the length of a loop and write them back after it. Nothing else may touch them.
 * Source: Doty-Humphrey (2014), PractRand 0.92, sfc32: no fault found in 2^45 bytes; period at least 2^32, 2^127 on average.
 */
export class Stream {
  a = 0;
  b = 0;
  c = 0;
  counter = 0;

  /**
   * Starts a new sequence.
   * @param w0 four 32-bit words, already well mixed (`openStream` does it): the first draws follow them closely
   */
  reseed(w0: number, w1: number, w2: number, w3: number): void {
    this.a = w0 | 0;
    this.b = w1 | 0;
    this.c = w2 | 0;
    this.counter = w3 | 0;
  }

  /** The next 32 random bits, as a whole number 0 to 2^32 - 1. */
  nextUint32(): number {
    const { b, c } = this;
    const bits = (((this.a + b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = b ^ (b >>> 9);
    this.b = (c + (c << 3)) | 0;
    this.c = (((c << 21) | (c >>> 11)) + bits) | 0;
    return bits >>> 0;
  }

  /** A uniform number in [0, 1): a multiple of 2^-53, each equally likely. Takes 64 bits. */
  nextUniform(): number {
    const high = this.nextUint32() >>> 5;
    const low = this.nextUint32() >>> 6;
    return (high * 67108864 + low) * TWO_MINUS_53;
  }

  /** A uniform number in (0, 1): an odd multiple of 2^-53, so neither 0 nor 1 and symmetric about 1/2. Takes 64 bits. */
  nextOpenUniform(): number {
    const high = this.nextUint32();
    const low = this.nextUint32() >>> 12;
    return (high * 1048576 + low + 0.5) * TWO_MINUS_52;
  }
}
