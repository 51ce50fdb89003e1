import { exp } from '../arithmetic/exp.ts';
import { CUMULATIVE_WEIGHTS, NODES, PANEL_NODES, WEIGHTS } from './gauss-legendre.ts';
import type { WaitMoments } from './impatient-state.ts';

/** How long callers stay in the queue before they hang up. */
export interface Patience {
  /**
   * P(patience > t seconds) for t >= 0: falls from at most 1, is continuous from the right, and is called with times inside
   * the stretches between `breakSeconds`. Below 1 at 0, the rest leave at once if they would have to wait.
   */
  survival: (seconds: number) => number;
  /** Times where the survival function or a derivative jumps, ascending; default none. Unnamed ones cost digits and time. */
  breakSeconds?: readonly number[];
}

/** The density of the virtual wait cut into panels narrow enough for exact integration. */
export interface VirtualWait {
  arrivalRate: number;
  serviceCapacity: number;
  patience: Patience;
  /** Ends of the panels, seconds, ascending from 0 or from where the density begins to count; one more than there are panels. */
  ends: number[];
  /** Integral of the survival function up to each end: mean time in the queue of a caller who would have to wait that long. */
  patienceIntegrals: number[];
  /** Logarithm of the unscaled density at its highest end. */
  logPeak: number;
}

/** e^-36 of the peak, below 3e-16, no longer counts. */
const DEPTH = 36;
const FOLDS_PER_PANEL = 12;
const PANEL_TOLERANCE = 1e-13;
const MOST_PANELS = 20_000;
const ROUNDING = 4 * Number.EPSILON;

const survivals = new Float64Array(PANEL_NODES);

/**
 * Cuts the virtual wait of M/M/c+G into panels: each is halved until its integral agrees with that of its halves.
 * @param arrivalRate lambda per second, >= 0
 * @param serviceCapacity c mu per second, > 0
 * @throws RangeError when the density does not come to an end: more callers never hang up than the agents can serve
 */
export function virtualWait(arrivalRate: number, serviceCapacity: number, patience: Patience): VirtualWait {
  const wait: VirtualWait = {
    arrivalRate,
    serviceCapacity,
    patience,
    ends: [0],
    patienceIntegrals: [0],
    logPeak: 0,
  };
  const breaks = patience.breakSeconds ?? [];
  let nextBreak = 0;
  const foot = footOfPeak(arrivalRate, serviceCapacity, patience);
  let width = 1 / (serviceCapacity + arrivalRate);
  let start = foot.seconds;
  let log = arrivalRate * foot.integral - serviceCapacity * start;
  wait.ends[0] = start;
  wait.patienceIntegrals[0] = foot.integral;
  wait.logPeak = log;
  while (log > wait.logPeak - DEPTH) {
    while (nextBreak < breaks.length && breaks[nextBreak] <= start) nextBreak++;
    const limit = nextBreak < breaks.length ? breaks[nextBreak] : Infinity;
    const end = Math.min(limit, start + width);
    const integral = wait.patienceIntegrals[wait.ends.length - 1];
    const middle = start + (end - start) / 2;
    const whole = panel(wait, start, end, integral, log);
    const left = panel(wait, start, middle, integral, log);
    const right = panel(wait, middle, end, left.patienceIntegral, log);
    const endLog = arrivalRate * right.patienceIntegral - serviceCapacity * end;
    const gap = Math.abs(whole.kept - left.kept - right.kept) + Math.abs(whole.mass - left.mass - right.mass);
    // The logarithm is a difference of two large numbers when the agents are many: finer than its rounding nothing can be.
    const tolerance = PANEL_TOLERANCE + ROUNDING * arrivalRate * right.patienceIntegral;
    const isResolved = gap <= tolerance * (left.mass + right.mass) && Math.abs(endLog - log) <= FOLDS_PER_PANEL;
    if (isResolved || middle <= start || end - start <= 1e-14 * end) {
      wait.ends.push(middle, end);
      wait.patienceIntegrals.push(left.patienceIntegral, right.patienceIntegral);
      wait.logPeak = Math.max(wait.logPeak, endLog);
      log = endLog;
      start = end;
      width *= 2;
      if (wait.ends.length > MOST_PANELS) {
        throw new RangeError(
          `patience: found so many callers who never hang up that the queue grows without end; allowed: fewer of them than ${serviceCapacity} a second`,
        );
      }
    } else {
      width = (end - start) / 2;
    }
  }
  return wait;
}

/**
 * Where the density begins to count: 0, or for a load above the agents shortly before its peak. Its logarithm is lambda
 * times the integral of the survival function less c mu x, which rises until the survival function has fallen to c mu /
 * lambda and falls from there on; of thousands of agents the climb is one of thousands of e-folds that nothing depends on.
 * @returns the time, and the integral of the survival function up to it
 */
function footOfPeak(
  arrivalRate: number,
  serviceCapacity: number,
  patience: Patience,
): { seconds: number; integral: number } {
  const logAt = (seconds: number, integral: number): number => arrivalRate * integral - serviceCapacity * seconds;
  const isRising = (seconds: number): boolean => arrivalRate * patience.survival(seconds) > serviceCapacity;
  const seconds = [0];
  const integrals = [0];
  if (!isRising(0)) return { seconds: 0, integral: 0 };
  const breaks = patience.breakSeconds ?? [];
  let width = 1 / serviceCapacity;
  let trials = 0;
  for (let start = 0; isRising(start); ) {
    // It never falls, or not soon: the panels will tell.
    if (++trials > MOST_PANELS || start > 1e12) return { seconds: 0, integral: 0 };
    const next = breaks.find((at) => at > start) ?? Number.POSITIVE_INFINITY;
    const end = Math.min(next, start + width);
    const middle = start + (end - start) / 2;
    const halves = survivalIntegral(patience, start, middle) + survivalIntegral(patience, middle, end);
    if (Math.abs(survivalIntegral(patience, start, end) - halves) <= PANEL_TOLERANCE * halves || middle <= start) {
      seconds.push(end);
      integrals.push(integrals[integrals.length - 1] + halves);
      start = end;
      width *= 2;
    } else {
      width = (end - start) / 2;
    }
  }
  // The peak lies in the last panel; the density has risen to the one before it.
  const last = seconds.length - 1;
  let [low, high] = [0, last];
  const top = Math.max(logAt(seconds[last], integrals[last]), logAt(seconds[last - 1], integrals[last - 1]));
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (logAt(seconds[middle], integrals[middle]) < top - DEPTH && middle < last) low = middle;
    else high = middle;
  }
  // Closer, inside the panel: the peak itself is at least as high as either end.
  let foot = { seconds: seconds[low], integral: integrals[low] };
  let step = seconds[high] - foot.seconds;
  while (step > 1 / serviceCapacity) {
    step /= 2;
    const further = {
      seconds: foot.seconds + step,
      integral: foot.integral + survivalIntegral(patience, foot.seconds, foot.seconds + step),
    };
    if (isRising(further.seconds) && logAt(further.seconds, further.integral) < top - DEPTH) foot = further;
  }
  return foot;
}

/** Integral of the survival function over a stretch in which it does not jump. */
function survivalIntegral(patience: Patience, start: number, end: number): number {
  let sum = 0;
  for (let node = 0; node < PANEL_NODES; node++) {
    sum += WEIGHTS[node] * patience.survival(start + (end - start) * NODES[node]);
  }
  return (end - start) * sum;
}

/**
 * The integrals that give every figure of M/M/c+G.
 * @param thresholdSeconds >= 0
 */
export function generalPatienceMoments(wait: VirtualWait, thresholdSeconds: number): WaitMoments {
  const moments: WaitMoments = {
    inversePeak: exp(-wait.logPeak),
    mass: 0,
    kept: 0,
    lost: 0,
    keptSeconds: 0,
    lostSeconds: 0,
    keptWithin: 0,
    lostWithin: 0,
  };
  const lostBeyond = 1 - wait.patience.survival(thresholdSeconds);
  for (let i = 0; i + 1 < wait.ends.length; i++) {
    const start = wait.ends[i];
    const end = wait.ends[i + 1];
    const integral = wait.patienceIntegrals[i];
    const part = panel(wait, start, end, integral, wait.logPeak);
    moments.mass += part.mass;
    moments.kept += part.kept;
    moments.lost += part.lost;
    moments.keptSeconds += part.keptSeconds;
    moments.lostSeconds += part.lostSeconds;
    const within =
      end <= thresholdSeconds
        ? part
        : start < thresholdSeconds
          ? panel(wait, start, thresholdSeconds, integral, wait.logPeak)
          : { kept: 0, lost: 0, mass: 0 };
    moments.keptWithin += within.kept;
    moments.lostWithin += within.lost + (part.mass - within.mass) * lostBeyond;
  }
  return moments;
}

interface PanelIntegrals {
  mass: number;
  kept: number;
  lost: number;
  keptSeconds: number;
  lostSeconds: number;
  /** of the survival function from 0 to the end of the panel */
  patienceIntegral: number;
}

function panel(wait: VirtualWait, start: number, end: number, startIntegral: number, logScale: number): PanelIntegrals {
  const width = end - start;
  const result: PanelIntegrals = { mass: 0, kept: 0, lost: 0, keptSeconds: 0, lostSeconds: 0, patienceIntegral: 0 };
  let whole = 0;
  for (let node = 0; node < PANEL_NODES; node++) {
    survivals[node] = wait.patience.survival(start + width * NODES[node]);
    whole += WEIGHTS[node] * survivals[node];
  }
  for (let node = 0; node < PANEL_NODES; node++) {
    let cumulative = 0;
    for (let j = 0; j < PANEL_NODES; j++) cumulative += CUMULATIVE_WEIGHTS[node * PANEL_NODES + j] * survivals[j];
    const x = start + width * NODES[node];
    const integral = startIntegral + width * cumulative;
    const survival = survivals[node];
    const log = wait.arrivalRate * integral - wait.serviceCapacity * x;
    const w = width * WEIGHTS[node] * exp(log - logScale);
    result.mass += w;
    result.kept += w * survival;
    result.lost += w * (1 - survival);
    result.keptSeconds += w * x * survival;
    result.lostSeconds += w * (integral - x * survival);
  }
  result.patienceIntegral = startIntegral + width * whole;
  return result;
}
