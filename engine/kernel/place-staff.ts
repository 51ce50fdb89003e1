import type { Model, StaffPlan } from '../compile/model.ts';
import type { StudyKey } from '../random/seed.ts';
import { staffOfReplication } from '../simulate/staff-of-replication.ts';
import type { Room, RoomExports } from './room.ts';

/** What a kernel exports of its clock: the address of levels at the start, how many changes follow, the addresses of their columns. */
export interface StaffExports extends RoomExports {
  setStaff(staffAtStart: number, changes: number, time: number, team: number, staff: number): void;
}

interface StaffAddresses {
  readonly atStart: number;
  readonly time: number;
  readonly team: number;
  readonly staff: number;
}

/** Room for the staff of any replication. */
function placeStaff({ staffing, roster, groups }: Model, room: Room): StaffAddresses {
  // What chance adds changes a team where its plan, one of its duties or an outage begins or ends.
  const most = roster.isRandom
    ? roster.scheduled.changes + roster.spans.count + 2 * roster.outages.length * groups.count
    : staffing.changes;
  return {
    atStart: room.ints(groups.count),
    time: room.numbers(most).address,
    team: room.ints(most),
    staff: room.ints(most),
  };
}

/** The staff of replications in a kernel's memory. */
export class PlacedStaff {
  private readonly model: Model;
  private readonly kernel: StaffExports;
  private readonly at: StaffAddresses;

  constructor(model: Model, kernel: StaffExports, room: Room) {
    this.model = model;
    this.kernel = kernel;
    this.at = placeStaff(model, room);
    this.set(model.staffing);
  }

  /** Brings the staff of the next replication. */
  begin(key: StudyKey, replication: number): void {
    if (this.model.roster.isRandom) this.set(staffOfReplication(this.model, key, replication));
  }

  private set({ staffAtStart, changes, timeSeconds, group, staff }: StaffPlan): void {
    const { at, kernel } = this;
    const { buffer } = kernel.memory;
    new Int32Array(buffer, at.atStart, staffAtStart.length).set(staffAtStart);
    new Float64Array(buffer, at.time, changes).set(timeSeconds.subarray(0, changes));
    new Int32Array(buffer, at.team, changes).set(group.subarray(0, changes));
    new Int32Array(buffer, at.staff, changes).set(staff.subarray(0, changes));
    kernel.setStaff(at.atStart, changes, at.time, at.team, at.staff);
  }
}
