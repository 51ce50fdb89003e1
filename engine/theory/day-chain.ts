import { poissonWeights } from './poisson-weights.ts';
import type { DayInterval, DayState, IntervalState, TimeVaryingQueue } from './time-varying.ts';

/** Probability of a state that is no longer followed: a day drops at most some 1e9 of them, together less than 1e-13. */
const NEGLIGIBLE = 1e-22;
/** Events of one uniformization; longer intervals are cut. */
const MOST_EVENTS = 20_000;

/** Time integrals over an interval, seconds. */
interface Integrals {
  queue: number;
  busy: number;
  allBusy: number;
  /** all busy and the last column of the queue taken */
  edge: number;
  staffed: number;
  overrun: number;
}

/**
 * The Markov chain of `timeVarying`: states (busy agents, waiting callers), one row for each number of busy agents. Waiting
 * callers exist only in rows of at least the present staff. Uniformization adds nonnegative numbers only, so the smallest
 * probabilities keep their digits.
 */
export class DayChain {
  /** Expected arrivals that met the end of the computed columns. */
  lostAtEdge = 0;
  private readonly queue: TimeVaryingQueue;
  private readonly columns: number;
  private readonly rows: number;
  private readonly areColumnsPlaces: boolean;
  private readonly serviceRate: number;
  private readonly abandonRate: number;
  private readonly joinShare: number;
  private state: Float64Array;
  private next: Float64Array;
  private staff: number;
  /** Longest queue followed at present. */
  private top = 0;

  /** @param areColumnsPlaces whether the last column is the last waiting place (else only where the computation ends) */
  constructor(queue: TimeVaryingQueue, columns: number, areColumnsPlaces: boolean) {
    this.queue = queue;
    this.columns = columns;
    this.areColumnsPlaces = areColumnsPlaces;
    this.rows = Math.max(...queue.intervals.map((interval) => interval.agents)) + 1;
    this.serviceRate = 1 / queue.meanHandleSeconds;
    this.abandonRate = 1 / queue.meanPatienceSeconds;
    this.joinShare = 1 - (queue.zeroPatienceShare ?? 0);
    this.state = new Float64Array(this.rows * columns);
    this.next = new Float64Array(this.rows * columns);
    this.state[0] = 1;
    this.staff = queue.intervals[0].agents;
  }

  run(): DayState {
    const day: DayState = {
      intervals: [],
      arrivals: 0,
      answered: 0,
      abandoned: 0,
      blocked: 0,
      pWait: 0,
      pAbandon: 0,
      meanWaitAllSeconds: 0,
      busyAgentSeconds: 0,
      staffedAgentSeconds: 0,
      overrunAgentSeconds: 0,
      occupancy: 0,
      meanWaitingAtClose: 0,
    };
    let waited = 0;
    let waitSeconds = 0;
    for (const interval of this.queue.intervals) {
      this.changeStaff(interval.agents);
      const integrals = this.advance(interval);
      const state = this.describe(interval, integrals);
      day.intervals.push(state);
      day.arrivals += state.arrivals;
      day.abandoned += state.abandonments;
      day.blocked += state.blocked;
      day.busyAgentSeconds += integrals.busy;
      day.staffedAgentSeconds += integrals.staffed;
      day.overrunAgentSeconds += integrals.overrun;
      day.meanWaitingAtClose = state.meanQueueEnd;
      waited += state.pWait * state.arrivals;
      waitSeconds += integrals.queue;
    }
    const rest = this.afterClose();
    day.abandoned += rest.abandonments;
    day.answered = day.arrivals - day.abandoned - day.blocked;
    if (day.arrivals > 0) {
      day.pWait = waited / day.arrivals;
      day.pAbandon = day.abandoned / day.arrivals;
      day.meanWaitAllSeconds = (waitSeconds + rest.waitSeconds) / day.arrivals;
    }
    if (day.staffedAgentSeconds > 0) day.occupancy = day.busyAgentSeconds / day.staffedAgentSeconds;
    return day;
  }

  /** Waiting callers are answered at the instant staff rises; when it falls nobody moves. */
  private changeStaff(staff: number): void {
    const { state, columns } = this;
    for (let busy = this.staff; busy < staff; busy++) {
      for (let waiting = 1; waiting <= this.top; waiting++) {
        const place = busy * columns + waiting;
        const answered = Math.min(waiting, staff - busy);
        state[(busy + answered) * columns + waiting - answered] += state[place];
        state[place] = 0;
      }
    }
    this.staff = staff;
  }

  /** Carries the state over an interval by uniformization. */
  private advance(interval: DayInterval): Integrals {
    const integrals: Integrals = { queue: 0, busy: 0, allBusy: 0, edge: 0, staffed: 0, overrun: 0 };
    const eventRate =
      interval.arrivalRatePerSecond + (this.rows - 1) * this.serviceRate + (this.columns - 1) * this.abandonRate;
    const parts = Math.ceil((eventRate * interval.seconds) / MOST_EVENTS);
    const { first, weights } = poissonWeights((eventRate * interval.seconds) / parts);
    for (let part = 0; part < parts; part++) {
      const end = new Float64Array(this.state.length);
      let endTop = 0;
      let moreEvents = 1;
      for (let events = 0; events < first + weights.length; events++) {
        const weight = events < first ? 0 : weights[events - first];
        if (weight > 0) {
          for (let busy = 0; busy < this.rows; busy++) {
            const row = busy * this.columns;
            const last = busy < this.staff ? 0 : this.top;
            for (let waiting = 0; waiting <= last; waiting++) end[row + waiting] += weight * this.state[row + waiting];
          }
          endTop = Math.max(endTop, this.top);
        }
        moreEvents -= weight;
        this.step(interval.arrivalRatePerSecond, eventRate, Math.max(0, moreEvents) / eventRate, integrals);
      }
      this.state = end;
      this.top = endTop;
    }
    return integrals;
  }

  /** Adds `seconds` of the present state to the integrals and carries it over one event of the uniformized chain. */
  private step(arrivalRate: number, eventRate: number, seconds: number, integrals: Integrals): void {
    const { state, next, columns, rows, staff, serviceRate, abandonRate, top } = this;
    const arrival = arrivalRate / eventRate;
    const join = arrival * this.joinShare;
    const reach = Math.min(top + 1, columns - 1);
    for (let busy = 0; busy < rows; busy++) {
      next.fill(0, busy * columns, busy * columns + (busy < staff ? 0 : reach) + 1);
    }
    let queue = 0;
    let busyAgents = 0;
    let allBusy = 0;
    let edge = 0;
    let staffed = 0;
    for (let busy = 0; busy < rows; busy++) {
      const row = busy * columns;
      const service = (busy * serviceRate) / eventRate;
      if (busy < staff) {
        const mass = state[row];
        if (mass < NEGLIGIBLE) continue;
        next[row + columns] += mass * arrival;
        if (busy > 0) next[row - columns] += mass * service;
        next[row] += mass * (1 - arrival - service);
        busyAgents += mass * busy;
        staffed += mass * staff;
        continue;
      }
      let rowMass = 0;
      for (let waiting = 0; waiting <= top; waiting++) {
        const mass = state[row + waiting];
        if (mass < NEGLIGIBLE) continue;
        const abandon = (waiting * abandonRate) / eventRate;
        const isLast = waiting === columns - 1;
        if (isLast) edge += mass;
        else next[row + waiting + 1] += mass * join;
        if (waiting > 0) next[row + waiting - 1] += mass * abandon;
        if (busy === staff && waiting > 0) next[row + waiting - 1] += mass * service;
        else if (busy > 0) next[row - columns + waiting] += mass * service;
        next[row + waiting] += mass * (1 - service - abandon - (isLast ? 0 : join));
        queue += mass * waiting;
        rowMass += mass;
      }
      allBusy += rowMass;
      busyAgents += rowMass * busy;
      staffed += rowMass * busy;
      integrals.overrun += seconds * rowMass * (busy - staff);
    }
    integrals.queue += seconds * queue;
    integrals.busy += seconds * busyAgents;
    integrals.allBusy += seconds * allBusy;
    integrals.edge += seconds * edge;
    integrals.staffed += seconds * staffed;
    this.state = next;
    this.next = state;
    this.top = this.longestOf(next, reach);
  }

  private longestOf(state: Float64Array, top: number): number {
    for (; top > 0; top--) {
      for (let busy = this.staff; busy < this.rows; busy++) {
        if (state[busy * this.columns + top] > NEGLIGIBLE) return top;
      }
    }
    return 0;
  }

  private describe(interval: DayInterval, integrals: Integrals): IntervalState {
    const { arrivalRatePerSecond, seconds } = interval;
    let pAllBusyEnd = 0;
    let meanQueueEnd = 0;
    let meanBusyEnd = 0;
    for (let busy = 0; busy < this.rows; busy++) {
      const last = busy < this.staff ? 0 : this.top;
      for (let waiting = 0; waiting <= last; waiting++) {
        const mass = this.state[busy * this.columns + waiting];
        if (busy >= this.staff) pAllBusyEnd += mass;
        meanQueueEnd += mass * waiting;
        meanBusyEnd += mass * busy;
      }
    }
    const full = this.areColumnsPlaces ? integrals.edge : 0;
    if (!this.areColumnsPlaces) this.lostAtEdge += arrivalRatePerSecond * integrals.edge;
    const waited = integrals.allBusy - full;
    return {
      arrivals: arrivalRatePerSecond * seconds,
      pAllBusyEnd,
      meanQueueEnd,
      meanBusyEnd,
      meanQueue: integrals.queue / seconds,
      meanBusy: integrals.busy / seconds,
      abandonments: this.abandonRate * integrals.queue + arrivalRatePerSecond * (1 - this.joinShare) * waited,
      blocked: arrivalRatePerSecond * full,
      pWait: waited / seconds,
    };
  }

  /** What those in the system at closing still add: without arrivals every event leads to an earlier state, row by row. */
  private afterClose(): { abandonments: number; waitSeconds: number } {
    const { columns, rows, staff, serviceRate, abandonRate, top, state } = this;
    const abandonments = new Float64Array(rows * columns);
    const waitSeconds = new Float64Array(rows * columns);
    let totalAbandonments = 0;
    let totalWait = 0;
    for (let busy = staff; busy < rows; busy++) {
      for (let waiting = 1; waiting <= top; waiting++) {
        const here = busy * columns + waiting;
        const served = busy === staff ? here - 1 : here - columns;
        const service = busy * serviceRate;
        const abandon = waiting * abandonRate;
        const rate = service + abandon;
        // Without staff and with endless patience the callers stay for ever.
        abandonments[here] =
          rate === 0 ? 0 : (service * abandonments[served] + abandon * (1 + abandonments[here - 1])) / rate;
        waitSeconds[here] =
          rate === 0 ? Infinity : (waiting + service * waitSeconds[served] + abandon * waitSeconds[here - 1]) / rate;
        if (state[here] > 0) {
          totalAbandonments += state[here] * abandonments[here];
          totalWait += state[here] * waitSeconds[here];
        }
      }
    }
    return { abandonments: totalAbandonments, waitSeconds: totalWait };
  }
}
