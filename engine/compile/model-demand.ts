/**
 * What arrivals hold beside their rates: days, random factors, replayed arrivals, handle times that events change. Part of
 * `Arrivals`; plain data like the rest of the model.
 */
export interface DemandVariation {
  /** Local days that the run touches, warm-up included. */
  readonly days: number;
  /** Local day of each cell, 0 for the first. */
  readonly dayOfCell: Uint16Array;
  /** Random factors on the volume of each day; null: none. */
  readonly busyness: Busyness | null;
  /** Random factor on the volume of the whole run, gamma; null: none. */
  readonly forecast: { readonly mean: number; readonly cv: number } | null;
  /** By class: arrival times in seconds, ascending, that take the place of rates; null: arrivals follow the rates. */
  readonly trace: readonly (Float64Array | null)[];
  /** Talk and after-call work of who arrives in cell c is multiplied by `[k * cells + c]`; null: 1 everywhere. */
  readonly handleTimeMultiplierOfCell: Float64Array | null;
  /** The same for patience. */
  readonly patienceMultiplierOfCell: Float64Array | null;
}

/**
 * Daily gamma factors of mean 1, one for each topic, as a transform of standard normal variables (a Gaussian copula): the
 * normal variable of topic t on day d is phi Z[d - 1] + sqrt(1 - phi^2) (sqrt(r) C[d] + sqrt(1 - r) E[t, d]), with C
 * common to all topics.
 */
export interface Busyness {
  readonly cv: number;
  /** r: correlation of the normal variables of two topics on one day. */
  readonly normalCorrelationBetweenTopics: number;
  /** phi: correlation of the normal variables of one topic on successive days. */
  readonly normalCorrelationBetweenDays: number;
}
