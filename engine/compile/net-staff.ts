import type { CrewPlan, OvertimePlan } from './crew-plans.ts';
import type { Span } from './duty-hours.ts';
import type { RosterPlan } from './model-teams.ts';
import { orderInTime } from './order-in-time.ts';

export const always: Span = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** People who come on duty (or leave, below 0) at instants in any order. Columns: a year of shifts has a million of them. */
export class DutyChanges {
  readonly at: number[] = [];
  readonly team: number[] = [];
  /** Agents scheduled, from whom planned shrinkage takes its share. */
  readonly scheduled: number[] = [];
  /** Agents on contacts all the time (overtime). */
  readonly productive: number[] = [];

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

/** The stretches of overtime after the shifts of a crew. */
export function overtimeSpans({
  crew,
  works,
  agents,
  seconds,
}: OvertimePlan): (Span & { agents: number; day: number })[] {
  return crew.days
    .map(({ shiftEnd, agents: present }, day) => ({
      from: shiftEnd,
      to: shiftEnd + seconds,
      agents: Math.min(agents, present),
      day,
    }))
    .filter(({ from }) => from >= works.from && from < works.to);
}

export function clipped(span: Span, to: Span): Span {
  return { from: Math.max(span.from, to.from), to: Math.min(span.to, to.to) };
}

/**
 * Staff by team, from people who come and go. Planned shrinkage takes its share of a group as a whole, once, and the
 * result is rounded to the nearest agent: rounding team by team would add up to more agents than there are. Within the
 * group each team gets the rounded sum up to it less the rounded sum before it.
 * @param groupOf the group of each team; teams of a group follow each other
 * @param productiveShare by team, the same for all teams of a group
 */
export function netStaff(
  { at, team: teamOf, scheduled: coming, productive: staying }: DutyChanges,
  groupOf: Uint16Array,
  productiveShare: Float64Array,
  startSeconds: number,
  endSeconds: number,
): RosterPlan {
  const inOrder = orderInTime(at);
  const scheduled = new Float64Array(groupOf.length);
  const productive = new Float64Array(groupOf.length);
  const staff = new Int32Array(groupOf.length);
  const steps: { at: number; team: number; staff: number }[] = [];
  const firstTeamOf: number[] = [];
  groupOf.forEach((group, team) => {
    firstTeamOf[group] ??= team;
  });
  const touched = new Set<number>();
  let next = 0;
  const settle = (now: number, isStart: boolean): void => {
    for (const group of [...touched].sort((a, b) => a - b)) {
      let people = 0;
      let rounded = 0;
      for (let team = firstTeamOf[group]; groupOf[team] === group; team++) {
        people += scheduled[team];
        const sum = Math.round(people * productiveShare[team]);
        const there = sum - rounded + productive[team];
        rounded = sum;
        if (there !== staff[team] && !isStart) steps.push({ at: now, team, staff: there });
        staff[team] = there;
      }
    }
    touched.clear();
  };
  const takeUntil = (now: number): void => {
    for (; next < inOrder.length && at[inOrder[next]] <= now; next++) {
      const change = inOrder[next];
      const team = teamOf[change];
      scheduled[team] += coming[change];
      productive[team] += staying[change];
      touched.add(groupOf[team]);
    }
  };
  takeUntil(startSeconds);
  settle(startSeconds, true);
  const staffAtStart = staff.slice();
  while (next < inOrder.length && at[inOrder[next]] < endSeconds) {
    const now = at[inOrder[next]];
    takeUntil(now);
    settle(now, false);
  }
  return {
    staffAtStart,
    changes: steps.length,
    timeSeconds: Float64Array.from(steps, (step) => step.at),
    team: Uint16Array.from(steps, (step) => step.team),
    staff: Int32Array.from(steps, (step) => step.staff),
  };
}
