import { z } from 'zod';
import { shared } from './field.ts';

/**
 * The quantities a scenario is written in, each with the hard bounds that keep any accepted file from overflowing or
 * hanging the engine. They are bounds of safety, not of plausibility.
 */

/** A part of a whole, 0 to 1. */
export const share = shared(z.number().min(0).max(1));

/** A factor on another quantity, 0 to 1,000. */
export const multiplier = shared(z.number().min(0).max(1000));

/** A factor that may not be 0, such as one on a handle time. */
export const positiveMultiplier = shared(z.number().positive().max(1000));

/** Contacts per unit of time, or a count of contacts expected. */
export const volume = shared(z.number().min(0).max(1e9));

/** A duration that may be 0, seconds. */
export const seconds = shared(z.number().min(0).max(1e9));

/** A duration of at least a moment, seconds. */
export const positiveSeconds = shared(z.number().positive().max(1e9));

/** A duration that may be 0, hours; ten years at most. */
export const hours = shared(z.number().min(0).max(87_840));

/** A duration of at least a moment, hours; ten years at most. */
export const positiveHours = shared(z.number().positive().max(87_840));

/** A duration in local calendar days; ten years at most. */
export const days = shared(z.number().min(0).max(3660));

/** Coefficient of variation: standard deviation / mean. */
export const coefficientOfVariation = shared(z.number().min(0).max(100));

/** A number of agents, interpreters or lines. */
export const headcount = shared(z.int().min(0).max(1e6));

/** A whole number in a range. */
export const whole = (low: number, high: number) => z.int().min(low).max(high);

/** An amount in the scenario's currency that cannot be negative. */
export const money = shared(z.number().min(0).max(1e12));

/** Free text for the reader. */
export const prose = (longest: number) => z.string().min(1).max(longest);

const nameForm = /^[^\s/*]([^/*\p{Cc}]{0,78}[^\s/*])?$/u;

/** The name of a topic, language, channel, group, ...: '/' and '*' are left to selectors. */
export const named = shared(
  z.string().regex(nameForm, { error: 'a name of 1 to 80 characters, without "/", "*" or spaces at its ends' }),
  { title: 'name' },
);

/** A list of names. */
export const names = shared(z.array(named()).min(1).max(1000));

const selectorForm = /^[^/]{1,80}(\/[^/]{1,80}){0,2}$/;

/** Contact classes by topic/language/channel, such as 'billing', 'billing/es' or '*\/es/chat'. */
export const selector = shared(
  z.string().regex(selectorForm, {
    error: 'a selector "topic/language/channel": "*" for any, trailing parts may be left out',
  }),
  { title: 'selector' },
);

/** Minutes of a reporting interval. */
export const intervalMinutes = shared(z.union([z.literal(15), z.literal(30), z.literal(60)]));

/** Things by name, at least one and at most `atMost`. */
export const byName = <V extends z.ZodType>(value: V, atMost: number) => entries(named(), value, atMost);

/** Things by selector, at least one and at most 10,000. */
export const bySelector = <V extends z.ZodType>(value: V) => entries(selector(), value, 10_000);

/** Things by a key of a given form; an empty object would be read as "none" by some and "all" by others, so it is refused. */
export function entries<K extends z.ZodString, V extends z.ZodType>(key: K, value: V, atMost: number) {
  return z.record(key, value).refine(
    (given) => {
      const count = Object.keys(given).length;
      return count >= 1 && count <= atMost;
    },
    { error: `an object with 1 to ${atMost} entries` },
  );
}
