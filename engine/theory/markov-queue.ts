/**
 * One line of callers served by alike agents: Poisson arrivals, exponential handle times, first come first served.
 * All of theory/ speaks seconds; divide a rate per hour by 3600 before coming in.
 */
export interface MarkovQueue {
  /** lambda, contacts offered per second; >= 0 */
  arrivalRatePerSecond: number;
  /** 1 / mu, mean time an agent is busy with a contact, after-call work included; > 0 */
  meanHandleSeconds: number;
  /** c, agents on duty; a whole number >= 0 (some formulas need >= 1 and say so) */
  agents: number;
}

/** A line whose callers hang up after an exponential time in the queue. */
export interface ImpatientQueue extends MarkovQueue {
  /** 1 / theta, mean patience; > 0. Infinity: nobody ever hangs up. */
  meanPatienceSeconds: number;
}

/** @throws RangeError when a quantity of the line is outside its range. `agentsFrom` is the smallest team that makes sense. */
export function requireMarkovQueue(queue: MarkovQueue, agentsFrom = 0): void {
  requireAtLeastZero('arrivalRatePerSecond', queue.arrivalRatePerSecond);
  requirePositive('meanHandleSeconds', queue.meanHandleSeconds);
  requireWhole('agents', queue.agents, agentsFrom);
}

/** @throws RangeError unless `value` is a whole number of at least `from`. */
export function requireWhole(name: string, value: number, from: number): void {
  if (!Number.isSafeInteger(value) || value < from) fail(name, value, `a whole number >= ${from}`);
}

/** @throws RangeError unless `value` is finite and above 0. */
export function requirePositive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) fail(name, value, 'a number > 0');
}

/** @throws RangeError unless `value` is above 0 or Infinity. */
export function requirePatience(name: string, value: number): void {
  if (!(value > 0)) fail(name, value, 'a number > 0, or Infinity');
}

/** @throws RangeError unless `value` is finite and at least 0. */
export function requireAtLeastZero(name: string, value: number): void {
  if (!(value >= 0 && value < Infinity)) fail(name, value, 'a number >= 0');
}

/** @throws RangeError unless `value` is strictly between 0 and 1. */
export function requireInsideUnit(name: string, value: number): void {
  if (!(value > 0 && value < 1)) fail(name, value, 'a number between 0 and 1, both excluded');
}

function fail(name: string, value: number, allowed: string): never {
  throw new RangeError(`${name}: found ${value}; allowed: ${allowed}`);
}
