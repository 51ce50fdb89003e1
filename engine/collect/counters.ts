/**
 * What is counted of the contacts of a class that arrived in a reporting interval: a cell of `COUNTERS` numbers, then
 * two more for each extra threshold (see `Measuring.extraThresholdsSeconds`): answered within it, gone within it; then,
 * where contacts have journeys, the tallies of the simulation (see `Tally`).
 * Letters are those of the service-level formulas.
 */
export const Counter = {
  offered: 0,
  /** A */
  answered: 1,
  /** B */
  abandoned: 2,
  /** At: answered within the threshold. */
  answeredWithin: 3,
  /** Bt: abandoned within the threshold. */
  abandonedWithin: 4,
  /** Bshort: abandoned within the short-abandon limit. */
  abandonedShort: 5,
  /** Had to join the line, whatever came of it. */
  delayed: 6,
  waitAnsweredSeconds: 7,
  waitAbandonedSeconds: 8,
  waitAnsweredSquared: 9,
  talkSeconds: 10,
  afterCallSeconds: 11,
  stillPresent: 12,
  /** When an agent would have come for those who hung up: their waits until then, and of how many that is known. */
  virtualWaitSeconds: 13,
  virtualWaits: 14,
  /** Found an idle agent; folded into the others when the replication ends. */
  answeredAtOnce: 15,
} as const;

export type CounterName = Exclude<keyof typeof Counter, 'answeredAtOnce'>;

/** Numbers in a cell before the extra thresholds. */
export const COUNTERS = 16;

/** The first of them, which reports show by interval, hour, day and week; what stands behind is told of whole runs. */
export const TIMED_COUNTERS = 15;

/** What is counted of an agent group in a reporting interval, in agent seconds (answered: contacts). */
export const GroupCounter = {
  /** On duty by the plan. */
  onDuty: 0,
  busy: 1,
  /** Finishing a contact after the plan had ended. */
  overtime: 2,
  answered: 3,
  resolved: 4,
  /** On duty because a trigger had called them in. */
  calledIn: 5,
  /** Contacts in hand beside the first, contact seconds. */
  beside: 6,
  /** Agents whom triggers hired. */
  hired: 7,
} as const;

export const GROUP_COUNTERS = 8;

export { BACKLOG_AGE_HOURS, BACKLOG_ENTRIES, hasBacklog } from '../simulate/backlog.ts';
export { TALLIES, Tally } from '../simulate/observer.ts';
