import type { Collector } from '../collect/collector.ts';
import type { Model } from '../compile/model.ts';
import type { StudyKey } from '../random/seed.ts';
import { fatesOf } from '../simulate/fates.ts';
import { CHOICE, DROPPED } from '../simulate/simulation.ts';
import type { Steps } from '../simulate/steps.ts';
import { CALLS_PER_STEP, EVENTS_PER_CALL } from './events-per-call.ts';
import { placeArithmetic } from './place-arithmetic.ts';
import { PlacedCallers } from './place-callers.ts';
import { placeCounting } from './place-counting.ts';
import { placeDuty } from './place-duty.ts';
import { placeFloor } from './place-floor.ts';
import { placeHours } from './place-hours.ts';
import { placeJourneys } from './place-journeys.ts';
import { PlacedStaff } from './place-staff.ts';
import { placeSurges } from './place-surges.ts';
import { PlacedTables } from './place-tables.ts';
import { Room, reasonOf } from './room.ts';
import type { WholeKernel } from './whole-kernel.ts';

/**
 * Replications of any scenario, simulated by the whole kernel (`assembly/whole/kernel.ts`) and counted in tables that lie in
 * its memory. Gives the same bytes as `Simulation` with a `Collector`.
 */
export class WholeSimulation {
  private readonly kernel: WholeKernel;
  private readonly callers: PlacedCallers;
  private readonly staff: PlacedStaff;
  private readonly tables: PlacedTables;
  private readonly key: number;

  constructor(model: Model, kernel: WholeKernel) {
    const { clock, classes, staffing, journeys } = model;
    const room = new Room(kernel);
    this.kernel = kernel;
    placeArithmetic(kernel, room);
    const { warmUpSeconds, endSeconds, intervalSeconds, intervals, isDrained } = clock;
    kernel.setClock(classes.count, warmUpSeconds, endSeconds, intervalSeconds, intervals, isDrained ? 1 : 0);
    kernel.setChances(...DROPPED, ...CHOICE);
    this.tables = new PlacedTables(model, kernel, room);
    this.callers = new PlacedCallers(model, kernel, room);
    placeCounting(model, this.tables, kernel, room);
    placeDuty(model, kernel, room);
    placeFloor(model, kernel, room);
    this.staff = new PlacedStaff(model, kernel, room);
    placeSurges(model, kernel, room);
    const schedules = placeHours(model, kernel, room);
    if (journeys.isInUse) placeJourneys(model, kernel, room, schedules);
    this.key = room.ints(8);
    const peak = staffing.peakStaff.reduce((sum, n) => sum + n, 0);
    kernel.layOutContacts(2 * peak + 1024, fatesOf(model));
  }

  get collector(): Collector {
    return this.tables.collector;
  }

  /**
   * Simulates replication number `replication` (0, 1, ...) of the study.
   * @throws OutOfRoomError when more contacts are in the system at once than memory holds
   */
  *steps(key: StudyKey, replication: number): Steps<void> {
    const { kernel, collector } = this;
    this.tables.refresh();
    collector.beginReplication();
    this.callers.begin(key, replication);
    this.staff.begin(key, replication);
    new Int32Array(kernel.memory.buffer, this.key, 8).set(key);
    let contacts = 0;
    try {
      kernel.begin(this.key, replication);
      while (goesOn(kernel)) yield;
      contacts = kernel.finish();
    } catch (error) {
      throw reasonOf(kernel, error);
    }
    this.tables.refresh();
    collector.endReplication(contacts);
  }
}

/** Advances by a step; false when the last event has happened. */
function goesOn(kernel: WholeKernel): boolean {
  for (let call = 0; call < CALLS_PER_STEP; call++) if (kernel.advance(EVENTS_PER_CALL) === 0) return false;
  return true;
}
