import { inverseErlangB } from './erlang-b.ts';
import type { MarkovQueue } from './markov-queue.ts';
import { type ServiceLevels, serviceLevels } from './service-levels.ts';

/** Long-run figures of a line whose callers hang up. Times in seconds, shares 0 to 1 of the contacts offered. */
export interface ImpatientState {
  /** Share not answered at once, whether answered later or not. */
  pWait: number;
  pAbandon: number;
  /** Mean wait of answered contacts, zeros included; Infinity where nobody is ever answered. */
  asaSeconds: number;
  /** Mean time in the queue of all contacts, zeros included. */
  meanWaitAllSeconds: number;
  /** Mean time in the queue of those who hang up. */
  meanWaitAbandonedSeconds: number;
  /** Share answered within the threshold. */
  answeredWithin: number;
  /** Share that hung up within the threshold. */
  abandonedWithin: number;
  serviceLevels: ServiceLevels;
  /** Time average of busy agents / agents; 0 where there are none. */
  occupancy: number;
  meanQueue: number;
  meanInSystem: number;
  /** Contacts answered per second. */
  throughputPerSecond: number;
}

/**
 * Integrals over the virtual wait x, the wait that an arrival of endless patience would meet, under its unnormalised
 * density w(x) = exp(lambda integral_0^x P(patience > u) du - c mu x) / peak. "Kept" callers have patience beyond x.
 */
export interface WaitMoments {
  /** 1 / peak of the density before scaling; 0 when the peak exceeds 1e308 */
  inversePeak: number;
  /** integral of w, seconds */
  mass: number;
  /** of w P(patience > x) */
  kept: number;
  /** of w P(patience <= x) */
  lost: number;
  /** of w x P(patience > x), seconds squared: waits of the answered */
  keptSeconds: number;
  /** of w E[patience; patience <= x], seconds squared: waits of those who hang up */
  lostSeconds: number;
  /** as `kept`, but only x up to the threshold */
  keptWithin: number;
  /** those who hang up within the threshold: of w P(patience <= min(x, threshold)) */
  lostWithin: number;
}

/**
 * The figures of a line with at least one agent from its integrals.
 * Source: Baccelli and Hebuterne (1981), On queues with impatient customers, Performance '81: the density of the virtual
 *   wait is lambda P(just one agent free) w(x)
 */
export function impatientState(queue: MarkovQueue, moments: WaitMoments): ImpatientState {
  const { arrivalRatePerSecond, meanHandleSeconds, agents } = queue;
  // Mass of the states with a free agent and of those without, both relative to the state with just one free agent, and
  // both scaled down by the peak of the density, which alone would overflow.
  const free = inverseErlangB(arrivalRatePerSecond * meanHandleSeconds, agents - 1) * moments.inversePeak;
  const total = free + arrivalRatePerSecond * moments.mass;
  const perMass = arrivalRatePerSecond / total;
  const pNoWait = free === Infinity ? 1 : free / total;
  const answered = pNoWait + perMass * moments.kept;
  const answeredWithin = Math.min(answered, pNoWait + perMass * moments.keptWithin);
  const abandonedWithin = perMass * moments.lostWithin;
  const meanWaitAllSeconds = perMass * (moments.keptSeconds + moments.lostSeconds);
  return {
    pWait: Math.min(1, perMass * moments.mass),
    pAbandon: Math.min(1, perMass * moments.lost),
    asaSeconds: (perMass * moments.keptSeconds) / answered,
    meanWaitAllSeconds,
    meanWaitAbandonedSeconds: moments.lost > 0 ? moments.lostSeconds / moments.lost : 0,
    answeredWithin,
    abandonedWithin,
    serviceLevels: serviceLevels(answered, answeredWithin, abandonedWithin),
    ...flows(queue, answered, meanWaitAllSeconds),
  };
}

/** What follows by Little's law from the share answered and the mean wait of all contacts. */
export function flows(
  queue: MarkovQueue,
  answered: number,
  meanWaitAllSeconds: number,
): Pick<ImpatientState, 'occupancy' | 'meanQueue' | 'meanInSystem' | 'throughputPerSecond'> {
  const throughputPerSecond = queue.arrivalRatePerSecond * answered;
  const meanBusy = throughputPerSecond * queue.meanHandleSeconds;
  // No arrivals, no queue, even where the one that might come would wait for ever.
  const meanQueue = queue.arrivalRatePerSecond === 0 ? 0 : queue.arrivalRatePerSecond * meanWaitAllSeconds;
  return {
    occupancy: queue.agents === 0 ? 0 : Math.min(1, meanBusy / queue.agents),
    meanQueue,
    meanInSystem: meanQueue + meanBusy,
    throughputPerSecond,
  };
}
