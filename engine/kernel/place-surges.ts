import type { Model } from '../compile/model.ts';
import type { TriggeredSurge } from '../compile/model-teams.ts';
import type { Room } from './room.ts';

/** What the whole kernel exports of `surge-watch.ts`, and of its clock for outages: numbers, and addresses of columns. */
export interface SurgeExports {
  layOutSurges(plans: number, teams: number, endSeconds: number, threshold: number): void;
  describeSurge(
    plan: number,
    agents: number,
    leadTimeSeconds: number,
    agentsPerDay: number,
    minimumSeconds: number,
    hiredIn: number,
    isReleased: number,
    releaseAbove: number,
    releaseBelow: number,
    releaseAfterSeconds: number,
  ): void;
  describeTrigger(
    plan: number,
    measure: number,
    above: number,
    below: number,
    windowSeconds: number,
    isMeasured: number,
    laneCount: number,
    lanes: number,
    teamCount: number,
    teams: number,
  ): void;
  describeSurgeHours(plan: number, atStart: number, changes: number, time: number, team: number, agents: number): void;
  setOutages(outages: number, start: number, isHit: number, teams: number): void;
}

/** What a trigger measures, by its number in `assembly/whole/surge-watch.ts`. */
const MEASURES: Record<TriggeredSurge['trigger']['measure'], number> = {
  'service-level': 0,
  wait: 1,
  queue: 2,
  occupancy: 3,
};

/** Describes to the kernel the surge plans that wait for a trigger, and the outages that drop contacts. */
export function placeSurges(model: Model, kernel: SurgeExports, room: Room): void {
  const { roster, groups, clock, classes } = model;
  kernel.layOutSurges(roster.surges.length, groups.count, clock.endSeconds, room.reals(classes.thresholdSeconds));
  roster.surges.forEach((plan, p) => {
    placePlan(plan, p, model, kernel, room);
  });
  const dropping = roster.outages.filter(({ isDropped }) => isDropped);
  const isHit = dropping.flatMap(({ teams }) =>
    Array.from({ length: groups.count }, (_, team) => (teams.includes(team) ? 1 : 0)),
  );
  const starts = dropping.map(({ startSeconds }) => startSeconds);
  kernel.setOutages(dropping.length, room.reals(starts), room.ints(isHit), groups.count);
}

function placePlan(plan: TriggeredSurge, p: number, model: Model, kernel: SurgeExports, room: Room): void {
  const { trigger, release, hours } = plan;
  kernel.describeSurge(
    ...([p, plan.agents, plan.leadTimeSeconds, plan.agentsPerDay, plan.minimumSeconds, plan.hiredIn] as const),
    ...([release === null ? 0 : 1, release?.above ?? Number.NaN, release?.below ?? Number.NaN] as const),
    release?.afterSeconds ?? Number.POSITIVE_INFINITY,
  );
  const isMeasured = Int32Array.from({ length: model.classes.count }, (_, k) => (trigger.classes.includes(k) ? 1 : 0));
  const { classOf } = model.routing.lanes;
  const lanes = Int32Array.from(classOf.keys()).filter((lane) => isMeasured[classOf[lane]] === 1);
  kernel.describeTrigger(
    ...([p, MEASURES[trigger.measure], trigger.above, trigger.below, trigger.windowSeconds] as const),
    ...([room.ints(isMeasured), lanes.length, room.ints(lanes)] as const),
    ...([trigger.teams.length, room.ints(trigger.teams)] as const),
  );
  kernel.describeSurgeHours(
    ...([p, room.ints(hours.staffAtStart), hours.changes, room.reals(hours.timeSeconds)] as const),
    ...([room.ints(hours.team), room.ints(hours.staff)] as const),
  );
}
