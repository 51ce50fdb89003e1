import type { CrewPlan, OvertimePlan } from './crew-plans.ts';
import type { Span } from './duty-hours.ts';
import { GrowingColumn } from './growing-column.ts';
import type { RosterPlan } from './model-teams.ts';
import { orderInTime } from './order-in-time.ts';

export const always: Span = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** People who come on duty (or leave, below 0) at instants in any order. Columns: a year of shifts has many of them. */
export class DutyChanges {
  readonly at = new GrowingColumn();
  readonly team = new GrowingColumn();
  /** Agents scheduled, from whom planned shrinkage takes its share. */
  readonly scheduled = new GrowingColumn();
  /** Agents on contacts all the time (overtime). */
  readonly productive = new GrowingColumn();

  clear(): void {
    for (const column of [this.at, this.team, this.scheduled, this.productive]) column.clear();
  }

  add(at: number, team: number, scheduled: number, productive: number): void {
    this.at.push(at);
    this.team.push(team);
    this.scheduled.push(scheduled);
    this.productive.push(productive);
  }

  /** What a crew brings: its agents come and go at the ends of the spans in which it works. */
  addCrew({ team, days }: Pick<CrewPlan, 'team' | 'days'>, works: Span): void {
    for (const { agents, present } of days) {
      for (const span of present) {
        const from = Math.max(span.from, works.from);
        const to = Math.min(span.to, works.to);
        if (from >= to) continue;
        this.add(from, team, agents, 0);
        this.add(to, team, -agents, 0);
      }
    }
  }

  /** What overtime brings: agents of the crew who stay. */
  addOvertime(plan: OvertimePlan): void {
    const { team } = plan.crew;
    for (const { from, to, agents } of overtimeSpans(plan)) {
      this.add(from, team, 0, agents);
      this.add(to, team, 0, -agents);
    }
  }
}

/** After the shift of one day: the agents who stay on, and those of the shift who do not. */
interface OvertimeSpan extends Span {
  readonly agents: number;
  readonly spare: number;
  /** Place of the day among those of the crew. */
  readonly day: number;
}

/** The stretches of overtime after the shifts of a crew. */
export function* overtimeSpans({ crew, works, agents, seconds }: OvertimePlan): Generator<OvertimeSpan> {
  let day = 0;
  for (const { shiftEnd, agents: present } of crew.days) {
    const staying = Math.min(agents, present);
    if (shiftEnd >= works.from && shiftEnd < works.to)
      yield { from: shiftEnd, to: shiftEnd + seconds, agents: staying, spare: present - staying, day };
    day++;
  }
}

export function clipped(span: Span, to: Span): Span {
  return { from: Math.max(span.from, to.from), to: Math.min(span.to, to.to) };
}

/** Changes of the number of agents on contacts, of one group after the other. */
class StaffSteps {
  private readonly at = new GrowingColumn();
  private readonly team = new GrowingColumn();
  private readonly staff = new GrowingColumn();
  private readonly ofGroups: Omit<RosterPlan, 'staffAtStart'>[] = [];

  add(at: number, team: number, staff: number): void {
    this.at.push(at);
    this.team.push(team);
    this.staff.push(staff);
  }

  /** A group is complete: what is kept of it takes no more room than it needs. */
  close(): void {
    const { at, team, staff } = this;
    this.ofGroups.push({
      changes: at.length,
      timeSeconds: at.values.slice(0, at.length),
      team: Uint16Array.from(team.values.subarray(0, team.length)),
      staff: Int32Array.from(staff.values.subarray(0, staff.length)),
    });
    for (const column of [at, team, staff]) column.clear();
  }

  /** All of them in order of time; at one instant groups, and their teams, keep their order. */
  inOrder(): Omit<RosterPlan, 'staffAtStart'> {
    const changes = this.ofGroups.reduce((sum, group) => sum + group.changes, 0);
    const given = columnsOf(changes);
    let end = 0;
    for (const group of this.ofGroups) {
      given.timeSeconds.set(group.timeSeconds, end);
      given.team.set(group.team, end);
      given.staff.set(group.staff, end);
      end += group.changes;
    }
    const ordered = columnsOf(changes);
    orderInTime(given.timeSeconds).forEach((step, i) => {
      ordered.timeSeconds[i] = given.timeSeconds[step];
      ordered.team[i] = given.team[step];
      ordered.staff[i] = given.staff[step];
    });
    return ordered;
  }
}

function columnsOf(changes: number) {
  return {
    changes,
    timeSeconds: new Float64Array(changes),
    team: new Uint16Array(changes),
    staff: new Int32Array(changes),
  };
}

/**
 * Staff by team, from people who come and go. Planned shrinkage takes its share of a group as a whole, once, and the
 * result is rounded to the nearest agent: rounding team by team would add up to more agents than there are. Within the
 * group each team gets the rounded sum up to it less the rounded sum before it.
 * @param changesOf who comes and goes in a group; asked for one group after the other, each of which may take the memory of the last
 * @param groupOf the group of each team; teams of a group follow each other
 * @param productiveShare by team, the same for all teams of a group
 */
export function netStaff(
  changesOf: (group: number) => DutyChanges,
  groupOf: Uint16Array,
  productiveShare: Float64Array,
  startSeconds: number,
  endSeconds: number,
): RosterPlan {
  const staffAtStart = new Int32Array(groupOf.length);
  const steps = new StaffSteps();
  for (let first = 0; first < groupOf.length; ) {
    let beyond = first;
    while (groupOf[beyond] === groupOf[first]) beyond++;
    const group = new NetGroup(changesOf(groupOf[first]), first, productiveShare.subarray(first, beyond));
    staffAtStart.set(group.staffAt(startSeconds), first);
    group.addSteps(steps, endSeconds);
    steps.close();
    first = beyond;
  }
  return { staffAtStart, ...steps.inOrder() };
}

/** The staff of one group, followed from instant to instant. */
class NetGroup {
  private readonly changes: DutyChanges;
  private readonly inOrder: Uint32Array;
  private next = 0;
  private readonly firstTeam: number;
  private readonly productiveShare: Float64Array;
  /** By team of the group. */
  private readonly scheduled: Float64Array;
  private readonly productive: Float64Array;
  private readonly staff: Int32Array;

  constructor(changes: DutyChanges, firstTeam: number, productiveShare: Float64Array) {
    this.changes = changes;
    this.inOrder = orderInTime(changes.at.values, changes.at.length);
    this.firstTeam = firstTeam;
    this.productiveShare = productiveShare;
    this.scheduled = new Float64Array(productiveShare.length);
    this.productive = new Float64Array(productiveShare.length);
    this.staff = new Int32Array(productiveShare.length);
  }

  /** What has changed up to an instant, which comes before all others that are asked for. */
  staffAt(startSeconds: number): Int32Array {
    this.takeUntil(startSeconds);
    this.settle(startSeconds, null);
    return this.staff;
  }

  /** What changes from there on, before the end. */
  addSteps(steps: StaffSteps, endSeconds: number): void {
    const { inOrder, changes } = this;
    while (this.next < inOrder.length) {
      const now = changes.at.values[inOrder[this.next]];
      if (now >= endSeconds) return;
      this.takeUntil(now);
      this.settle(now, steps);
    }
  }

  private takeUntil(now: number): void {
    const { inOrder, changes, firstTeam } = this;
    for (; this.next < inOrder.length && changes.at.values[inOrder[this.next]] <= now; this.next++) {
      const change = inOrder[this.next];
      const team = changes.team.values[change] - firstTeam;
      this.scheduled[team] += changes.scheduled.values[change];
      this.productive[team] += changes.productive.values[change];
    }
  }

  private settle(now: number, steps: StaffSteps | null): void {
    let people = 0;
    let rounded = 0;
    for (let team = 0; team < this.staff.length; team++) {
      people += this.scheduled[team];
      const sum = Math.round(people * this.productiveShare[team]);
      const there = sum - rounded + this.productive[team];
      rounded = sum;
      if (there === this.staff[team]) continue;
      this.staff[team] = there;
      if (steps === null) continue;
      steps.add(now, this.firstTeam + team, there);
    }
  }
}
