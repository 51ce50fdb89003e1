/**
 * What a stream of random numbers is drawn for. Each contact class has one stream per purpose and replication, so that a
 * change in one purpose (say, another patience) leaves the draws of the others as they were.
 * The numbers are part of the seed: never renumber or reuse one, add at the end. A change moves every golden row.
 */
export const Purpose = {
  arrivals: 1,
  service: 2,
  afterCallWork: 3,
  patience: 4,
  resolution: 5,
  balking: 6,
  urgency: 7,
  busyness: 8,
  forecastError: 9,
  returns: 10,
  redial: 11,
  callback: 12,
  conversion: 13,
  aiAdoption: 14,
  aiSession: 15,
  aiContainment: 16,
  aiTriage: 17,
  aiBounceBack: 18,
  interpreter: 19,
  routing: 20,
  absence: 21,
  attrition: 22,
  outage: 23,
  breach: 24,
  thinning: 25,
  aiLeaving: 26,
  aiBounceBackDelay: 27,
  callbackReach: 28,
  redialDelay: 29,
} as const;

/** One of the values of `Purpose`. */
export type Purpose = (typeof Purpose)[keyof typeof Purpose];
