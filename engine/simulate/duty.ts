import type { Model } from '../compile/model.ts';
import { IdleAgents } from './idle-agents.ts';
import type { Observer } from './observer.ts';

/**
 * Who is on duty: of each team how many agents the plan has, how many are busy, and since when those who are not are
 * idle. When the plan falls below the busy the surplus finish what they have in hand, in overtime.
 */
export class Duty {
  readonly staff: Int32Array;
  readonly busy: Int32Array;
  readonly idle: IdleAgents;
  /** When each team that learns began to take contacts; NaN while a trigger has not called it. */
  readonly cameAt: Float64Array;
  private readonly model: Model;
  private readonly observer: Observer;
  private readonly staffSince: Float64Array;
  private readonly overtimeSince: Float64Array;

  constructor(model: Model, observer: Observer) {
    const { groups, staffing, routing } = model;
    this.model = model;
    this.observer = observer;
    this.staff = new Int32Array(groups.count);
    this.busy = new Int32Array(groups.count);
    this.idle = new IdleAgents(staffing.peakStaff, routing.tracksIdleTime);
    this.cameAt = new Float64Array(groups.count);
    this.staffSince = new Float64Array(groups.count);
    this.overtimeSince = new Float64Array(groups.count);
  }

  begin(staffAtStart: Int32Array, start: number): void {
    this.staff.set(staffAtStart);
    this.busy.fill(0);
    this.staffSince.fill(start);
    this.overtimeSince.fill(start);
    this.idle.clear();
    for (let team = 0; team < this.staff.length; team++) this.idle.add(team, this.staff[team], start);
    this.model.groups.learning.forEach((curve, team) => {
      this.cameAt[team] = curve === null ? start : curve.startSeconds;
    });
  }

  /** An agent of the team has nothing in hand any more; true when that leaves somebody free for another contact. */
  readonly release = (team: number, now: number): boolean => {
    if (this.busy[team] > this.staff[team]) this.countOvertime(team, now);
    return --this.busy[team] < this.staff[team];
  };

  /** Brings the list of idle agents in step with the counts, after changes that were not told one by one. */
  settleIdle(team: number, now: number): void {
    this.idle.resize(team, Math.max(0, this.staff[team] - this.busy[team]), now);
  }

  /** Free agents of all teams of this team's group: what a reserve is counted in. */
  freeInGroup(team: number): number {
    const { groupOf } = this.model.groups;
    let free = 0;
    for (let other = 0; other < groupOf.length; other++) {
      if (groupOf[other] === groupOf[team]) free += Math.max(0, this.staff[other] - this.busy[other]);
    }
    return free;
  }

  /** The planned number of agents changes. */
  change(team: number, after: number, now: number): void {
    this.observer.onDuty(team, this.staffSince[team], now, this.staff[team]);
    this.staffSince[team] = now;
    this.countOvertime(team, now);
    this.staff[team] = after;
    this.settleIdle(team, now);
  }

  finish(endSeconds: number): void {
    for (let team = 0; team < this.staff.length; team++) {
      this.observer.onDuty(team, this.staffSince[team], endSeconds, this.staff[team]);
      this.countOvertime(team, endSeconds);
    }
  }

  private countOvertime(team: number, now: number): void {
    const surplus = this.busy[team] - this.staff[team];
    if (surplus > 0) this.observer.overtime(team, this.overtimeSince[team], now, surplus);
    this.overtimeSince[team] = now;
  }
}
