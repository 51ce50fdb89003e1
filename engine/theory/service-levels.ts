/** The field's formulas of service level; they differ by several points when callers hang up. Shares, 0 to 1. */
export interface ServiceLevels {
  /** At / (A + B): answered within the threshold, of all offered. */
  withinPerOffered: number;
  /** At / (A + B - Bt): those who hung up within the threshold leave the denominator. */
  withinPerOfferedLessShortAbandons: number;
  /** (At + Bt) / (A + B): the share whose time in the queue ends within the threshold. */
  answeredOrAbandonedWithin: number;
  /** At / A: of the answered ones. */
  withinPerAnswered: number;
}

/**
 * All formulas of service level from three shares of the contacts offered.
 * @param answered A, share answered
 * @param answeredWithin At, share answered within the threshold
 * @param abandonedWithin Bt, share that hung up within the threshold
 * @returns 0 for a formula whose denominator is 0: where nobody is answered, nobody is answered in time
 */
export function serviceLevels(answered: number, answeredWithin: number, abandonedWithin: number): ServiceLevels {
  const counted = 1 - abandonedWithin;
  return {
    withinPerOffered: answeredWithin,
    withinPerOfferedLessShortAbandons: counted > 0 ? Math.min(1, answeredWithin / counted) : 0,
    answeredOrAbandonedWithin: Math.min(1, answeredWithin + abandonedWithin),
    withinPerAnswered: answered > 0 ? Math.min(1, answeredWithin / answered) : 0,
  };
}
