/** Teams on their way to veterans' speed (`engine/simulate/learning.ts`). */
import { exp } from '../arithmetic';
import { Ints, NO_INTS, NO_REALS, Reals } from '../columns';
import { cameAt } from './duty';

/** Four numbers a team: whether it learns, and its curve. */
const enum Curve {
  handleTimeMultiplier = 0,
  resolution = 1,
  halfLifeSeconds = 2,
  numbers = 3,
}

const LN2: f64 = 0.6931471805599453;

/** By team: 1 where it learns; and its curve, the resolution NaN where it is that of veterans. */
let learns: Ints = NO_INTS;
let curves: Reals = NO_REALS;

export function setLearning(ofTeams: Ints, ofCurves: Reals): void {
  learns = ofTeams;
  curves = ofCurves;
}

/** What is left, at this instant, of the gap between a new team and veterans. */
function gap(team: i32, now: f64): f64 {
  const worked = now - cameAt[team];
  return worked <= 0 ? 1 : exp((-LN2 * worked) / curves[team * Curve.numbers + Curve.halfLifeSeconds]);
}

/** Factor on the handle time of the team now; 1 for veterans. */
export function learningMultiplier(team: i32, now: f64): f64 {
  if (learns[team] == 0) return 1;
  return 1 + (curves[team * Curve.numbers + Curve.handleTimeMultiplier] - 1) * gap(team, now);
}

/** Probability of resolving a contact, of a team whose veterans resolve it with probability `resolution`. */
export function learningResolution(team: i32, resolution: f64, now: f64): f64 {
  if (learns[team] == 0) return resolution;
  const atStart = curves[team * Curve.numbers + Curve.resolution];
  return isNaN(atStart) ? resolution : resolution + (atStart - resolution) * gap(team, now);
}
