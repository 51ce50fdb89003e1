/** The instants at which the state of the lanes is told: the ends of the reporting intervals. */
import { endSeconds } from '../plan';

const EPSILON: f64 = 2.220446049250313e-16;

let intervalSeconds: f64 = 0;
export let intervals: i32 = 0;

export function setTellings(length: f64, count: i32): void {
  intervalSeconds = length;
  intervals = count;
}

export function intervalEnd(interval: i32): f64 {
  return Math.min(<f64>(interval + 1) * intervalSeconds, endSeconds);
}

/** The last instant before this one (> 0): what is planned for the instant itself has not happened yet. */
export function justBefore(seconds: f64): f64 {
  return seconds * (1 - EPSILON);
}

/**
 * The interval in whose neighbourhood this time lies, so that only a few steps are left to where exactly it belongs: 0 to
 * `intervals`, which stands for times after the run.
 */
export function near(seconds: f64): i32 {
  const interval = Math.floor(seconds / intervalSeconds);
  return interval >= <f64>intervals ? intervals : <i32>Math.max(interval, 0);
}
