/**
 * The report of a study: what `surgeboard run --json` prints and what the page draws. One shape for both, so that the
 * digits can be compared byte for byte. Plain data only (JSON-safe): an undefined figure is `null`, never NaN.
 *
 * It is one file, and long, because it is one contract: whoever reads a report finds every field here.
 *
 * `reportVersion` rises when a field changes its meaning or goes away; new fields may be added at any time.
 */

import type { Tally } from '../collect/counters.ts';

/** A figure with its confidence interval at the report's `confidence`. `null` where nothing was observed. */
export interface Estimate {
  readonly value: number | null;
  /** Lower and upper end of the interval; `null` when it cannot be estimated (one replication, nothing observed). */
  readonly low: number | null;
  readonly high: number | null;
}

/** One measure over many places in time: `value[i]`, `low[i]`, `high[i]` belong to place i. */
export interface EstimateSeries {
  readonly value: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

/** The measures of a set of contacts. Counts are means over replications, of contacts that arrived in the period. */
export interface ContactMeasures<T> {
  readonly offered: T;
  readonly answered: T;
  readonly abandoned: T;
  readonly stillPresent: T;
  /** Share, by the report's `serviceLevel.formula`. */
  readonly serviceLevel: T;
  /** Abandoned / offered. */
  readonly abandonment: T;
  /** Mean wait of the answered, seconds. */
  readonly asaSeconds: T;
  /** Mean wait of all, answered or abandoned, seconds. */
  readonly meanWaitSeconds: T;
  /** Mean wait of those who abandoned, seconds. */
  readonly meanWaitAbandonedSeconds: T;
  /** Standard deviation of the wait of the answered, seconds, is sqrt(this - asa^2). */
  readonly meanSquaredWaitAnswered: T;
  /** Mean wait if nobody hung up (infinite patience): see the glossary. */
  readonly virtualWaitSeconds: T;
  /** Share of the offered who had to wait. */
  readonly delayedShare: T;
  /** Mean talk (with hold) and after-call work of the answered, seconds. */
  readonly meanTalkSeconds: T;
  readonly meanAfterCallSeconds: T;
}

/** Wait percentiles of a set of contacts, seconds; a percentile of 0 means that many were answered at once. */
export interface WaitPercentiles<T> {
  readonly p50: T;
  readonly p80: T;
  readonly p90: T;
  readonly p95: T;
  readonly p99: T;
}

/** Shares of contacts within one more threshold. */
export interface WithinThreshold<T> {
  readonly seconds: number;
  /** Of all offered, whatever became of them. */
  readonly answeredPerOffered: T;
  readonly answeredOrAbandonedPerOffered: T;
  readonly answeredPerAnswered: T;
  /** The service-level formulas that need nothing but this threshold, by name. */
  readonly serviceLevels: Readonly<Record<string, T>>;
}

/** How many contacts are where, and how long they take. */
export interface FlowMeasures {
  /** Answered / offered. */
  readonly answeredShare: Estimate;
  /** Mean wait of the answered who had to wait, seconds. */
  readonly meanWaitDelayedSeconds: Estimate;
  /** Standard deviation of the wait of the answered, seconds. */
  readonly sdWaitSeconds: Estimate;
  /** Contacts in line or with an agent, after-call work included, at a time; of these talking, in after-call work. */
  readonly meanInSystem: Estimate;
  readonly meanTalking: Estimate;
  readonly meanInAfterCallWork: Estimate;
  /** Contacts that got past closed lines and the AI front door; of these, who had to wait, and who abandoned. */
  readonly reachedAgents: Estimate;
  readonly delayedOfReached: Estimate;
  readonly abandonedOfReached: Estimate;
  /** Of the answered: from joining the line to the end, after-call work included; of that, not in service. Seconds. */
  readonly meanSojournSeconds: Estimate;
  readonly meanNotInServiceSeconds: Estimate;
}

/** What becomes of a matter over all its attempts; where contacts redial, return or bounce back. */
export interface RetryMeasures {
  /** Contacts offered for each that is neither a redial nor a return nor a conversion. */
  readonly attemptsPerFirst: Estimate;
  /** Served at the first attempt or a later one, of those who were served or gave up for good in the run. */
  readonly servedInTheEnd: Estimate;
  /** Of the first attempts: had to join the line; answered; answered within the threshold. */
  readonly firstDelayedShare: Estimate;
  readonly firstAnsweredShare: Estimate;
  readonly firstWithin: readonly { readonly seconds: number; readonly answeredPerOffered: Estimate }[];
  /** Customers who will redial, or return, at a time (by Little's law). */
  readonly meanToRedial: Estimate;
  readonly meanToReturn: Estimate;
}

/** The queue as time passes: live contacts, by reporting interval; on request (`report.queueOverTime`). */
export interface QueueDetails {
  /** Mean number waiting over the interval; contacts that hung up in it. */
  readonly waiting: EstimateSeries;
  readonly abandonments: EstimateSeries;
  /** Just before the interval ends: waiting, agents busy, probability that no agent on duty is idle. */
  readonly waitingAtEnd: EstimateSeries;
  readonly busyAtEnd: EstimateSeries;
  readonly allBusyAtEnd: EstimateSeries;
  /** Mean number waiting over the run; contacts that hung up in it. */
  readonly meanWaiting: Estimate;
  readonly hangUps: Estimate;
  /** Share of interval ends at which no agent on duty is idle; at which at least so many contacts wait. */
  readonly allBusyShare: Estimate;
  readonly waitingAtLeast: readonly { readonly contacts: number; readonly share: Estimate }[];
}

/** Mean and variance of a count between replications, by place in time. */
export interface VolumeVariation {
  readonly mean: EstimateSeries;
  readonly variance: EstimateSeries;
}

/** How much the contacts offered vary; on request (`report.volumeVariation`). */
export interface VolumeDetails {
  readonly days: VolumeVariation;
  readonly intervals: VolumeVariation;
  /** For each of the scenario's `volumesAtMost` the probability, by day, that at most so many are offered. */
  readonly atMost: readonly { readonly contacts: number; readonly share: EstimateSeries }[];
}

/** Deferred work waiting, contacts. */
export interface BacklogSeries {
  /** Upper ends of the ages, hours; `byAge` has one more, for all that is older. */
  readonly ageHours: readonly number[];
  readonly byAge: readonly EstimateSeries[];
  readonly all: EstimateSeries;
  /** Of these, what was due before. */
  readonly overdue: EstimateSeries;
}

/** What happened to contacts besides being answered or hanging up. */
export interface JourneyMeasures {
  /** Means over replications, by the names of `Tally` in engine/simulate/observer.ts. */
  readonly counts: Readonly<Record<keyof typeof Tally, Estimate>>;
  /** Ended by the AI front door and not come back, of the offered. */
  readonly netContainment: Estimate;
  /** Of those served (answered or called back). */
  readonly firstContactResolution: Estimate;
  /** Deferred work started before it was due. */
  readonly inTime: Estimate;
  /** From the offer taken to the callback. */
  readonly callbackDelaySeconds: Estimate;
  /** Callbacks within `serviceLevel.callbackWithinSeconds`, of all made; the offer taken, of the offered; pending at a time. */
  readonly callbackWithinShare: Estimate;
  readonly callbackTakenShare: Estimate;
  readonly meanCallbacksPending: Estimate;
  /** AI sessions, and contacts that found all of them taken, of the offered; sessions at a time. */
  readonly aiSessionShare: Estimate;
  readonly aiFullShare: Estimate;
  readonly meanAiSessions: Estimate;
  /** Time with an agent who may have others in hand, per answered contact, seconds; such contacts in hand at a time. */
  readonly meanSharedSeconds: Estimate;
  readonly meanInHand: Estimate;
  /** Time that an answered contact lay interrupted, seconds. */
  readonly meanInterruptedSeconds: Estimate;
  readonly blockedShare: Estimate;
  /** Of the offered, those who try again after not being answered. */
  readonly redialShare: Estimate;
  /** Only where contacts redial, return or bounce back. */
  readonly retries?: RetryMeasures;
}

/** A group and the contacts of a class that it answered: their number, and their share of all that were answered. */
export interface GroupOfClass {
  readonly group: string;
  readonly answered: Estimate;
  readonly share: Estimate;
}

/** Contacts of one topic, language, channel or class, over the whole run. */
export interface ContactSlice {
  /** The name in the scenario; a class is `topic/language/channel`. */
  readonly name: string;
  readonly measures: ContactMeasures<Estimate>;
  readonly waitAnswered: WaitPercentiles<Estimate>;
  readonly withinThresholds: readonly WithinThreshold<Estimate>[];
  /** Contacts waiting at a time, by Little's law. */
  readonly meanWaiting: Estimate;
  readonly flow: FlowMeasures;
  /** Of a class, which groups answered it, and their shares of the answered: on request (`report.answeredByGroup`). */
  readonly answeredByGroup?: readonly GroupOfClass[];
  /** Only where contacts may do more than be answered or hang up. */
  readonly journey?: JourneyMeasures;
  /** Hour-of-week table (see `Report.overTime.hourOfWeek`), when the scenario is small enough to keep it by slice. */
  readonly hourOfWeek?: ContactMeasures<EstimateSeries>;
}

/** What a set of agents did over the run; formulas of the ratios are in `Report.formulas`. */
export interface AgentMeasures {
  readonly answered: Estimate;
  /** Handling / (handling + idle). */
  readonly occupancy: Estimate;
  /** Busy / paid hours. */
  readonly utilisation: Estimate;
  /** Contacts in hand of a busy agent, on average: 1 where agents hold one at a time. */
  readonly concurrency: Estimate;
  /** Agent hours on duty (idle or busy), finishing a contact after the end of the shift included. */
  readonly staffedHours: Estimate;
  readonly busyHours: Estimate;
  /** Hours worked beyond the schedule to finish the contact in hand. */
  readonly overtimeHours: Estimate;
  readonly paidHours: Estimate;
  /** Agents busy at a time, on average. */
  readonly meanBusy: Estimate;
  /** Where agents hold several: shares of the time on duty with 0, 1, 2, ... in hand; in hand / the most there could be. */
  readonly loadShares?: readonly Estimate[];
  readonly slotOccupancy?: Estimate;
}

/** Agents of one group, site or vendor. */
export interface AgentSlice extends AgentMeasures {
  readonly name: string;
}

export interface GroupSlice extends AgentSlice {
  readonly site: string;
  readonly vendor: string;
}

/** How an agreement with a vendor was settled. */
export interface AgreementResult {
  readonly vendor: string;
  /** Name of the target on whose measure it rests. */
  readonly target: string;
  readonly period: 'day' | 'week' | 'month';
  /** Given back by the vendor over the run: 0 or below. */
  readonly credit: Estimate;
  readonly bonus: Estimate;
  /** Probability that any is due in a run. Wilson intervals. */
  readonly probabilityOfCredit: Estimate;
  readonly probabilityOfBonus: Estimate;
  readonly tiers: readonly {
    readonly atLeast?: number;
    readonly below?: number;
    readonly creditShare: number;
    readonly bonusShare: number;
    /** Expected share of the periods (those in which somebody called) that are in this tier. */
    readonly shareOfPeriods: Estimate;
  }[];
}

/** What a response curve says of all contacts counted, answered or lost. */
export interface OutcomeResult {
  /** Sum over the contacts of a run: of scores, of missed appointments, of money kept. */
  readonly total: Estimate;
  /** Mean score; share of appointments missed; share of revenue kept. */
  readonly perContact: Estimate;
  /** `perContact` is read off a histogram of waits and may be off by this much at most, beside its interval. */
  readonly mostError: number;
}

/** Patient outcomes by the scenario's explicit curves. They are in no other figure. */
export interface PatientOutcomeResults {
  /** Selectors of the contacts meant. */
  readonly contacts: readonly string[];
  /** Contacts counted: answered, or lost for good (one that redials is counted when it ends). */
  readonly counted: Estimate;
  readonly satisfaction?: OutcomeResult;
  readonly noShows?: OutcomeResult;
  readonly retainedRevenue?: OutcomeResult;
}

/** Money by who is paid, where and for what; the lines add up to `Report.cost.total`. */
export interface CostLine {
  readonly vendor: string;
  readonly site: string;
  /** The agent group, empty for what belongs to none. */
  readonly group: string;
  /** For example `labour`, `vendor fee`, `telephone`: see `CostKind` in engine/collect/cost-lines.ts. */
  readonly kind: string;
  readonly amount: Estimate;
}

export interface NamedAmount {
  /** Empty for what belongs to none. */
  readonly name: string;
  readonly amount: Estimate;
}

export interface TargetResult {
  /** The target in words, for example "service level at least 80 % over the run". */
  readonly name: string;
  readonly measure: string;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly period: string;
  readonly contacts: string;
  /** The measure over the whole run. */
  readonly estimate: Estimate;
  /** Probability that the target is met: in every one of its periods of a replication. Wilson interval. */
  readonly probabilityMet: Estimate;
  /** Expected share of its periods that meet it; the same as `probabilityMet` for a target over the run. */
  readonly shareOfPeriodsMet: Estimate;
  /** The probability that the scenario asks for. */
  readonly wantedProbability: number;
  /** True when `probabilityMet` is at least `wantedProbability`. */
  readonly isMet: boolean;
}

/** How a study that goes on until an interval is narrow enough ended. */
export interface StoppingResult {
  /** The measure watched, over the whole run. */
  readonly measure: string;
  /** Wanted half-width, relative to the estimate, and in the unit of the measure. */
  readonly relative?: number;
  readonly absolute?: number;
  readonly maxReplications: number;
  /** Half-width at the end: the longer side of the interval. */
  readonly halfWidth: number | null;
  readonly isReached: boolean;
}

export interface TimeAxis {
  /** Length of one place, seconds (intervals); hour-of-week and day tables have no common length. */
  readonly labels: readonly string[];
  /** Seconds since the scenario's start. */
  readonly startSeconds: readonly number[];
}

export interface Report {
  readonly reportVersion: 1;
  readonly engineVersion: string;
  readonly scenarioName: string;
  readonly question: string;
  readonly seed: string;
  readonly replications: number;
  /** For example 0.95. */
  readonly confidence: number;
  readonly currency: string;
  readonly timeZone: string;
  /** Local start with offset, for example 2025-12-22T00:00+00:00. */
  readonly start: string;
  readonly days: number;
  readonly reportingMinutes: number;
  /** All contacts simulated, over all replications, warm-up included. */
  readonly contactsSimulated: number;
  readonly serviceLevel: {
    readonly formula: string;
    /** The formula in symbols, for example At/(A+B-Bt). */
    readonly symbols: string;
    readonly thresholdSeconds: number;
  };
  readonly totals: {
    readonly measures: ContactMeasures<Estimate>;
    readonly waitAnswered: WaitPercentiles<Estimate>;
    readonly waitAll: WaitPercentiles<Estimate>;
    readonly longestWaitSeconds: number;
    readonly occupancy: Estimate;
    readonly utilisation: Estimate;
    readonly concurrency: Estimate;
    /** Agents busy, and contacts waiting, at a time, on average over the run. */
    readonly meanBusy: Estimate;
    readonly meanWaiting: Estimate;
    /** All five formulas side by side, by name. */
    readonly serviceLevels: Readonly<Record<string, Estimate>>;
    /** Share answered within t, and share gone (answered or abandoned) within t, of the offered, per extra threshold. */
    readonly withinThresholds: readonly WithinThreshold<Estimate>[];
    readonly flow: FlowMeasures;
    /** Only where contacts may do more than be answered or hang up. */
    readonly journey?: JourneyMeasures;
  };
  readonly cost: {
    readonly total: Estimate;
    /** Total per contact offered; answered, called back included; resolved by agents, or by AI for good. */
    readonly perOffered: Estimate;
    readonly perAnswered: Estimate;
    readonly perResolved: Estimate;
    readonly lines: readonly CostLine[];
    /** Sums of lines; each of the three adds up to the total. */
    readonly byVendor: readonly NamedAmount[];
    readonly bySite: readonly NamedAmount[];
    readonly byKind: readonly NamedAmount[];
  };
  readonly targets: readonly TargetResult[];
  readonly classes: readonly ContactSlice[];
  readonly topics: readonly ContactSlice[];
  readonly languages: readonly ContactSlice[];
  readonly channels: readonly ContactSlice[];
  readonly groups: readonly GroupSlice[];
  readonly sites: readonly AgentSlice[];
  readonly vendors: readonly AgentSlice[];
  /** Only where vendors have service agreements. */
  readonly agreements?: readonly AgreementResult[];
  /** Only where the scenario has response curves. */
  readonly outcomes?: PatientOutcomeResults;
  /** How measures that have several readings are reckoned here, in words, by the name of the measure. */
  readonly formulas: Readonly<Record<string, string>>;
  readonly overTime: {
    /** Every reporting interval of the run, labelled with its local start (`2025-12-22T08:30`). */
    readonly intervals: TimeAxis & {
      readonly measures: ContactMeasures<EstimateSeries>;
      readonly waitAnswered: {
        readonly p50: EstimateSeries;
        readonly p90: EstimateSeries;
        readonly p95: EstimateSeries;
      };
      /** Mean agents on duty, mean busy agents (both over the interval), agents. */
      readonly staffed: EstimateSeries;
      readonly busy: EstimateSeries;
      readonly occupancy: EstimateSeries;
      /** Contacts waiting: by Little's law, waiting time of those who arrived in the interval / its length. */
      readonly waiting: EstimateSeries;
      /** Offered load: arrival rate times mean handle time of the scenario, erlangs; exact, no interval. */
      readonly offeredLoad: readonly number[];
      /** On request (`report.queueOverTime`, `report.thresholdsOverTime`). */
      readonly queue?: QueueDetails;
      readonly withinThresholds?: readonly WithinThreshold<EstimateSeries>[];
      /** Deferred work waiting at the end of each interval; only where the scenario has such work. */
      readonly backlog?: BacklogSeries;
    };
    /** 168 places, Monday 00:00 first, labelled `Mon 00`; places the run does not touch are null. */
    readonly hourOfWeek: TimeAxis & { readonly measures: ContactMeasures<EstimateSeries> };
    /** Every local day, labelled `2025-12-22`. */
    readonly days: TimeAxis & {
      readonly measures: ContactMeasures<EstimateSeries>;
      readonly cost: EstimateSeries;
      /** Its parts, by the kinds of cost lines. */
      readonly costByKind: Readonly<Record<string, EstimateSeries>>;
    };
    /** The hours of the day that the run touches, labelled `00` to `23`. */
    readonly hourOfDay: TimeAxis & { readonly measures: ContactMeasures<EstimateSeries> };
    /** Weeks from Monday on, cut at the ends of the run, labelled with their first day. */
    readonly weeks: TimeAxis & { readonly measures: ContactMeasures<EstimateSeries> };
  };
  /** On request (`report.volumeVariation`). */
  readonly volume?: VolumeDetails;
  /** Only where the scenario has `run.untilHalfWidth`. */
  readonly stopping?: StoppingResult;
  /** What a reader must know to trust or doubt this: assumptions the engine made, features left at a default. */
  readonly notes: readonly string[];
}

/** A report without what most charts over time show: enough for an answer, in a fraction of the time and of the size. */
export interface Headline extends Omit<Report, 'overTime'> {
  readonly overTime: Pick<Report['overTime'], 'hourOfWeek'>;
}
