/**
 * Money, as the report counts it: amounts that are known beforehand lie here by reporting interval, everything else as
 * prices of what replications count. Amounts are in the scenario's currency.
 */
export interface Pay {
  readonly currency: string;
  /** Paid agent seconds (scheduled, productive or not; standby left out) of the plan, by team. */
  readonly paidSeconds: Float64Array;
  /** By team whose vendor is paid for paid hours: paid agents, mean over each interval; null for the others. */
  readonly paidAgents: readonly (Float64Array | null)[];
  /** Wages of the plan, premiums included, team by team. */
  readonly wages: readonly Wages[];
  /** By team: what an hour beyond the plan costs in each interval. Teams that cost the same have the same column. */
  readonly overtimePerHour: readonly Float64Array[];
  /** Teams of which triggers call agents: what those cost is known only when they have worked. */
  readonly called: readonly CalledTeam[];
  /** Other amounts known beforehand. */
  readonly known: readonly KnownCost[];
  /** What each vendor is paid by use, in the order of `Teams.vendors`; null: the wages of its groups. */
  readonly prices: readonly (VendorPrice | null)[];
  /** Least that is paid to a vendor for its groups. */
  readonly minimums: readonly VendorMinimum[];
  readonly agreements: readonly ServiceAgreement[];
  /** By class: price of a second on the line, waiting included. */
  readonly telephonePerSecond: Float64Array;
  /** By class: price of a second with an interpreter, and who interprets. */
  readonly interpreterPerSecond: Float64Array;
  readonly interpreterOf: readonly string[];
  /** By class: price of a session of its AI front door, of one that ends the contact for good, and the door's name. */
  readonly aiPerSession: Float64Array;
  readonly aiPerResolution: Float64Array;
  readonly aiOf: readonly string[];
  /** By class: value lost with a contact that is never answered. */
  readonly valueIfLost: Float64Array;
}

/** Names are empty for what belongs to no vendor, site or group. */
export interface CostPlace {
  readonly vendor: string;
  readonly site: string;
  readonly group: string;
}

export interface Wages {
  readonly team: number;
  readonly kind: 'labour' | 'training pay' | 'overtime' | 'standby';
  readonly byInterval: Float64Array;
}

export interface CalledTeam {
  readonly team: number;
  readonly kind: 'labour' | 'overtime';
  /** Paid agents for each on duty: planned shrinkage is paid too. */
  readonly paidPerOnDuty: number;
  /** Price of a paid hour by interval, premiums included; of the hour on standby that it replaces (0 for those who are hired). */
  readonly perHour: Float64Array;
  readonly standbyPerHour: number;
  /** Price of hiring and training one of them, beside pay. */
  readonly perHire: number;
}

export interface KnownCost extends CostPlace {
  readonly kind: 'hiring and training' | 'ramp fee' | 'AI fixed' | 'audits' | 'expected breach loss';
  readonly byInterval: Float64Array;
}

export interface VendorPrice {
  readonly per: 'paid-hour' | 'productive-hour' | 'fte-month' | 'handled-minute' | 'contact' | 'resolution';
  readonly price: number;
}

/** Settled at the end of each calendar month, in proportion to the part of the month that the run covers. */
export interface VendorMinimum {
  readonly vendor: string;
  readonly monthOf: Uint32Array;
  /** Least amount of each month, by index into the months of the run. */
  readonly byMonth: Float64Array;
}

/** Credits and bonuses of a vendor by a target's measure, settled at the end of each period. */
export interface ServiceAgreement {
  readonly vendor: string;
  /** Index into `Model.targets`; its own period and bounds do not matter here. */
  readonly target: number;
  readonly period: 'day' | 'week' | 'month';
  readonly periodOf: Uint32Array;
  readonly periods: number;
  /** The first tier that holds counts. */
  readonly tiers: readonly ServiceTier[];
}

export interface ServiceTier {
  /** Holds when the measure is at least `atLeast` and below `below`; null: no such bound. */
  readonly atLeast: number | null;
  readonly below: number | null;
  /** For wait-p90: the bounds as indices into `Measuring.extraThresholdsSeconds`, -1 where there is none. */
  readonly atLeastThreshold: number;
  readonly belowThreshold: number;
  readonly creditShare: number;
  readonly bonusShare: number;
}

/** What waits do to patients, each by an explicit curve of the wait of answered contacts. */
export interface PatientOutcomes {
  /** Selectors as the scenario has them, and the classes they pick. */
  readonly contacts: readonly string[];
  readonly classes: Uint16Array;
  readonly satisfaction: ResponseCurve | null;
  readonly noShows: ResponseCurve | null;
  readonly retainedRevenue: ResponseCurve | null;
  readonly revenuePerContact: number;
}

/** Linear between points, flat outside. */
export interface ResponseCurve {
  readonly waitSeconds: Float64Array;
  readonly value: Float64Array;
  /** Its value for contacts that are never answered. */
  readonly ifLost: number;
}
