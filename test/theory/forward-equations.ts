import type { TimeVaryingQueue } from '../../engine/theory/time-varying.ts';

/** Expected figures of an interval, from a naive solution. */
export interface NaiveInterval {
  pAllBusyEnd: number;
  meanQueueEnd: number;
  meanBusyEnd: number;
  meanQueue: number;
  abandonments: number;
}

/**
 * The Kolmogorov forward equations of a small day, written down state by state and solved by the classical Runge-Kutta
 * method in steps far shorter than any mean time. State (busy, waiting), `most` waiting at most.
 */
export function naiveDay(
  { intervals, meanHandleSeconds, meanPatienceSeconds, zeroPatienceShare = 0 }: TimeVaryingQueue,
  most: number,
  stepSeconds: number,
): NaiveInterval[] {
  const peak = Math.max(...intervals.map(({ agents }) => agents));
  const side = most + 1;
  const mu = 1 / meanHandleSeconds;
  const theta = 1 / meanPatienceSeconds;
  let law: Float64Array = new Float64Array((peak + 1) * side);
  law[0] = 1;
  const figures: NaiveInterval[] = [];
  for (const { seconds, arrivalRatePerSecond: lambda, agents } of intervals) {
    law = seated(law, peak, side, agents);
    const slope = (at: Float64Array): Float64Array => {
      const change = new Float64Array(at.length);
      const flow = (from: number, to: number, rate: number): void => {
        change[from] -= rate * at[from];
        change[to] += rate * at[from];
      };
      for (let busy = 0; busy <= peak; busy++) {
        for (let waiting = 0; waiting <= most; waiting++) {
          const here = busy * side + waiting;
          if (busy < agents && waiting === 0) flow(here, here + side, lambda);
          else if (waiting < most) flow(here, here + 1, lambda * (1 - zeroPatienceShare));
          if (busy > 0) flow(here, waiting > 0 && busy - 1 < agents ? here - 1 : here - side, busy * mu);
          if (waiting > 0) flow(here, here - 1, waiting * theta);
        }
      }
      return change;
    };
    const meanOf = (read: (busy: number, waiting: number) => number, at = law): number =>
      at.reduce((sum, p, s) => sum + p * read(Math.floor(s / side), s % side), 0);
    const mustWait = (busy: number, waiting: number): number => (busy >= agents || waiting > 0 ? 1 : 0);
    const steps = Math.ceil(seconds / stepSeconds);
    const h = seconds / steps;
    let queue = 0;
    let atOnce = 0;
    for (let step = 0; step < steps; step++) {
      const before = [meanOf((_, waiting) => waiting), meanOf(mustWait)];
      const k1 = slope(law);
      const k2 = slope(law.map((p, s) => p + (h / 2) * k1[s]));
      const k3 = slope(law.map((p, s) => p + (h / 2) * k2[s]));
      const middle = law.map((p, s) => p + (h / 2) * k2[s]);
      const k4 = slope(law.map((p, s) => p + h * k3[s]));
      const next = law.map((p, s) => p + (h / 6) * (k1[s] + 2 * k2[s] + 2 * k3[s] + k4[s]));
      const after = [meanOf((_, waiting) => waiting, next), meanOf(mustWait, next)];
      const between = [meanOf((_, waiting) => waiting, middle), meanOf(mustWait, middle)];
      queue += (h / 6) * (before[0] + 4 * between[0] + after[0]);
      atOnce += (h / 6) * (before[1] + 4 * between[1] + after[1]);
      law = next;
    }
    figures.push({
      pAllBusyEnd: meanOf((busy) => (busy >= agents ? 1 : 0)),
      meanQueueEnd: meanOf((_, waiting) => waiting),
      meanBusyEnd: meanOf((busy) => busy),
      meanQueue: queue / seconds,
      abandonments: theta * queue + lambda * zeroPatienceShare * atOnce,
    });
  }
  return figures;
}

/** When staff rises, waiting callers are answered at that instant. */
function seated(law: Float64Array, peak: number, side: number, agents: number): Float64Array {
  const after = new Float64Array(law.length);
  for (let busy = 0; busy <= peak; busy++) {
    for (let waiting = 0; waiting < side; waiting++) {
      const taken = Math.max(0, Math.min(waiting, agents - busy));
      after[(busy + taken) * side + waiting - taken] += law[busy * side + waiting];
    }
  }
  return after;
}
