import type { CrewPlan, OvertimePlan } from './crew-plans.ts';
import type { Span } from './duty-hours.ts';
import type { RosterPlan } from './model-teams.ts';

/** People who come on duty (or leave, below 0) at an instant. */
export interface DutyChange {
  readonly at: number;
  readonly team: number;
  /** Agents scheduled, from whom planned shrinkage takes its share. */
  readonly scheduled: number;
  /** Agents on contacts all the time (overtime). */
  readonly productive: number;
}

/** What a crew brings: its agents come and go at the ends of the spans in which it works. */
export function dutyChangesOf(crew: CrewPlan, works: Span = crew.works): DutyChange[] {
  const changes: DutyChange[] = [];
  for (const { agents, present } of crew.days) {
    for (const span of present) {
      const { from, to } = clipped(span, works);
      if (from >= to) continue;
      changes.push({ at: from, team: crew.team, scheduled: agents, productive: 0 });
      changes.push({ at: to, team: crew.team, scheduled: -agents, productive: 0 });
    }
  }
  return changes;
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

/** What overtime brings: agents of the crew who stay. */
export function overtimeChangesOf(plan: OvertimePlan): DutyChange[] {
  const { team } = plan.crew;
  return overtimeSpans(plan).flatMap(({ from, to, agents }) => [
    { at: from, team, scheduled: 0, productive: agents },
    { at: to, team, scheduled: 0, productive: -agents },
  ]);
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
  changes: readonly DutyChange[],
  groupOf: Uint16Array,
  productiveShare: Float64Array,
  startSeconds: number,
  endSeconds: number,
): RosterPlan {
  const inOrder = [...changes].sort((a, b) => a.at - b.at);
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
  const settle = (at: number, isStart: boolean): void => {
    for (const group of [...touched].sort((a, b) => a - b)) {
      let people = 0;
      let rounded = 0;
      for (let team = firstTeamOf[group]; groupOf[team] === group; team++) {
        people += scheduled[team];
        const sum = Math.round(people * productiveShare[team]);
        const now = sum - rounded + productive[team];
        rounded = sum;
        if (now !== staff[team] && !isStart) steps.push({ at, team, staff: now });
        staff[team] = now;
      }
    }
    touched.clear();
  };
  const takeUntil = (at: number): void => {
    for (; next < inOrder.length && inOrder[next].at <= at; next++) {
      const change = inOrder[next];
      scheduled[change.team] += change.scheduled;
      productive[change.team] += change.productive;
      touched.add(groupOf[change.team]);
    }
  };
  takeUntil(startSeconds);
  settle(startSeconds, true);
  const staffAtStart = staff.slice();
  while (next < inOrder.length && inOrder[next].at < endSeconds) {
    const at = inOrder[next].at;
    takeUntil(at);
    settle(at, false);
  }
  return {
    staffAtStart,
    changes: steps.length,
    timeSeconds: Float64Array.from(steps, (step) => step.at),
    team: Uint16Array.from(steps, (step) => step.team),
    staff: Int32Array.from(steps, (step) => step.staff),
  };
}
