import { exp } from '../arithmetic/exp.ts';
import { ln } from '../arithmetic/ln.ts';
import type { Model, StaffPlan } from '../compile/model.ts';
import type { Crew, Roster } from '../compile/model-teams.ts';
import { Purpose } from '../random/purpose.ts';
import { openStream, type StudyKey } from '../random/seed.ts';
import { Stream } from '../random/stream.ts';

/**
 * The staff of one replication: the plan less those who are absent, have left, or are cut off by an outage. Where nothing
 * is random it is `model.staffing` itself, at no cost.
 *
 * Each crew and day has a stream of absences of its own, each crew one of leavers, known by their names. Agents are
 * passed in order, by the gaps between those who are drawn, so that one agent more or fewer, or another shift, leaves
 * the absences of all others as they were (common random numbers).
 *
 * An absent agent is missing whole, a leaver for the share of time that planned shrinkage would have left: net =
 * round(scheduled x (1 - planned)) - absent - round(left x (1 - planned)), at least 0. Outages take their share of that.
 */
export function staffOfReplication(model: Model, key: StudyKey, replication: number): StaffPlan {
  const { roster, staffing, clock } = model;
  if (!roster.isRandom) return staffing;
  const { left, absent } = missingOf(roster, key, replication, clock.endSeconds);
  const { scheduled, spans, duties, outages, productiveShare } = roster;
  const teams = scheduled.staffAtStart.length;
  const planned = scheduled.staffAtStart.slice();
  const leftNow = new Int32Array(teams);
  const absentNow = new Int32Array(teams);
  const lostShare = new Float64Array(teams);
  const staff = new Int32Array(teams);
  const times: number[] = [];
  const changed: number[] = [];
  const levels: number[] = [];

  const turns = outages.flatMap(({ startSeconds, endSeconds }) => [startSeconds, endSeconds]).sort((a, b) => a - b);
  const isTouched = new Uint8Array(teams);
  let nextChange = 0;
  let nextSpan = 0;
  let nextTurn = 0;
  let now = -clock.warmUpSeconds;
  const happenUntilNow = (): void => {
    for (; nextChange < scheduled.changes && scheduled.timeSeconds[nextChange] <= now; nextChange++) {
      planned[scheduled.team[nextChange]] = scheduled.staff[nextChange];
      isTouched[scheduled.team[nextChange]] = 1;
    }
    for (; nextSpan < spans.count && spans.timeSeconds[nextSpan] <= now; nextSpan++) {
      const duty = spans.duty[nextSpan];
      const { team } = duties[duty];
      const sign = spans.sign[nextSpan];
      const spare = spans.spare[nextSpan];
      if (spare > 0) absentNow[team] += sign * Math.max(0, left[duty] + absent[duty] - spare);
      else {
        leftNow[team] += sign * left[duty];
        absentNow[team] += sign * absent[duty];
      }
      isTouched[team] = 1;
    }
    if (nextTurn < turns.length && turns[nextTurn] <= now) {
      while (nextTurn < turns.length && turns[nextTurn] <= now) nextTurn++;
      lostShare.fill(0);
      for (const { startSeconds, endSeconds, teams: hit, lostShare: share } of outages) {
        if (startSeconds <= now && now < endSeconds)
          for (const team of hit) lostShare[team] += (1 - lostShare[team]) * share;
      }
      isTouched.fill(1);
    }
  };
  const staffOf = (team: number): number => {
    const present = planned[team] - absentNow[team] - Math.round(leftNow[team] * productiveShare[team]);
    return present <= 0 ? 0 : present - Math.round(present * lostShare[team]);
  };

  happenUntilNow();
  for (let team = 0; team < teams; team++) staff[team] = staffOf(team);
  const staffAtStart = staff.slice();
  for (;;) {
    now = Math.min(
      nextChange < scheduled.changes ? scheduled.timeSeconds[nextChange] : Number.POSITIVE_INFINITY,
      nextSpan < spans.count ? spans.timeSeconds[nextSpan] : Number.POSITIVE_INFINITY,
      nextTurn < turns.length ? turns[nextTurn] : Number.POSITIVE_INFINITY,
    );
    if (now >= clock.endSeconds) break;
    isTouched.fill(0);
    happenUntilNow();
    for (let team = 0; team < teams; team++) {
      if (isTouched[team] === 0) continue;
      const next = staffOf(team);
      if (next === staff[team]) continue;
      staff[team] = next;
      times.push(now);
      changed.push(team);
      levels.push(next);
    }
  }
  return {
    staffAtStart,
    changes: times.length,
    timeSeconds: Float64Array.from(times),
    group: Uint16Array.from(changed),
    staff: Int32Array.from(levels),
    peakStaff: staffing.peakStaff,
  };
}

/** By duty: agents who had left before it, and agents absent from it. */
function missingOf(
  { crews, duties }: Roster,
  key: StudyKey,
  replication: number,
  endSeconds: number,
): { left: Int32Array; absent: Int32Array } {
  const stream = new Stream();
  const left = new Int32Array(duties.length);
  const absent = new Int32Array(duties.length);
  let leavers: readonly Leaver[] = [];
  let crew = -1;
  let nextAbsent = Number.POSITIVE_INFINITY;
  for (let d = 0; d < duties.length; d++) {
    const duty = duties[d];
    if (duty.crew !== crew) {
      crew = duty.crew;
      openStream(stream, key, crews[crew].nameHash, Purpose.attrition, replication);
      leavers = leaversOf(crews[crew], stream, endSeconds);
    }
    for (const { agent, leftSeconds } of leavers) {
      if (agent >= duty.firstAgent && agent < duty.firstAgent + duty.agents && leftSeconds <= duty.startSeconds)
        left[d]++;
    }
    if (duty.absence === 0) continue;
    // Those who are left close ranks: absence is drawn for them alone.
    const first = duty.firstAgent === 0;
    if (first) {
      openStream(stream, key, duty.dayHash, Purpose.absence, replication);
      nextAbsent = gapBefore(stream, duty.absence);
    }
    const present = duty.agents - left[d];
    while (nextAbsent < present) {
      absent[d]++;
      nextAbsent += 1 + gapBefore(stream, duty.absence);
    }
    nextAbsent -= present;
  }
  return { left, absent };
}

interface Leaver {
  readonly agent: number;
  readonly leftSeconds: number;
}

/** Who of a crew leaves before the end of the run, and when: an exponential time from hiring on, cut off at the end. */
function leaversOf(crew: Crew, stream: Stream, endSeconds: number): Leaver[] {
  const { agents, attritionPerSecond, hiredSeconds } = crew;
  const hazard = attritionPerSecond * (endSeconds - hiredSeconds);
  if (!(hazard > 0)) return [];
  const leaving = 1 - exp(-hazard);
  const leavers: Leaver[] = [];
  for (let agent = -1; ; ) {
    agent += 1 + Math.floor(ln(stream.nextOpenUniform()) / -hazard);
    if (agent >= agents) return leavers;
    leavers.push({
      agent,
      leftSeconds: hiredSeconds - ln(1 - stream.nextOpenUniform() * leaving) / attritionPerSecond,
    });
  }
}

/** Agents who are passed before the next one is drawn, each drawn with this probability: a geometric number. */
function gapBefore(stream: Stream, probability: number): number {
  return Math.floor(ln(stream.nextOpenUniform()) / ln(1 - probability));
}
