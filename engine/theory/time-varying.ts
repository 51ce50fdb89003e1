import { DayChain } from './day-chain.ts';
import { requireAtLeastZero, requirePatience, requirePositive, requireWhole } from './markov-queue.ts';

/** A stretch of the day with steady demand and staff. */
export interface DayInterval {
  /** Length, > 0 */
  seconds: number;
  /** lambda, contacts offered per second; >= 0 */
  arrivalRatePerSecond: number;
  /** Agents on duty; a whole number >= 0 */
  agents: number;
}

/** A day that starts empty and idle. */
export interface TimeVaryingQueue {
  intervals: readonly DayInterval[];
  /** 1 / mu; > 0 */
  meanHandleSeconds: number;
  /** 1 / theta, exponential; > 0 or Infinity */
  meanPatienceSeconds: number;
  /** Share of callers who hang up at once when they would have to wait; 0 to 1, default 0 */
  zeroPatienceShare?: number;
  /** Callers that may wait at one time; a whole number >= 0, default Infinity. Further ones are blocked. */
  waitingPlaces?: number;
}

/** Expected figures of one interval. "End" is just before the staff changes. */
export interface IntervalState {
  arrivals: number;
  /** P(busy agents >= staff) at the end */
  pAllBusyEnd: number;
  meanQueueEnd: number;
  meanBusyEnd: number;
  /** Time averages over the interval */
  meanQueue: number;
  meanBusy: number;
  /** Contacts that hang up in the interval, those of no patience included */
  abandonments: number;
  blocked: number;
  /** Share of the interval's arrivals not answered at once and not blocked */
  pWait: number;
}

/** Expected figures of the whole day; contacts are followed beyond its end until they are answered or hang up. */
export interface DayState {
  intervals: IntervalState[];
  arrivals: number;
  answered: number;
  abandoned: number;
  blocked: number;
  pWait: number;
  pAbandon: number;
  /** Mean time in the queue of all contacts, answered or not, blocked ones as zero */
  meanWaitAllSeconds: number;
  /** Time integrals up to closing: of busy agents; of max(busy, staff); of busy agents above staff */
  busyAgentSeconds: number;
  staffedAgentSeconds: number;
  overrunAgentSeconds: number;
  /** busy / staffed agent seconds */
  occupancy: number;
  meanWaitingAtClose: number;
}

/** Expected contacts that may be lost at the edge of the computed states, as a share of arrivals. */
const EDGE_TOLERANCE = 1e-14;
const FIRST_COLUMNS = 64;

/**
 * One queue through a day of changing demand and staff, M(t)/M/c(t) + M, by its Kolmogorov forward equations: exact up to
 * rounding, no stationarity assumed.
 *
 * Staff changes follow the rule of shared capacity: when staff falls, idle agents leave first, surplus busy agents end their
 * call and leave, and nobody waiting is answered while busy >= staff; when staff rises, waiting callers are answered at that
 * instant, and surplus agents still finishing count towards the new level. After the last interval arrivals stop and its
 * staff stays until everybody is answered or has hung up.
 *
 * Memory grows with (largest staff + 1) x longest queue, time also with events in the day.
 * @throws RangeError for an argument outside its range
 * Source: Jensen (1953), Markoff chains as an aid in the study of Markoff processes (uniformization)
 */
export function timeVarying(queue: TimeVaryingQueue): DayState {
  requireDay(queue);
  const places = queue.waitingPlaces ?? Infinity;
  for (let columns = FIRST_COLUMNS; ; columns *= 2) {
    const isWhole = places < columns;
    const chain = new DayChain(queue, isWhole ? places + 1 : columns, isWhole);
    const day = chain.run();
    if (isWhole || chain.lostAtEdge <= EDGE_TOLERANCE * Math.max(1, day.arrivals)) return day;
  }
}

function requireDay(queue: TimeVaryingQueue): void {
  requirePositive('meanHandleSeconds', queue.meanHandleSeconds);
  requirePatience('meanPatienceSeconds', queue.meanPatienceSeconds);
  const { zeroPatienceShare = 0, waitingPlaces = Infinity } = queue;
  if (!(zeroPatienceShare >= 0 && zeroPatienceShare <= 1)) {
    throw new RangeError(`zeroPatienceShare: found ${zeroPatienceShare}; allowed: 0 to 1`);
  }
  if (waitingPlaces !== Infinity) requireWhole('waitingPlaces', waitingPlaces, 0);
  if (queue.intervals.length === 0) throw new RangeError('intervals: found none; allowed: at least one');
  queue.intervals.forEach((interval, i) => {
    requirePositive(`intervals[${i}].seconds`, interval.seconds);
    requireAtLeastZero(`intervals[${i}].arrivalRatePerSecond`, interval.arrivalRatePerSecond);
    requireWhole(`intervals[${i}].agents`, interval.agents, 0);
  });
}
