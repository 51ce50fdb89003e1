import type { DistributionSpec } from '../random/sampler.ts';

/**
 * What may happen to the contacts of each class besides being answered or hanging up, as tables by class index k. When
 * nothing of it is in use contacts take the short way through the simulation.
 */
export interface Journeys {
  readonly isInUse: boolean;
  /** Deferred and outbound work: it never hangs up and is not live. */
  readonly isDeferred: Uint8Array;
  /** 1 where hanging up must be seen when it happens and not when an agent next looks (see `Simulation`). */
  readonly isWatched: Uint8Array;
  /** Leaves at once when it would have to wait. */
  readonly balkingShare: Float64Array;
  readonly announcedWait: readonly (AnnouncedWait | null)[];
  readonly urgentShare: Float64Array;
  readonly returns: readonly (Returns | null)[];
  readonly redial: readonly (Redial | null)[];
  readonly callback: readonly (Callback | null)[];
  /** Class that follows when a contact ends, -1 for none, and with what probability. */
  readonly convertsTo: Int32Array;
  readonly convertsShare: Float64Array;
  /** Seconds from arrival until deferred work is due (Infinity: no deadline), and the schedule whose open hours count; -1 clock time. */
  readonly deadlineSeconds: Float64Array;
  readonly deadlineSchedule: Int32Array;
  /** Opening hours: index into `schedules`, -1 always open; what happens outside them. */
  readonly schedule: Int32Array;
  readonly outside: readonly Outside[];
  /** Outbound work may only be started inside these hours: index into `schedules`, -1 at any time. */
  readonly window: Int32Array;
  readonly schedules: readonly Schedule[];
  /** AI front door that the class meets, -1 for none. */
  readonly frontDoor: Int32Array;
  readonly frontDoors: readonly FrontDoor[];
  /** Probability that a session of the front door ends the contact, by class. */
  readonly containment: Float64Array;
  /** Finite lines that the class shares, -1 for none. */
  readonly trunk: Int32Array;
  readonly trunks: readonly Trunk[];
  readonly interpreters: readonly InterpreterPool[];
  /** Whether some contacts may stay unresolved (`Teams.resolution`). */
  readonly hasResolution: boolean;
  /** Do some contacts call more than once about the same matter, so that first attempts are counted apart? */
  readonly hasRetries: boolean;
}

/** What happens to contacts outside opening hours. */
export type Outside = 'lost' | 'voicemail' | 'defer' | 'ai-only';

export interface AnnouncedWait {
  /** Announced waits, ascending, and the share that leaves at each; linear between, flat outside. */
  readonly waitSeconds: Float64Array;
  readonly share: Float64Array;
  readonly patienceMultiplier: number;
}

export interface Returns {
  readonly delay: DistributionSpec;
  /** Class in which it comes back. */
  readonly toClass: number;
  readonly maxAttempts: number;
}

export interface Redial {
  readonly afterAbandon: number;
  readonly afterBlock: number;
  readonly afterClosed: number;
  readonly delay: DistributionSpec;
  readonly maxAttempts: number;
}

export interface Callback {
  /** Offered when the expected wait or the number waiting is at least this; Infinity for a condition not given. */
  readonly offerAtExpectedWaitSeconds: number;
  readonly offerAtWaiting: number;
  readonly acceptance: number;
  readonly reach: number;
  readonly attempts: number;
}

/** Hours in which something is open, as ascending, disjoint stretches of simulated time. */
export interface Schedule {
  readonly opensAt: Float64Array;
  readonly closesAt: Float64Array;
}

export interface FrontDoor {
  readonly name: string;
  /** Adoption rises linearly from `adoptionAtStart` at second 0 to `adoptionAtEnd` at `rampSeconds` (0: at once). */
  readonly adoptionAtStart: number;
  readonly adoptionAtEnd: number;
  readonly rampSeconds: number;
  readonly session: DistributionSpec;
  readonly capacity: number;
  readonly leaves: number;
  readonly residualMultiplier: number;
  readonly bounceBackShare: number;
  readonly bounceBackDelay: DistributionSpec | null;
  /** NaN without triage. */
  readonly sensitivity: number;
  readonly specificity: number;
  /** When it does not answer. */
  readonly outages: Schedule;
}

export interface Trunk {
  readonly name: string;
  /** Most contacts waiting and in service together; most waiting. Infinity: no limit. */
  readonly lines: number;
  readonly waitingPlaces: number;
}

export interface InterpreterPool {
  readonly name: string;
  /** Interpreters on duty: changes in order of time, the first at the start of the run. */
  readonly timeSeconds: Float64Array;
  readonly interpreters: Int32Array;
  readonly connect: DistributionSpec | null;
  readonly handleTimeMultiplier: number;
}
