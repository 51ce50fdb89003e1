/** A clock that only moves forward, in milliseconds from any origin. */
export type MonotonicClock = () => number;

/**
 * The clock of the machine. Time may steer how large a batch is and when an interim report is drawn, never a digit of a
 * result: so the engine reads it here and nowhere else, and everything that needs it takes a `MonotonicClock`.
 */
export const machineClock: MonotonicClock = () => performance.now();
