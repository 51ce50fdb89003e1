/**
 * What the simulation tells while it runs. The simulation calls, the observer counts; neither knows the other's tables.
 * All calls come from the hot loop, so an implementation must not allocate.
 *
 * `contactClass` and `team` are the model's indices. `row` is the reporting row of the contact's arrival (see `Clock`):
 * outcomes are counted where the contact arrived, however much later they happen.
 */
export interface Observer {
  beginReplication(): void;
  /** A contact arrives. Exactly one outcome follows for each: see `Tally` for those that are not named here. */
  offered(contactClass: number, row: number): void;
  /** It found an idle agent. */
  answeredAtOnce(contactClass: number, row: number): void;
  /** It waited in line, which it had joined at `joinedAt`, and its service starts. */
  answeredAfterWait(contactClass: number, row: number, waitSeconds: number, joinedAt: number): void;
  /** It waited and hung up. */
  abandoned(contactClass: number, row: number, waitSeconds: number, joinedAt: number): void;
  /** The replication ended before it was answered or hung up. */
  stillPresent(contactClass: number, row: number): void;
  /** An agent has taken it: an outcome of routing, not of time. */
  handled(contactClass: number, row: number, team: number, talkSeconds: number, afterCallSeconds: number): void;
  /** One that hung up would have been taken after this wait. */
  virtualWait(contactClass: number, row: number, waitSeconds: number): void;
  /** A contact that the team served was resolved. */
  resolved(team: number, row: number): void;
  /** Anything rarer (see `Tally`). */
  count(contactClass: number, row: number, tally: number, amount: number): void;
  /** An agent was busy, with one contact or several, over this stretch of simulated time. */
  busy(team: number, fromSeconds: number, toSeconds: number): void;
  /** `agents` were on duty by the plan over this stretch. */
  onDuty(team: number, fromSeconds: number, toSeconds: number, agents: number): void;
  /** `agents` more than planned were still finishing contacts over this stretch. */
  overtime(team: number, fromSeconds: number, toSeconds: number, agents: number): void;
  /** An agent had so many contacts in hand beside the first over this stretch. */
  beside(team: number, fromSeconds: number, toSeconds: number, contacts: number): void;
  /** `agents` of those on duty had been called in by a trigger. */
  calledIn(team: number, fromSeconds: number, toSeconds: number, agents: number): void;
  /** A trigger hires so many agents, who come now. */
  hired(team: number, now: number, agents: number): void;
  /** Deferred work waits at the end of an interval: `entry` is an age or a sum (see `BACKLOG_ENTRIES`). */
  backlog(interval: number, entry: number, contacts: number): void;
  /** The state just before an interval ends: live contacts waiting, agents busy, 1 when no agent on duty is idle. */
  snapshot(interval: number, waiting: number, busy: number, isAllBusy: 0 | 1): void;
  endReplication(contactsSimulated: number): void;
}

/**
 * What `Observer.count` counts. Outcomes of a contact, one of which it meets if it is not answered, does not abandon and
 * is not still present: balked, blocked, closed, contained, leftAi, calledBack, unreached. The rest says more about contacts that
 * have one of these outcomes too.
 */
export const Tally = {
  /** Left at once because it could not be answered at once, or on hearing the wait. */
  balked: 0,
  /** Found all lines busy. */
  blocked: 1,
  /** Found the line closed. */
  closed: 2,
  /** The AI front door ended it. */
  contained: 3,
  /** Gave up in the AI front door. */
  leftAi: 4,
  aiSessions: 5,
  aiSessionSeconds: 6,
  /** Went on from the AI front door to agents. */
  escalated: 7,
  /** Contained contacts that were not resolved: what `contained` overstates. */
  bouncedBack: 8,
  callbackTaken: 9,
  /** Answered by being called back. */
  calledBack: 10,
  /** From taking the offer to being called back. */
  callbackDelaySeconds: 11,
  /** Called back in vain. */
  unreached: 12,
  /** Offered contacts that are redials; that are returns of unresolved ones. */
  redials: 13,
  returns: 14,
  resolved: 15,
  /** Lost in service when a site failed: one of the answered. */
  dropped: 16,
  /** Turned into a contact of another class when it ended. */
  converted: 17,
  interpreted: 18,
  interpreterSeconds: 19,
  urgent: 20,
  /** Deferred work that was started after it was due. */
  late: 21,
  /** Deferred work that was started in time. */
  inTime: 22,
  /** Time with an agent of contacts that may have shared it: more than the agents' busy time when several were in hand. */
  sharedSeconds: 23,
  /** Deferred work that was interrupted for a better priority, and how long it then lay idle. */
  interrupted: 24,
  interruptedSeconds: 25,
  /** Not answered, but trying again before the end of the run: not lost. */
  triedAgain: 26,
  /** Tried the AI front door and found all its sessions taken. */
  aiFull: 27,
  /** Called back within the time that counts (see `Measuring.callbackWithinSeconds`). */
  calledBackWithin: 28,
  /** From giving up to the redial; from an unresolved end to the return. */
  redialDelaySeconds: 29,
  returnDelaySeconds: 30,
  /** What contacts that may share an agent would have taken alone. */
  sharedWorkSeconds: 31,
  /** First attempts: neither redials nor returns; of these, had to join the line; answered; within the threshold. */
  firstAttempts: 32,
  firstDelayed: 33,
  firstAnswered: 34,
  firstAnsweredWithin: 35,
} as const;

/** After these come, for each reported threshold, the first attempts that were answered within it. */
export const TALLIES = 36;
