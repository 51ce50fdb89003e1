import type { Model } from '../compile/model.ts';
import type { TriggeredSurge } from '../compile/model-teams.ts';
import type { Room } from './room.ts';

/** What the whole kernel exports of `gauges.ts`: numbers, and addresses of columns. */
export interface GaugeExports {
  layOutGauges(gauges: number, startOfClass: number, ofClass: number, threshold: number): void;
  describeGauge(
    gauge: number,
    measure: number,
    windowSeconds: number,
    subjectCount: number,
    subjects: number,
    firstPlan: number,
  ): void;
}

type Trigger = TriggeredSurge['trigger'];

/** What a trigger measures, by its number in `assembly/whole/gauges.ts`. */
const MEASURES: Record<Trigger['measure'], number> = { 'service-level': 0, wait: 1, queue: 2, occupancy: 3 };

/** A gauge, and the plans that watch it, in order. */
interface Gauge {
  readonly trigger: Trigger;
  readonly plans: number[];
}

/**
 * Describes to the kernel what triggers measure.
 * @returns the gauge of each plan
 */
export function placeGauges(model: Model, kernel: GaugeExports, room: Room): number[] {
  const { roster, classes, routing } = model;
  const gauges = gaugesOf(roster.surges);
  const { start, ofClass } = byClass(gauges, classes.count);
  const threshold = room.reals(classes.thresholdSeconds);
  kernel.layOutGauges(gauges.length, room.ints(start), room.ints(ofClass), threshold);
  const gaugeOfPlan: number[] = [];
  gauges.forEach(({ trigger, plans }, gauge) => {
    const subjects = subjectsOf(trigger, routing.lanes.classOf);
    kernel.describeGauge(
      ...([gauge, MEASURES[trigger.measure], trigger.windowSeconds, subjects.length, room.ints(subjects)] as const),
      plans[0],
    );
    for (const plan of plans) gaugeOfPlan[plan] = gauge;
  });
  return gaugeOfPlan;
}

/**
 * Plans that measure the same share a gauge, unless agents may be released: what a plan sees then depends on whom those
 * before it let go in the same minute.
 */
function gaugesOf(surges: readonly TriggeredSurge[]): Gauge[] {
  const mayShare = surges.every(({ release }) => release === null);
  const gauges = new Map<string, Gauge>();
  surges.forEach(({ trigger }, plan) => {
    const { measure, windowSeconds, classes, teams } = trigger;
    const name = mayShare ? [measure, windowSeconds, measure === 'occupancy' ? teams : classes].join() : `${plan}`;
    const gauge = gauges.get(name);
    if (gauge === undefined) gauges.set(name, { trigger, plans: [plan] });
    else gauge.plans.push(plan);
  });
  return [...gauges.values()];
}

/** The gauges that hear of the waits of each class: those of class k are at start[k] to start[k + 1] - 1. */
function byClass(gauges: readonly Gauge[], classes: number): { start: number[]; ofClass: number[] } {
  const heard: number[][] = Array.from({ length: classes }, () => []);
  gauges.forEach(({ trigger }, gauge) => {
    if (trigger.measure === 'service-level' || trigger.measure === 'wait') {
      for (const k of trigger.classes) heard[k].push(gauge);
    }
  });
  const start = [0];
  for (const ofOne of heard) start.push(start[start.length - 1] + ofOne.length);
  return { start, ofClass: heard.flat() };
}

function subjectsOf({ measure, classes, teams }: Trigger, classOf: ArrayLike<number>): ArrayLike<number> {
  if (measure === 'occupancy') return teams;
  if (measure !== 'queue') return [];
  const isMeasured = new Set(classes);
  return Array.from(classOf, (_, lane) => lane).filter((lane) => isMeasured.has(classOf[lane]));
}
