import code from './assembly/whole/kernel.ts?assemblyscript';
import { KernelModule } from './kernel-module.ts';
import type { ArithmeticExports } from './place-arithmetic.ts';
import type { CallersExports } from './place-callers.ts';
import type { CountingExports } from './place-counting.ts';
import type { DutyExports } from './place-duty.ts';
import type { FloorExports } from './place-floor.ts';
import type { HoursExports } from './place-hours.ts';
import type { JourneyExports } from './place-journeys.ts';
import type { StaffExports } from './place-staff.ts';
import type { SurgeExports } from './place-surges.ts';
import type { TablesExports } from './place-tables.ts';
import type { RoomExports } from './room.ts';

/** What the whole kernel exports (see `assembly/whole/kernel.ts`); addresses are whole numbers, flags 0 or 1. */
export interface WholeKernel
  extends RoomExports,
    ArithmeticExports,
    CallersExports,
    TablesExports,
    CountingExports,
    DutyExports,
    StaffExports,
    FloorExports,
    HoursExports,
    JourneyExports,
    SurgeExports {
  setClock(
    classes: number,
    warmUpSeconds: number,
    endSeconds: number,
    intervalSeconds: number,
    intervals: number,
    isDrained: number,
  ): void;
  /** Names of the streams that say whom outages drop, and which idle agent is taken where chance decides. */
  setChances(droppedLow: number, droppedHigh: number, choiceLow: number, choiceHigh: number): void;
  layOutContacts(room: number, fates: number): void;
  begin(key: number, replication: number): void;
  /** 0 when the last event has happened. */
  advance(events: number): number;
  /** Returns the contacts simulated. */
  finish(): number;
}

const module = new KernelModule<WholeKernel>(code);

/** A kernel with a memory of its own, for any scenario; null where WebAssembly is not to be had. */
export function newWholeKernel(): WholeKernel | null {
  return module.instance();
}
