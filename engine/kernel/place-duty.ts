import type { Model } from '../compile/model.ts';
import { NOTHING, type Room } from './room.ts';

/** What a kernel exports of `assembly/duty.ts`: addresses of columns by team. */
export interface DutyExports {
  setDuty(
    teams: number,
    staff: number,
    busy: number,
    staffSince: number,
    overtimeSince: number,
    idleSince: number,
    ringLength: number,
    ringHead: number,
    ringCount: number,
  ): void;
}

/**
 * Room for who is on duty, and, where the routing asks for it, since when the others are idle.
 * @param keepsIdle false where the kernel knows those times without them
 */
export function placeDuty(
  { groups, routing, staffing }: Model,
  kernel: DutyExports,
  room: Room,
  keepsIdle = true,
): void {
  const teams = groups.count;
  const ringLength = Int32Array.from(staffing.peakStaff, (peak) => Math.max(1, peak));
  const rings = Array.from(ringLength, (length, g) => {
    return keepsIdle && routing.tracksIdleTime[g] === 1 ? room.numbers(length).address : NOTHING;
  });
  const sinceStaff = room.numbers(teams).address;
  const sinceOvertime = room.numbers(teams).address;
  const [staff, busy, head, count] = [0, 1, 2, 3].map(() => room.ints(teams));
  kernel.setDuty(
    ...([teams, staff, busy, sinceStaff, sinceOvertime] as const),
    ...([room.ints(rings), room.ints(ringLength), head, count] as const),
  );
}
