/**
 * Staff, as the simulation and the reports see it. A *team* is a set of agents who are alike at every instant: a group
 * of the scenario is one team, or several when its agents differ (one for each shift under the rule named-agents, one
 * for each hiring class, one for each surge plan). Everything by agent in the model is by team, index g; `groupOf` leads
 * back to the groups that reports name. All teams of a group serve the same contacts, in the same routing step.
 */
export interface Teams {
  readonly count: number;
  /** Label of each team: the name of its group. */
  readonly names: readonly string[];
  /** The scenario's groups, in its order. */
  readonly groupNames: readonly string[];
  readonly groupOf: Uint16Array;
  readonly sites: readonly string[];
  readonly vendors: readonly string[];
  readonly siteOf: Uint16Array;
  readonly vendorOf: Uint16Array;
  /** Handle time of class k by team g, once it has learned all, is multiplied by `handleTimeMultiplier[g * classes + k]`. */
  readonly handleTimeMultiplier: Float64Array;
  /** Probability that a contact of class k answered by team g is resolved, once it has learned all: `[g * classes + k]`. */
  readonly resolution: Float64Array;
  /** How each team learns; null for veterans. */
  readonly learning: readonly (LearningCurve | null)[];
  /** Of what and how fast the agents of each team hold several contacts at once; null where they hold one. */
  readonly concurrency: readonly (Concurrency | null)[];
}

export interface Concurrency {
  readonly limit: number;
  /** Speed of each contact with 1, 2, ... `limit` in hand, relative to one alone. */
  readonly speedAtLoad: Float64Array;
  /** A new contact goes to the agent with the most in hand who has room, not to the one with the fewest. */
  readonly isFilledUp: boolean;
  /** 1 for the classes of which several may be held; an agent takes one of the others only when idle. */
  readonly isShared: Uint8Array;
}

/**
 * A team of new agents: t seconds after its first contacts the gap to a veteran has halved t / halfLifeSeconds times.
 * With h = 2^(-t / halfLifeSeconds), handle time is further multiplied by 1 + (startHandleTimeMultiplier - 1) h, and the
 * probability of resolving is resolution + (startResolution - resolution) h.
 */
export interface LearningCurve {
  /** When the team begins to take contacts; NaN when a trigger decides (then it is the moment at which its agents come). */
  readonly startSeconds: number;
  readonly startHandleTimeMultiplier: number;
  /** NaN when agents resolve as veterans do from the first day on. */
  readonly startResolution: number;
  readonly halfLifeSeconds: number;
}

/** What the staff of a replication is drawn from, and what befalls it. */
export interface Roster {
  /** Whether replications differ in staff: somebody may be absent or leave. Otherwise `Model.staffing` is the staff. */
  readonly isRandom: boolean;
  /** Staff by the plan before absence, attrition and outages; changes in order of time, then of team. */
  readonly scheduled: RosterPlan;
  /** By team: agents on contacts of agents scheduled, 1 - planned shrinkage (1 where headcounts mean productive agents). */
  readonly productiveShare: Float64Array;
  /** Those whose absence or leaving is drawn; empty when `isRandom` is false. */
  readonly crews: readonly Crew[];
  readonly duties: readonly Duty[];
  /** Begins and ends of the duties' spans in order of time: what is missing from a duty is missing in between. */
  readonly spans: DutySpans;
  readonly outages: readonly Outage[];
  readonly surges: readonly TriggeredSurge[];
}

/** Numbers of agents by team as changes in time. */
export interface RosterPlan {
  readonly staffAtStart: Int32Array;
  readonly changes: number;
  readonly timeSeconds: Float64Array;
  readonly team: Uint16Array;
  readonly staff: Int32Array;
}

/** People who keep the same hours from day to day: those of a shift, of a hiring class on that shift, ... */
export interface Crew {
  readonly agents: number;
  /** What its streams are called: two words from `hashName`. */
  readonly nameHash: readonly [low: number, high: number];
  /** Hazard of leaving a second, from `hiredSeconds` on. */
  readonly attritionPerSecond: number;
  readonly hiredSeconds: number;
}

/**
 * One day's work of agents `firstAgent` to `firstAgent + agents - 1` of a crew. Duties of one crew and day follow each
 * other, in order of `firstAgent`, without gap; one draw of absence serves them all.
 */
export interface Duty {
  readonly crew: number;
  readonly team: number;
  readonly firstAgent: number;
  readonly agents: number;
  readonly startSeconds: number;
  /** Probability that an agent is absent for the whole of it. */
  readonly absence: number;
  /** What the stream of its absences is called: two words from `hashName`, the same for all duties of a crew and day. */
  readonly dayHash: readonly [low: number, high: number];
}

/** Columns, one entry for each begin and end. */
export interface DutySpans {
  readonly count: number;
  readonly timeSeconds: Float64Array;
  readonly duty: Uint32Array;
  /** 1: the span begins; -1: it ends. */
  readonly sign: Int8Array;
  /** Agents of the duty who are not needed in this span (after a shift only some stay on): so many may be missing unnoticed. */
  readonly spare: Int32Array;
}

/** A share of a site's agents is gone from one instant to another. */
export interface Outage {
  readonly name: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly teams: Uint16Array;
  /** Share of each team's staff that is gone: remote agents go on. Of n on duty, floor(lostShare x n + 0.5) are taken out. */
  readonly lostShare: number;
  /** Whether contacts in hand of those taken out (a random subset of those on duty) are dropped, or finished. */
  readonly isDropped: boolean;
}

/** Extra staff that a measured trigger calls. The simulation carries it out: its agents are not in the staff plan. */
export interface TriggeredSurge {
  readonly name: string;
  readonly kind: 'hired' | 'overtime' | 'reserve';
  /** Agents once all have come. */
  readonly agents: number;
  readonly leadTimeSeconds: number;
  /**
   * Agents who come a day; Infinity: all at once. The first come after the lead time, more every 24 hours: d whole days
   * after the first, min(agents, max(1, floor(agentsPerDay x (d + 1) + 1e-9))) have come.
   */
  readonly agentsPerDay: number;
  /** They stay at least this long after all have come. */
  readonly minimumSeconds: number;
  readonly trigger: {
    readonly measure: 'service-level' | 'wait' | 'queue' | 'occupancy';
    /** Classes that are measured. */
    readonly classes: Uint16Array;
    /** Teams that are measured (occupancy). */
    readonly teams: Uint16Array;
    /** Fires above `above` or below `below`; NaN: not that way. */
    readonly above: number;
    readonly below: number;
    readonly windowSeconds: number;
  };
  /** Under which team those who are hired count as hires; -1 for a plan that hires nobody. */
  readonly hiredIn: number;
  /** When they leave, after `minimumSeconds`; null: never. NaN fields say nothing. */
  readonly release: { readonly above: number; readonly below: number; readonly afterSeconds: number } | null;
  /**
   * Hours kept by all `agents` together, as numbers by team to add to the plan's staff: of n in here, round(n x come /
   * agents) are on duty. Overtime is in it as the agents who stay on after each shift of the run.
   */
  readonly hours: RosterPlan;
}
