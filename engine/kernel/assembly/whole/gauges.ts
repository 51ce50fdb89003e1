/**
 * What triggers measure: sums over rolling windows, kept in steps of a minute. Plans whose triggers measure the same may share
 * one gauge (`kernel/place-gauges.ts`): there may be hundreds of plans, and they look every minute of the year.
 */
import { Ints, NO_INTS, NO_REALS, Reals } from '../columns';
import { busy, staff } from '../duty';
import { reserve } from '../room';
import { waiting } from './waiting-lines';

export const LOOK_SECONDS: f64 = 60;

/** Sums over one step, or over the window. */
const enum At {
  answered = 0,
  answeredWithin = 1,
  abandoned = 2,
  abandonedWithin = 3,
  waitSeconds = 4,
  queue = 5,
  looks = 6,
  busy = 7,
  staff = 8,
}
const SUMS: i32 = 9;

export const enum Measure {
  serviceLevel = 0,
  wait = 1,
  queue = 2,
  occupancy = 3,
}

@unmanaged
export class Gauge {
  measure: Measure;
  /** Lanes or teams that are measured. */
  subjects: Ints;
  subjectCount: i32;
  /** steps[step * SUMS + sum] */
  steps: Reals;
  window: Reals;
  length: i32;
  step: i32;
  /** The measure over the window when it was read last; NaN when it is undefined there. */
  level: f64;
  /** The first of the plans that watch it: with that one it is read, and its window moves on. */
  firstPlan: i32;
}

let gauges: usize = 0;
let count: i32 = 0;
/** Those that measure waits of class k: ofClass[startOfClass[k]] and on. */
let startOfClass: Ints = NO_INTS;
let ofClass: Ints = NO_INTS;
/** Threshold of each class. */
let threshold: Reals = NO_REALS;

export function layOutGauges(gaugeCount: i32, start: Ints, byClass: Ints, thresholdOfClass: Reals): void {
  count = gaugeCount;
  startOfClass = start;
  ofClass = byClass;
  threshold = thresholdOfClass;
  gauges = reserve(<usize>count * offsetof<Gauge>());
}

/** @param subjects lanes, for the measure queue; teams, for occupancy */
export function describeGauge(
  i: i32,
  measure: Measure,
  windowSeconds: f64,
  subjectCount: i32,
  subjects: Ints,
  firstPlan: i32,
): void {
  const gauge = gaugeAt(i);
  gauge.measure = measure;
  gauge.subjects = subjects;
  gauge.subjectCount = subjectCount;
  gauge.firstPlan = firstPlan;
  gauge.length = max(1, <i32>Math.ceil(windowSeconds / LOOK_SECONDS));
  gauge.steps = changetype<Reals>(reserve((<usize>(gauge.length * SUMS)) << 3));
  gauge.window = changetype<Reals>(reserve((<usize>SUMS) << 3));
}

export function gaugeAt(i: i32): Gauge {
  return changetype<Gauge>(gauges + <usize>i * offsetof<Gauge>());
}

export function beginGauges(): void {
  for (let i = 0; i < count; i++) {
    const gauge = gaugeAt(i);
    gauge.steps.fill(0, gauge.length * SUMS, 0);
    gauge.window.fill(0, SUMS, 0);
    gauge.step = 0;
  }
}

export function answered(k: i32, waitSeconds: f64): void {
  const isWithin = waitSeconds <= threshold[k];
  for (let i = startOfClass[k]; i < startOfClass[k + 1]; i++) {
    const gauge = gaugeAt(ofClass[i]);
    add(gauge, At.answered, 1);
    add(gauge, At.waitSeconds, waitSeconds);
    if (isWithin) add(gauge, At.answeredWithin, 1);
  }
}

export function abandoned(k: i32, waitSeconds: f64): void {
  const isWithin = waitSeconds <= threshold[k];
  for (let i = startOfClass[k]; i < startOfClass[k + 1]; i++) {
    const gauge = gaugeAt(ofClass[i]);
    add(gauge, At.abandoned, 1);
    if (isWithin) add(gauge, At.abandonedWithin, 1);
  }
}

/** Reads the measure as of this look. */
export function read(gauge: Gauge): void {
  if (gauge.measure == Measure.queue) addQueue(gauge);
  if (gauge.measure == Measure.occupancy) addOccupancy(gauge);
  gauge.level = levelOf(gauge);
}

/** The window moves on by a step. */
export function rollOn(gauge: Gauge): void {
  gauge.step = (gauge.step + 1) % gauge.length;
  for (let sum = 0; sum < SUMS; sum++) {
    const at = gauge.step * SUMS + sum;
    gauge.window[sum] = gauge.window[sum] - gauge.steps[at];
    gauge.steps[at] = 0;
  }
}

function add(gauge: Gauge, sum: i32, amount: f64): void {
  gauge.steps.add(gauge.step * SUMS + sum, amount);
  gauge.window.add(sum, amount);
}

function addQueue(gauge: Gauge): void {
  let queue = 0;
  for (let i = 0; i < gauge.subjectCount; i++) queue += waiting[gauge.subjects[i]];
  add(gauge, At.queue, queue);
  add(gauge, At.looks, 1);
}

function addOccupancy(gauge: Gauge): void {
  let atWork = 0;
  let onDuty = 0;
  for (let i = 0; i < gauge.subjectCount; i++) {
    const team = gauge.subjects[i];
    atWork += busy[team];
    onDuty += max(staff[team], busy[team]);
  }
  add(gauge, At.busy, atWork);
  add(gauge, At.staff, onDuty);
}

function levelOf(gauge: Gauge): f64 {
  const window = gauge.window;
  switch (gauge.measure) {
    case Measure.serviceLevel:
      return window[At.answeredWithin] / (window[At.answered] + window[At.abandoned] - window[At.abandonedWithin]);
    case Measure.wait:
      return window[At.waitSeconds] / window[At.answered];
    case Measure.queue:
      return window[At.queue] / window[At.looks];
    default:
      return window[At.busy] / window[At.staff];
  }
}
