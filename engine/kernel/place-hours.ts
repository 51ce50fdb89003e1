import { hasBacklog } from '../collect/counters.ts';
import type { Model } from '../compile/model.ts';
import { NOTHING, type Room } from './room.ts';

/** What the whole kernel exports of `schedules.ts`, and of its clock for hours in which something is open. */
export interface HoursExports {
  layOutSchedules(schedules: number): void;
  /** Returns its address. */
  describeSchedule(index: number, stretches: number, opensAt: number, closesAt: number): number;
  setHours(windows: number, schedules: number, ofLane: number, tellsBacklog: number, tellsQueue: number): void;
}

/**
 * Puts all hours of a model into the kernel's memory, and says what the clock does by them.
 * @returns where the schedules lie: those of the journeys, then those of the outages of front doors
 */
export function placeHours(model: Model, kernel: HoursExports, room: Room): readonly number[] {
  const { journeys, routing, measuring } = model;
  const schedules = [...journeys.schedules, ...journeys.frontDoors.map(({ outages }) => outages)];
  kernel.layOutSchedules(schedules.length);
  const places = schedules.map(({ opensAt, closesAt }, i) =>
    kernel.describeSchedule(i, opensAt.length, room.reals(opensAt), room.reals(closesAt)),
  );
  const ofLane = Array.from(routing.lanes.window, (schedule) => places[schedule] ?? NOTHING);
  const windows = [...new Set(ofLane)].filter((place) => place !== NOTHING);
  kernel.setHours(
    ...([windows.length, room.ints(windows), room.ints(ofLane)] as const),
    ...([hasBacklog(model) ? 1 : 0, measuring.followsQueue ? 1 : 0] as const),
  );
  return places;
}
