import { exp } from '../arithmetic/exp.ts';
import type { LearningCurve } from '../compile/model-teams.ts';

/** What is left, at this instant, of the gap between a new team and veterans: 1 on the first day, halving again and again. */
function gap(curve: LearningCurve, cameAt: number, now: number): number {
  const worked = now - cameAt;
  return worked <= 0 ? 1 : exp((-Math.LN2 * worked) / curve.halfLifeSeconds);
}

/**
 * Factor on the handle time of a team on its way to veterans' speed; 1 for veterans (null).
 * @param cameAt when the team began to take contacts
 */
export function learningMultiplier(curve: LearningCurve | null, cameAt: number, now: number): number {
  return curve === null ? 1 : 1 + (curve.startHandleTimeMultiplier - 1) * gap(curve, cameAt, now);
}

/** Probability of resolving a contact, of a team whose veterans resolve it with probability `resolution`. */
export function learningResolution(
  curve: LearningCurve | null,
  resolution: number,
  cameAt: number,
  now: number,
): number {
  if (curve === null || Number.isNaN(curve.startResolution)) return resolution;
  return resolution + (curve.startResolution - resolution) * gap(curve, cameAt, now);
}
