import type { DistributionSpec } from '../random/sampler.ts';
import type { DemandVariation } from './model-demand.ts';
import type { Journeys } from './model-journey.ts';
import type { PatientOutcomes, Pay } from './model-money.ts';
import type { Routing } from './model-routing.ts';
import type { Roster, Teams } from './model-teams.ts';

/**
 * The compiled model: all that the simulation reads, as indices, seconds and flat tables. Nothing in it refers back to
 * the scenario's words except the names that reports print. It is plain data (typed arrays, numbers, strings), built
 * once per scenario in each worker and never written to afterwards.
 *
 * Conventions: k is a contact class, g a team of an agent group (see model-teams.ts), `cells` are the pieces on which arrival rates are constant,
 * `row` is a reporting interval with two extra rows (see `Clock`). Times are seconds since the scenario's start.
 */
export interface Model {
  readonly name: string;
  readonly question: string;
  readonly clock: Clock;
  readonly axes: TimeAxes;
  readonly classes: ContactClasses;
  readonly arrivals: Arrivals;
  readonly groups: Teams;
  readonly roster: Roster;
  /** The staff when nobody is absent and nobody leaves; what replications have is in simulate/staff-of-replication.ts. */
  readonly staffing: StaffPlan;
  readonly routing: Routing;
  readonly journeys: Journeys;
  readonly measuring: Measuring;
  readonly pay: Pay;
  /** null: the scenario has no response curves. */
  readonly outcomes: PatientOutcomes | null;
  readonly targets: readonly ModelTarget[];
  readonly run: { readonly seed: string; readonly replications: number; readonly confidence: number };
  /** Assumptions made while compiling, for the report. */
  readonly notes: readonly string[];
}

/**
 * Simulated time runs from `-warmUpSeconds` to `endSeconds`, then (when `isDrained`) until live contacts are gone.
 * Row 0 collects the warm-up, rows 1..intervals the report, row intervals + 1 what happens after the end.
 */
export interface Clock {
  readonly warmUpSeconds: number;
  readonly endSeconds: number;
  readonly intervalSeconds: number;
  readonly intervals: number;
  readonly isDrained: boolean;
}

/** Where each reporting interval lies in local time; labels for charts and tables. */
export interface TimeAxes {
  readonly timeZone: string;
  /** Local start with offset. */
  readonly start: string;
  readonly intervalLabels: readonly string[];
  /** Monday 00:00 is 0, Sunday 23:00 is 167. */
  readonly hourOfWeek: Uint8Array;
  readonly dayOfInterval: Uint16Array;
  readonly dayLabels: readonly string[];
  readonly dayStartSeconds: Float64Array;
}

export interface ContactClasses {
  readonly count: number;
  /** `topic/language/channel`. */
  readonly names: readonly string[];
  readonly topics: readonly string[];
  readonly languages: readonly string[];
  readonly channels: readonly string[];
  readonly topicOf: Uint16Array;
  readonly languageOf: Uint16Array;
  readonly channelOf: Uint16Array;
  /** Talk and hold; after-call work; time until hanging up. */
  readonly talk: readonly DistributionSpec[];
  readonly afterCallWork: readonly (DistributionSpec | null)[];
  readonly patience: readonly DistributionSpec[];
  /** Mean of talk plus after-call work at multiplier 1, seconds. */
  readonly meanHandleSeconds: Float64Array;
  /** Service-level threshold, seconds. */
  readonly thresholdSeconds: Float64Array;
}

/** Piecewise-constant rates: class k has `ratePerSecond[k * cells + c]` until `cellEndSeconds[c]`. */
export interface Arrivals extends DemandVariation {
  readonly cells: number;
  readonly firstCellStartSeconds: number;
  readonly cellEndSeconds: Float64Array;
  readonly ratePerSecond: Float64Array;
  /** Expected contacts per replication, warm-up included, by class. */
  readonly expectedContacts: Float64Array;
  /** null: Poisson. Otherwise gaps of this law of mean 1 in units of the expected count (a renewal process in operational time). */
  readonly gap: readonly (DistributionSpec | null)[];
}

/** Productive agents on duty: `staffAtStart[g]`, then the changes in order of time. */
export interface StaffPlan {
  readonly staffAtStart: Int32Array;
  readonly changes: number;
  readonly timeSeconds: Float64Array;
  readonly group: Uint16Array;
  /** The new number of productive agents of the team. */
  readonly staff: Int32Array;
  readonly peakStaff: Int32Array;
}

export interface Measuring {
  readonly formula: string;
  readonly thresholdSeconds: number;
  /** Shares answered and gone within each of these are counted exactly; the first `reportedThresholds` are reported. */
  readonly extraThresholdsSeconds: Float64Array;
  readonly reportedThresholds: number;
  readonly shortAbandonSeconds: number;
  readonly callbackWithinSeconds: number;
  /** What is reported on request. */
  readonly followsQueue: boolean;
  readonly tellsThresholdsOverTime: boolean;
  readonly waitingAtLeast: Float64Array;
  readonly tellsGroupsOfClasses: boolean;
  readonly followsVolume: boolean;
  readonly volumesAtMost: Float64Array;
}

/** A target, as the share of its periods in which the measure lies within the bounds. */
export interface ModelTarget {
  readonly name: string;
  readonly measure: string;
  readonly atLeast: number | null;
  readonly atMost: number | null;
  readonly period: 'run' | 'month' | 'week' | 'day' | 'interval';
  /** For each interval the period it belongs to, 0, 1, ... */
  readonly periodOf: Uint32Array;
  readonly periods: number;
  /** Wanted probability that every period meets it. */
  readonly probability: number;
  /** For wait-p90: the bounds as indices into `Measuring.extraThresholdsSeconds`, -1 where there is none. */
  readonly atLeastThreshold: number;
  readonly atMostThreshold: number;
  /** The classes it is about. */
  readonly classes: Uint16Array;
  readonly contacts: string;
}
