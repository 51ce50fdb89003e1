import { exp } from '../arithmetic/exp.ts';
import { ln } from '../arithmetic/ln.ts';
import { exponentialRemainder, REMAINDER_SERIES_WITHIN, remainderSeries } from './exponential-remainder.ts';
import { NODES, PANEL_NODES, WEIGHTS } from './gauss-legendre.ts';
import type { WaitMoments } from './impatient-state.ts';

/** e^-34 is below 2e-15: beyond that depth the density no longer counts. */
const DEPTH = 34;
/** A panel may span this many e-folds; see `PANEL_NODES`. */
const FOLDS_PER_PANEL = 18;

/** Ends of the panels' stretches: left end, threshold, peak, end of all patience, right end. */
const ends = new Float64Array(5);

/**
 * The integrals that give every figure of M/M/c+M, in one pass.
 *
 * With z = theta (x - peak) the logarithm of w is -slope (x - peak) - (floor / theta) (e^-z - 1 + z), where slope is the
 * drift left at the peak and floor = min(lambda, c mu). It is concave, so the stretch that counts has two ends that a few
 * Newton steps find, and panels of equal depth need the same few nodes whether the density looks exponential (light load),
 * normal (overload) or anything between.
 *
 * @param arrivalRate lambda per second, >= 0
 * @param serviceCapacity c mu per second, > 0
 * @param abandonRate theta per second, > 0 and finite
 * @param thresholdSeconds >= 0
 * Source: Baccelli and Hebuterne (1981), On queues with impatient customers; Zeltyn and Mandelbaum (2005)
 */
export function exponentialPatienceMoments(
  arrivalRate: number,
  serviceCapacity: number,
  abandonRate: number,
  thresholdSeconds: number,
): WaitMoments {
  const overloaded = arrivalRate > serviceCapacity;
  const peakZ = overloaded ? ln(arrivalRate / serviceCapacity) : 0;
  const peak = peakZ / abandonRate;
  const keptAtPeak = overloaded ? serviceCapacity / arrivalRate : 1;
  const lostAtPeak = overloaded ? (arrivalRate - serviceCapacity) / arrivalRate : 0;
  const slope = overloaded ? 0 : serviceCapacity - arrivalRate;
  const curvature = Math.min(arrivalRate, serviceCapacity) / abandonRate;

  const left = overloaded ? Math.max(0, peak - reachLeft(curvature) / abandonRate) : 0;
  const right = peak + reachRight(slope / abandonRate, curvature) / abandonRate;
  const patient = peak + DEPTH / abandonRate;
  let stretches = 0;
  ends[0] = left;
  if (peak > left) ends[++stretches] = peak;
  if (patient < right) ends[++stretches] = patient;
  ends[++stretches] = right;
  const isThresholdInside = thresholdSeconds > left && thresholdSeconds < right;
  if (isThresholdInside) {
    let place = ++stretches;
    for (; ends[place - 1] > thresholdSeconds; place--) ends[place] = ends[place - 1];
    ends[place] = thresholdSeconds;
  }

  let mass = 0;
  let kept = 0;
  let lost = 0;
  let keptSeconds = 0;
  let lostSeconds = 0;
  let massWithin = 0;
  let keptWithin = 0;
  let lostWithin = 0;
  let depth = depthAt(left - peak, slope, curvature, abandonRate);
  for (let stretch = 0; stretch < stretches; stretch++) {
    const from = ends[stretch];
    const to = ends[stretch + 1];
    const depthBefore = depth;
    depth = depthAt(to - peak, slope, curvature, abandonRate);
    const folds = Math.abs(depth - depthBefore) + (from < patient ? abandonRate * (to - from) : 0);
    const panels = Math.ceil(folds / FOLDS_PER_PANEL) || 1;
    const width = (to - from) / panels;
    for (let panel = 0; panel < panels; panel++) {
      const start = from + panel * width;
      for (let node = 0; node < PANEL_NODES; node++) {
        const x = start + width * NODES[node];
        const z = abandonRate * (x - peak);
        let remainder: number;
        let keptSincePeak: number;
        let lostSincePeak: number;
        if (z < REMAINDER_SERIES_WITHIN && z > -REMAINDER_SERIES_WITHIN) {
          remainder = remainderSeries(z);
          lostSincePeak = z - remainder;
          keptSincePeak = 1 - lostSincePeak;
        } else {
          keptSincePeak = exp(-z);
          lostSincePeak = 1 - keptSincePeak;
          remainder = z - lostSincePeak;
        }
        const w = width * WEIGHTS[node] * exp(-(slope * (x - peak) + curvature * remainder));
        const keptShare = keptAtPeak * keptSincePeak;
        const lostShare = lostAtPeak + keptAtPeak * lostSincePeak;
        const patiences = abandonRate * x;
        // Seconds the lost ones waited, in units of mean patience: 1 - e^-y (1 + y), of the order y^2 / 2 near 0.
        const short = patiences < REMAINDER_SERIES_WITHIN;
        const lostPatiences = short
          ? patiences * (patiences - remainderSeries(patiences)) - remainderSeries(patiences)
          : lostShare - patiences * keptShare;
        mass += w;
        kept += w * keptShare;
        lost += w * lostShare;
        keptSeconds += w * x * keptShare;
        lostSeconds += w * lostPatiences;
      }
    }
    if (to === thresholdSeconds) {
      massWithin = mass;
      keptWithin = kept;
      lostWithin = lost;
    }
  }
  if (thresholdSeconds >= right) {
    massWithin = mass;
    keptWithin = kept;
    lostWithin = lost;
  }
  const impatience = abandonRate * thresholdSeconds;
  return {
    inversePeak: overloaded ? exp(-curvature * exponentialRemainder(-peakZ)) : 1,
    mass,
    kept,
    lost,
    keptSeconds,
    lostSeconds: lostSeconds / abandonRate,
    keptWithin,
    lostWithin: lostWithin + (mass - massWithin) * (impatience - exponentialRemainder(impatience)),
  };
}

/** How many e-folds below its peak the density is at a distance from it. */
function depthAt(distance: number, slope: number, curvature: number, abandonRate: number): number {
  return slope * distance + curvature * exponentialRemainder(abandonRate * distance);
}

/** Distance left of the peak, in mean patiences, where curvature (e^z - 1 - z) reaches `DEPTH`, rounded outwards. */
function reachLeft(curvature: number): number {
  const target = DEPTH / curvature;
  const asParabola = Math.sqrt(2 * target);
  if (asParabola < 1) return asParabola;
  return ln(1 + target + ln(1 + target + asParabola));
}

/** Distance right of the peak, in mean patiences, where slope z + curvature (e^-z - 1 + z) reaches `DEPTH`. */
function reachRight(slope: number, curvature: number): number {
  // The parabola bends down more than the density does, so it ends too soon; Newton's steps then come from beyond.
  let z = (2 * DEPTH) / (slope + Math.sqrt(slope * slope + 2 * DEPTH * curvature));
  for (let step = 0; step < 3; step++) {
    const remainder = exponentialRemainder(z);
    z += (DEPTH - slope * z - curvature * remainder) / (slope + curvature * (z - remainder));
  }
  return z;
}
