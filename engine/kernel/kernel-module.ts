import bytes from './assembly/plain/kernel.ts?assemblyscript';
import type { ArithmeticExports } from './place-arithmetic.ts';
import type { CallersExports } from './place-callers.ts';
import type { DutyExports } from './place-duty.ts';
import type { StaffExports } from './place-staff.ts';
import type { TablesExports } from './place-tables.ts';
import type { RoomExports } from './room.ts';

/** What the kernel exports (see `assembly/plain/kernel.ts`); addresses are whole numbers, flags 0 or 1. */
export interface Kernel
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
  setStandingLanes(bitOf: number, laneAt: number, lanesOf: number, peersOf: number): void;
  setLaneRules(
    start: number,
    lane: number,
    priority: number,
    waitWeight: number,
    handleTimeMultiplier: number,
    customerRule: number,
    ageingPerSecond: number,
  ): void;
  setLanes(lanes: number, first: number, last: number, waiting: number, joinsSinceLook: number): void;
  layOutFloor(agents: number): void;
  layOutContacts(room: number): void;
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
}

let compiled: WebAssembly.Module | null | undefined;

/**
 * A kernel with a memory of its own; null where WebAssembly is not to be had (a page whose policy forbids it, a browser
 * that compiles no module of this size without waiting): the loop of `engine/simulate` then gives the same bytes.
 */
export function newKernel(): Kernel | null {
  try {
    compiled ??= new WebAssembly.Module(bytesOf(bytes));
    return new WebAssembly.Instance(compiled).exports as unknown as Kernel;
  } catch {
    compiled = null;
    return null;
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
