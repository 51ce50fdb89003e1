import { exp } from '../arithmetic/exp.ts';
import { inverseErlangB } from './erlang-b.ts';
import { exponentialRemainder } from './exponential-remainder.ts';
import {
  type ImpatientQueue,
  requireAtLeastZero,
  requireMarkovQueue,
  requirePatience,
  requireWhole,
} from './markov-queue.ts';
import { waitQuantile } from './wait-quantile.ts';

/** A line with few places to wait. */
export interface FiniteQueue extends ImpatientQueue {
  /** Callers that may wait at one time, those in service not counted; a whole number >= 0. Further ones are blocked. */
  waitingPlaces: number;
}

/** Long-run figures of such a line. Times in seconds, shares 0 to 1 of the contacts offered. */
export interface FiniteQueueState {
  pBlock: number;
  /** Share that joins the queue. */
  pWait: number;
  pAbandon: number;
  pAnswered: number;
  /** Mean wait of answered contacts, zeros included. */
  asaSeconds: number;
  /** Mean time in the queue of all contacts that were not blocked, zeros included. */
  meanWaitAcceptedSeconds: number;
  /** Mean time in the queue of those who hang up; 0 when nobody can. */
  meanWaitAbandonedSeconds: number;
  /** Share answered within the threshold. */
  answeredWithin: number;
  /** Share that hung up within the threshold. */
  abandonedWithin: number;
  occupancy: number;
  meanQueue: number;
  meanInSystem: number;
  throughputPerSecond: number;
}

/** Sums are scaled back when they pass this, so that a load far above the agents cannot overflow. */
const LARGE = 1e250;
/** ln 1e250 */
const LN_LARGE = 575.6462732485114;

/**
 * Steady state of M/M/c/K, with exponential patience or (Infinity) without: c agents and a finite number of places to wait.
 * Summed state by state; the cost grows with agents and places.
 * @param queue rate >= 0 per second; handle time > 0 s; agents a whole number >= 1; patience > 0 s or Infinity
 * @param thresholdSeconds T >= 0
 * @throws RangeError for an argument outside its range
 * Source: Gross and Harris (1998), Fundamentals of Queueing Theory, 2.4 to 2.6. A caller with j others ahead waits for
 *   departures at rates c mu + i theta, i = j to 0: the time a birth process with immigration takes to pass j
 */
export function finiteQueue(queue: FiniteQueue, thresholdSeconds: number): FiniteQueueState {
  requireMarkovQueue(queue, 1);
  requirePatience('meanPatienceSeconds', queue.meanPatienceSeconds);
  requireWhole('waitingPlaces', queue.waitingPlaces, 0);
  requireAtLeastZero('thresholdSeconds', thresholdSeconds);
  const { arrivalRatePerSecond, meanHandleSeconds, agents, meanPatienceSeconds, waitingPlaces } = queue;
  const capacity = agents / meanHandleSeconds;
  const theta = 1 / meanPatienceSeconds;
  const impatience = theta * thresholdSeconds;
  const impatienceUpTo = theta === 0 ? thresholdSeconds : (impatience - exponentialRemainder(impatience)) / theta;
  const keptAtThreshold = 1 - (theta === 0 ? 0 : theta * impatienceUpTo);
  const notYetServed = passageTail(capacity, theta, thresholdSeconds, impatienceUpTo);
  const notYetServedIfPatient = passageTail(capacity + theta, theta, thresholdSeconds, impatienceUpTo);

  // Weights relative to the state with just one free agent.
  let free = inverseErlangB(arrivalRatePerSecond * meanHandleSeconds, agents - 1);
  let weight = arrivalRatePerSecond / capacity;
  let waiting = 0;
  let answered = 0;
  let answeredWithin = 0;
  let leftWithin = 0;
  let answeredWait = 0;
  let wait = 0;
  let places = 0;
  let inverseRates = 0;
  let abandonedWait = 0;
  let placesPerRate = 0;
  for (let ahead = 0; ahead < waitingPlaces; ahead++) {
    const rate = capacity + (ahead + 1) * theta;
    const share = capacity / rate;
    inverseRates += 1 / rate;
    placesPerRate += (ahead + 1) / rate;
    abandonedWait += (weight * placesPerRate) / rate;
    waiting += weight;
    answered += weight * share;
    answeredWait += weight * share * inverseRates;
    wait += (weight * (ahead + 1)) / rate;
    places += weight * ahead;
    answeredWithin += weight * share * (1 - notYetServedIfPatient());
    leftWithin += weight * (1 - keptAtThreshold * notYetServed());
    weight *= arrivalRatePerSecond / rate;
    if (weight > LARGE || waiting > LARGE) {
      free /= LARGE;
      weight /= LARGE;
      waiting /= LARGE;
      answered /= LARGE;
      answeredWithin /= LARGE;
      leftWithin /= LARGE;
      answeredWait /= LARGE;
      wait /= LARGE;
      abandonedWait /= LARGE;
      places /= LARGE;
    }
  }
  const total = free + waiting + weight;
  const pBlock = weight / total;
  const pNoWait = free === Infinity ? 1 : free / total;
  const pAnswered = pNoWait + answered / total;
  const meanQueue = (places + weight * waitingPlaces) / total;
  const throughputPerSecond = arrivalRatePerSecond * pAnswered;
  const abandoned = (wait / total) * theta;
  return {
    pBlock,
    pWait: waiting / total,
    pAbandon: abandoned,
    pAnswered,
    asaSeconds: answeredWait / total / pAnswered,
    meanWaitAcceptedSeconds: wait / (free + waiting),
    meanWaitAbandonedSeconds: theta > 0 && wait > 0 ? abandonedWait / wait : 0,
    answeredWithin: pNoWait + answeredWithin / total,
    abandonedWithin: Math.max(0, (leftWithin - answeredWithin) / total),
    occupancy: (throughputPerSecond * meanHandleSeconds) / agents,
    meanQueue,
    meanInSystem: meanQueue + throughputPerSecond * meanHandleSeconds,
    throughputPerSecond,
  };
}

/**
 * The wait that a given share of the answered contacts does not exceed, seconds; 0 when that share is answered at once.
 * @param share inside 0 to 1
 * @throws RangeError as `finiteQueue`, and for a share outside its range
 */
export function finiteQueueWaitQuantile(queue: FiniteQueue, share: number): number {
  return waitQuantile(share, queue.meanHandleSeconds, (seconds) => {
    const state = finiteQueue(queue, seconds);
    return state.answeredWithin / state.pAnswered;
  });
}

/**
 * Successive values, for j = 0, 1, ..., of P(X0 + ... + Xj > t), where Xi is exponential with rate base + i theta: a sum of
 * probabilities of a negative binomial (theta > 0) or Poisson (theta = 0) count. The common factor e^-(base t) is kept apart
 * until it no longer underflows.
 */
function passageTail(base: number, theta: number, seconds: number, impatienceUpTo: number): () => number {
  let count = 0;
  let term = 1;
  let sum = 0;
  let logScale = -base * seconds;
  let scale = exp(logScale);
  return () => {
    if (count > 0) term *= ((base + (count - 1) * theta) / count) * impatienceUpTo;
    sum += term;
    count++;
    if (sum > LARGE) {
      sum /= LARGE;
      term /= LARGE;
      logScale += LN_LARGE;
      scale = exp(logScale);
    }
    return Math.min(1, sum * scale);
  };
}
