import code from './assembly/plain/kernel.ts?assemblyscript';
import { KernelModule } from './kernel-module.ts';
import type { ArithmeticExports } from './place-arithmetic.ts';
import type { CallersExports } from './place-callers.ts';
import type { DutyExports } from './place-duty.ts';
import type { StaffExports } from './place-staff.ts';
import type { TablesExports } from './place-tables.ts';
import type { RoomExports } from './room.ts';

/** What the plain kernel exports (see `assembly/plain/kernel.ts`); addresses are whole numbers, flags 0 or 1. */
export interface PlainKernel
  extends RoomExports,
    ArithmeticExports,
    CallersExports,
    TablesExports,
    DutyExports,
    StaffExports {
  setClock(
    classes: number,
    warmUpSeconds: number,
    endSeconds: number,
    intervalSeconds: number,
    intervals: number,
    isDrained: number,
  ): void;
  setRoutes(classes: number, start: number, team: number, step: number, rule: number, hasChoice: number): void;
  setIdleTeams(teams: number, table: number): void;
  setStandingLanes(lanesOf: number, peersOf: number): void;
  setLaneRules(
    start: number,
    lane: number,
    priority: number,
    waitWeight: number,
    handleTimeMultiplier: number,
    customerRule: number,
    ageingPerSecond: number,
  ): void;
  setLanes(lanes: number, places: number, first: number, last: number, joinsSinceLook: number): void;
  layOutFloor(agents: number): void;
  layOutContacts(room: number): void;
  /** So many rows are held at a time, a power of two; 0: all, in tables (see `assembly/past-rows.ts`). */
  holdRows(classes: number, rows: number): void;
  /** 1 when the replication that has ended needed more of them. */
  isCrowded(): number;
  /** The replication has been condensed: what is packed of it will not be asked for again. */
  dropRows(): void;
  begin(key: number, replication: number): void;
  /** 0 when the last event has happened. */
  advance(events: number): number;
  /** Returns the contacts simulated. */
  finish(): number;
  /** The same for one queue before one team (see `assembly/plain/one-queue.ts`). */
  layOutQueue(agents: number): void;
  beginQueue(key: number, replication: number): void;
  /** 0 when the last contact has come, 1 when there are more, 2 when this replication must be simulated by `advance`. */
  advanceQueue(contacts: number): number;
  finishQueue(): number;
  /** The same where few teams take from few lanes (see `assembly/plain/several-teams.ts`). @param most by team, agents on duty at once */
  layOutTeams(most: number): void;
  beginTeams(key: number, replication: number): void;
  /** 0 when the last event has happened. */
  advanceTeams(events: number): number;
  finishTeams(): number;
}

const module = new KernelModule<PlainKernel>(code);

/** A kernel with a memory of its own, for plain scenarios; null where WebAssembly is not to be had. */
export function newPlainKernel(): PlainKernel | null {
  return module.instance();
}
