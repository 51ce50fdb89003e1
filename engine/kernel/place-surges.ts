import type { Model } from '../compile/model.ts';
import type { TriggeredSurge } from '../compile/model-teams.ts';
import { type GaugeExports, placeGauges } from './place-gauges.ts';
import type { Room } from './room.ts';

/** What the whole kernel exports of `surge-watch.ts`, and of its clock for outages: numbers, and addresses of columns. */
export interface SurgeExports extends GaugeExports {
  layOutSurges(plans: number, teams: number, endSeconds: number): void;
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
  describeTrigger(plan: number, gauge: number, above: number, below: number): void;
  describeSurgeHours(plan: number, atStart: number, changes: number, time: number, team: number, agents: number): void;
  setOutages(outages: number, start: number, isHit: number, teams: number): void;
}

/** Describes to the kernel the surge plans that wait for a trigger, and the outages that drop contacts. */
export function placeSurges(model: Model, kernel: SurgeExports, room: Room): void {
  const { roster, groups, clock } = model;
  const gaugeOf = placeGauges(model, kernel, room);
  kernel.layOutSurges(roster.surges.length, groups.count, clock.endSeconds);
  roster.surges.forEach((plan, p) => {
    placePlan(plan, p, gaugeOf[p], kernel, room);
  });
  const dropping = roster.outages.filter(({ isDropped }) => isDropped);
  const isHit = dropping.flatMap(({ teams }) =>
    Array.from({ length: groups.count }, (_, team) => (teams.includes(team) ? 1 : 0)),
  );
  const starts = dropping.map(({ startSeconds }) => startSeconds);
  kernel.setOutages(dropping.length, room.reals(starts), room.ints(isHit), groups.count);
}

function placePlan(plan: TriggeredSurge, p: number, gauge: number, kernel: SurgeExports, room: Room): void {
  const { trigger, release, hours } = plan;
  kernel.describeSurge(
    ...([p, plan.agents, plan.leadTimeSeconds, plan.agentsPerDay, plan.minimumSeconds, plan.hiredIn] as const),
    ...([release === null ? 0 : 1, release?.above ?? Number.NaN, release?.below ?? Number.NaN] as const),
    release?.afterSeconds ?? Number.POSITIVE_INFINITY,
  );
  kernel.describeTrigger(p, gauge, trigger.above, trigger.below);
  kernel.describeSurgeHours(
    ...([p, room.ints(hours.staffAtStart), hours.changes, room.reals(hours.timeSeconds)] as const),
    ...([room.ints(hours.team), room.ints(hours.staff)] as const),
  );
}
