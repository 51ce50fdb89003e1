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
  const staff = new StaffInTime(roster, missingOf(roster, key, replication, clock.endSeconds));
  staff.advance(-clock.warmUpSeconds);
  const staffAtStart = staff.agents.slice();
  const times: number[] = [];
  const changed: number[] = [];
  const levels: number[] = [];
  for (let now = staff.nextSeconds(); now < clock.endSeconds; now = staff.nextSeconds()) {
    for (const team of staff.advance(now)) {
      times.push(now);
      changed.push(team);
      levels.push(staff.agents[team]);
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

/** The staff of all teams as time goes by. */
class StaffInTime {
  /** By team. */
  readonly agents: Int32Array;
  private readonly roster: Roster;
  private readonly missing: Missing;
  private readonly planned: Int32Array;
  private readonly left: Int32Array;
  private readonly absent: Int32Array;
  private lostShare: Float64Array;
  private readonly turns: readonly OutageTurn[];
  private nextChange = 0;
  private nextSpan = 0;
  private nextTurn = 0;
  /** Teams that something has happened to at this instant, in any order. */
  private readonly touched: number[] = [];
  private readonly isTouched: Uint8Array;

  constructor(roster: Roster, missing: Missing) {
    const { scheduled, outages } = roster;
    const teams = scheduled.staffAtStart.length;
    this.roster = roster;
    this.missing = missing;
    this.planned = scheduled.staffAtStart.slice();
    this.agents = this.planned.map((agents) => Math.max(0, agents));
    this.left = new Int32Array(teams);
    this.absent = new Int32Array(teams);
    this.lostShare = new Float64Array(teams);
    this.isTouched = new Uint8Array(teams);
    this.turns = turnsOf(outages, teams);
  }

  /** When something happens next; Infinity when nothing does. */
  nextSeconds(): number {
    const { scheduled, spans } = this.roster;
    const { nextChange, nextSpan, nextTurn, turns } = this;
    let next = Number.POSITIVE_INFINITY;
    if (nextChange < scheduled.changes) next = scheduled.timeSeconds[nextChange];
    if (nextSpan < spans.count && spans.timeSeconds[nextSpan] < next) next = spans.timeSeconds[nextSpan];
    return nextTurn < turns.length && turns[nextTurn].at < next ? turns[nextTurn].at : next;
  }

  /** Goes on to an instant; returns the teams whose staff is another then, ascending. */
  advance(now: number): number[] {
    this.followPlan(now);
    this.passSpans(now);
    this.passOutages(now);
    return this.settle();
  }

  private settle(): number[] {
    const { touched, agents } = this;
    const changed: number[] = [];
    for (let i = 0; i < touched.length; i++) {
      const team = touched[i];
      this.isTouched[team] = 0;
      const now = this.agentsOf(team);
      if (now !== agents[team]) changed.push(team);
      agents[team] = now;
    }
    touched.length = 0;
    return changed.length > 1 ? changed.sort((a, b) => a - b) : changed;
  }

  private touch(team: number): void {
    if (this.isTouched[team] === 1) return;
    this.isTouched[team] = 1;
    this.touched.push(team);
  }

  private followPlan(now: number): void {
    const { changes, timeSeconds, team, staff } = this.roster.scheduled;
    for (; this.nextChange < changes && timeSeconds[this.nextChange] <= now; this.nextChange++) {
      this.planned[team[this.nextChange]] = staff[this.nextChange];
      this.touch(team[this.nextChange]);
    }
  }

  private passSpans(now: number): void {
    const { spans, duties } = this.roster;
    const { left, absent } = this.missing;
    for (; this.nextSpan < spans.count && spans.timeSeconds[this.nextSpan] <= now; this.nextSpan++) {
      const duty = spans.duty[this.nextSpan];
      const { team } = duties[duty];
      const sign = spans.sign[this.nextSpan];
      const spare = spans.spare[this.nextSpan];
      if (spare > 0) this.absent[team] += sign * Math.max(0, left[duty] + absent[duty] - spare);
      else {
        this.left[team] += sign * left[duty];
        this.absent[team] += sign * absent[duty];
      }
      this.touch(team);
    }
  }

  private passOutages(now: number): void {
    for (; this.nextTurn < this.turns.length && this.turns[this.nextTurn].at <= now; this.nextTurn++) {
      this.lostShare = this.turns[this.nextTurn].lostShare;
      for (let team = 0; team < this.agents.length; team++) this.touch(team);
    }
  }

  private agentsOf(team: number): number {
    const left = Math.round(this.left[team] * this.roster.productiveShare[team]);
    const present = this.planned[team] - this.absent[team] - left;
    return present <= 0 ? 0 : present - Math.round(present * this.lostShare[team]);
  }
}

/** An instant at which outages begin or end, and the share of its agents that each team is without from then on. */
interface OutageTurn {
  readonly at: number;
  readonly lostShare: Float64Array;
}

function turnsOf(outages: Roster['outages'], teams: number): OutageTurn[] {
  const instants = outages.flatMap(({ startSeconds, endSeconds }) => [startSeconds, endSeconds]).sort((a, b) => a - b);
  return instants.map((at) => {
    const lostShare = new Float64Array(teams);
    for (const outage of outages) {
      if (at < outage.startSeconds || at >= outage.endSeconds) continue;
      for (const team of outage.teams) lostShare[team] += (1 - lostShare[team]) * outage.lostShare;
    }
    return { at, lostShare };
  });
}

/** By duty: agents who had left before it, and agents absent from it. */
interface Missing {
  readonly left: Int32Array;
  readonly absent: Int32Array;
}

function missingOf({ crews, duties }: Roster, key: StudyKey, replication: number, endSeconds: number): Missing {
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
