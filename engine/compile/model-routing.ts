/**
 * The two sides of routing. Contacts wait in *lanes*: each class has one, a second for its urgent contacts when some are
 * urgent, and one for callbacks that wait until agents are idle.
 *
 * An arriving contact of class k tries the teams `routeTeam[i]`, i in routeStart[k]..routeStart[k+1]-1, in that order;
 * entries of equal `routeStep` are one step, within which `routeRule` chooses. A step opens `routeOpensAfter[i]` seconds
 * after the contact joined, and may need an interpreter of pool `routeInterpreter[i]` (-1: none). A freed agent of team g
 * looks at the lanes `lane[i]`, i in laneStart[g]..laneStart[g+1]-1, which are in order of priority, and may take a
 * contact from one after it has waited `laneOpensAfter[i]`, with an interpreter of `laneInterpreter[i]`.
 */
export interface Routing {
  readonly routeStart: Int32Array;
  readonly routeTeam: Uint16Array;
  readonly routeStep: Uint16Array;
  /** How the step of the entry chooses among its teams. */
  readonly routeRule: readonly AgentRule[];
  readonly routeOpensAfter: Float64Array;
  readonly routeInterpreter: Int16Array;
  readonly laneStart: Int32Array;
  readonly lane: Uint16Array;
  readonly laneOpensAfter: Float64Array;
  readonly laneInterpreter: Int16Array;
  readonly lanes: Lanes;
  readonly customerRule: CustomerRule;
  /** Priority levels gained by a second of waiting; 0 under any rule but priority-then-longest-wait. */
  readonly ageingPerSecond: number;
  /** A contact of better priority interrupts one of worse priority, which is resumed later. */
  readonly isPreemptive: boolean;
  /** True for a team that shares a step with another: the time since which its agents are idle is then kept. */
  readonly tracksIdleTime: Uint8Array;
  /** Agents of a team kept free, except for classes with `isReservedFor[g * classes + k] = 1`. */
  readonly reserve: Int32Array;
  readonly isReservedFor: Uint8Array;
}

export interface Lanes {
  readonly count: number;
  readonly classOf: Uint16Array;
  readonly priority: Int32Array;
  /** By class: the lane of ordinary, of urgent contacts, of callbacks; the same lane where there is no other. */
  readonly ordinary: Uint16Array;
  readonly urgent: Uint16Array;
  readonly callback: Uint16Array;
  /** More agents than this must be free before one takes from the lane (callbacks of mode when-idle). */
  readonly mustBeFree: Int32Array;
  /** Hours in which the lane is worked on: index into `Journeys.schedules`, -1 always. */
  readonly window: Int32Array;
  /** Work that does not hang up and is left for later when the run has ended. */
  readonly isDeferred: Uint8Array;
  /** For longest-weighted-wait and queue-ratio. */
  readonly waitWeight: Float64Array;
  readonly queueRatio: Float64Array;
}

/**
 * Which waiting contact a freed agent takes, of those of the best priority (first come first served knows none among
 * live contacts). Sources: priority and first come first served, Gans, Koole and Mandelbaum
 * (2003), section 5.1; listed order, static priorities (Wallace and Whitt 2005); longest queue (McKeown et al. 1999);
 * longest weighted wait, largest weighted delay first (Stolyar and Ramanan 2001); queue-ratio, fixed-queue-ratio
 * (Gurvich and Whitt 2009).
 */
export const CUSTOMER_RULES = [
  'priority-then-longest-wait',
  'first-come-first-served',
  'longest-queue',
  'listed-order',
  'longest-weighted-wait',
  'queue-ratio',
] as const;
export type CustomerRule = (typeof CUSTOMER_RULES)[number];

/**
 * Which idle agent an arriving contact takes within a step. Sources: longest idle server first, Armony and Ward (2010);
 * listed order, Wallace and Whitt (2005); least flexible first, Aksin, Armony and Mehrotra (2007), section 4.2; most
 * idle, idleness ratio with equal shares (Gurvich and Whitt 2009); expected delay, shortest expected delay (Whitt 1986);
 * random idle, random routing (Gans, Koole and Mandelbaum 2003, section 5.1).
 */
export const AGENT_RULES = [
  'longest-idle',
  'listed-order',
  'least-flexible',
  'most-idle',
  'expected-delay',
  'random-idle',
] as const;
export type AgentRule = (typeof AGENT_RULES)[number];
