/** A naive model of M/M/c/K+M for small systems: the balance equations, solved state by state and as a dense system. */
export interface SmallQueue {
  arrivalRate: number;
  serviceRate: number;
  agents: number;
  abandonRate: number;
  waitingPlaces: number;
}

/** Stationary law by elimination without subtraction (Grassmann, Taksar and Heyman 1985) on the full matrix of rates. */
export function stationaryLaw(queue: SmallQueue): number[] {
  const n = queue.agents + queue.waitingPlaces + 1;
  const rates = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (let i = 0; i < n; i++) {
    if (i + 1 < n) rates[i][i + 1] = queue.arrivalRate;
    if (i > 0) {
      rates[i][i - 1] =
        Math.min(i, queue.agents) * queue.serviceRate + Math.max(0, i - queue.agents) * queue.abandonRate;
    }
  }
  const leaving = new Array<number>(n).fill(0);
  for (let k = n - 1; k > 0; k--) {
    for (let j = 0; j < k; j++) leaving[k] += rates[k][j];
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < k; j++) if (i !== j) rates[i][j] += (rates[i][k] * rates[k][j]) / leaving[k];
    }
  }
  const law = new Array<number>(n).fill(0);
  law[0] = 1;
  for (let k = 1; k < n; k++) {
    for (let i = 0; i < k; i++) law[k] += (law[i] * rates[i][k]) / leaving[k];
  }
  const total = law.reduce((sum, p) => sum + p, 0);
  return law.map((p) => p / total);
}

export interface NaiveState {
  pBlock: number;
  pWait: number;
  pAbandon: number;
  meanQueue: number;
  occupancy: number;
  answeredWithin: number;
  abandonedWithin: number;
}

/** Figures of the naive model; what happens within the threshold by following a tagged caller in many small Runge-Kutta steps. */
export function naiveState(queue: SmallQueue, thresholdSeconds: number): NaiveState {
  const law = stationaryLaw(queue);
  const { agents, waitingPlaces, serviceRate, abandonRate, arrivalRate } = queue;
  let pBlock = law[law.length - 1];
  if (waitingPlaces === 0) pBlock = law[agents];
  const pNoWait = law.slice(0, agents).reduce((sum, p) => sum + p, 0);
  const meanQueue = law.reduce((sum, p, i) => sum + p * Math.max(0, i - agents), 0);
  const busy = law.reduce((sum, p, i) => sum + p * Math.min(i, agents), 0);

  // ahead[j]: the tagged caller waits with j others before it; then two counts of how it ended.
  let state = [...law.slice(agents, agents + waitingPlaces), 0, 0];
  const places = waitingPlaces;
  const slope = (at: number[]): number[] => {
    const change = new Array<number>(places + 2).fill(0);
    for (let j = 0; j < places; j++) {
      const forward = agents * serviceRate + j * abandonRate;
      change[j] -= at[j] * (forward + abandonRate);
      change[places + 1] += at[j] * abandonRate;
      if (j > 0) change[j - 1] += at[j] * forward;
      else change[places] += at[j] * forward;
    }
    return change;
  };
  const fastest = agents * serviceRate + (places + 1) * abandonRate;
  const steps = Math.ceil(thresholdSeconds * fastest * 60) + 1;
  const dt = thresholdSeconds / steps;
  const moved = (by: number[], factor: number) => state.map((value, i) => value + factor * by[i]);
  for (let step = 0; step < steps; step++) {
    const k1 = slope(state);
    const k2 = slope(moved(k1, dt / 2));
    const k3 = slope(moved(k2, dt / 2));
    const k4 = slope(moved(k3, dt));
    state = state.map((value, i) => value + (dt / 6) * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]));
  }
  return {
    pBlock,
    pWait: 1 - pNoWait - pBlock,
    pAbandon: (abandonRate * meanQueue) / arrivalRate,
    meanQueue,
    occupancy: busy / agents,
    answeredWithin: pNoWait + state[places],
    abandonedWithin: state[places + 1],
  };
}
