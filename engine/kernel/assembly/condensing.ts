/**
 * What `engine/collect/replication-vector.ts` does with the tables of a finished replication where it sums them
 * (`sumTables`): the same sums, every one in the same order. Read that first.
 *
 * Each cell is read once: whoever sums set by set reads it five times, and tables may be larger than the processor's
 * caches. A set still gets its classes in rising order and each class row by row, so that no digit can tell.
 */
import { Ints, Reals } from './columns';
import { Counter, cumulate, foldIntoCell, foldIntoWaits, GroupCounter, WAIT_BINS, waitsOf } from './counting';
import { areAllRowsHeld, cellsOfClass, cellsOfTeam } from './past-rows';
import { Tally } from './tally';

const TIMED_COUNTERS: i32 = 15;
const GROUP_COUNTERS: i32 = 8;
const AGENT_ENTRIES: i32 = GROUP_COUNTERS + 1;
const TIMED_AGENT_ENTRIES: i32 = 3;
const FLOW_ENTRIES: i32 = 16;

/** The tables, the vector and which row of it is which, as the host writes them down (`kernel/place-condensing.ts`). */
@unmanaged
class Plan {
  answeredWaits: Reals;
  abandonedWaits: Reals;
  longestWait: Reals;
  classes: i32;
  rows: i32;
  counters: i32;
  /** Where the tallies of a cell begin; -1 where there are none. */
  firstTally: i32;
  /** 1 for classes that are due by business hours. */
  isDue: Ints;

  vector: Reals;
  vectorLength: i32;
  run: Reals;
  intervals: Reals;
  hours: Reals;
  days: Reals;
  weeks: Reals;
  hoursOfDay: Reals;
  waitsAnswered: Reals;
  waitsAll: Reals;
  agents: Reals;
  agentIntervals: Reals;
  flows: Reals;
  maxima: Reals;
  intervalWidth: i32;

  /** The sets of a class, as numbers `setsStart[k]` to `setsStart[k + 1]` of `setsOf`. */
  setsStart: Ints;
  setsOf: Ints;
  /** The first so many sets are kept by hour and day. */
  timedSets: i32;
  hourRows: i32;
  dayRows: i32;
  /** By interval; by day and by hour of the week; 0 where weeks or hours of the day are not kept. */
  hourOf: Ints;
  dayOf: Ints;
  weekOfDay: Ints;
  hourOfDayOf: Ints;

  agentSets: i32;
  teamsStart: Ints;
  teamsOf: Ints;
  plannedSeconds: Reals;
  paidPerCalledIn: Reals;
}

/** What a cell adds to the flow sums. */
const flows = changetype<Reals>(memory.data(128));

/**
 * Fills in the vector from the tables. Afterwards they are as the loop leaves its own, but for the waits by interval: these
 * are summed where they are, since their table and the vector have the same rows.
 */
export function condense(plan: Plan): void {
  clear(plan.vector, plan.vectorLength);
  for (let k = 0; k < plan.classes; k++) sumClass(plan, k);
  if (plan.weekOfDay) sumRows(plan.days, plan.weeks, plan.weekOfDay, plan.dayRows);
  if (plan.hourOfDayOf) sumRows(plan.hours, plan.hoursOfDay, plan.hourOfDayOf, plan.hourRows);
  sumWaits(plan);
  for (let s = 0; s < plan.agentSets; s++) sumAgents(plan, s);
}

function clear(numbers: Reals, length: i32): void {
  let at = changetype<usize>(numbers);
  const end = at + ((<usize>length) << 3);
  const nothing = f64x2.splat(0);
  for (; at + 16 <= end; at += 16) v128.store(at, nothing);
  if (at < end) store<f64>(at, 0);
}

function sumClass(plan: Plan, k: i32): void {
  const rows = plan.rows;
  const counters = plan.counters;
  const isDue = plan.isDue[k] != 0;
  const cells = changetype<Reals>(cellsOfClass(k));
  const areHeld = areAllRowsHeld();
  const firstSet = plan.setsStart[k];
  const lastSet = plan.setsStart[k + 1];
  for (let row = 0; row < rows; row++) {
    const cell = part(cells, row, counters);
    if (isDue) cell[Counter.answeredWithin] = cell[plan.firstTally + Tally.inTime];
    if (areHeld && cell[Counter.answeredAtOnce] != 0) {
      foldIntoCell(cell, isDue);
      foldIntoWaits(cell, k, row);
    }
    if (row < 1 || row > rows - 2 || cell[Counter.offered] == 0) continue;
    sumCell(plan, cell, row, firstSet, lastSet);
  }
  const longest = plan.longestWait[k];
  for (let i = firstSet; i < lastSet; i++) {
    const s = plan.setsOf[i];
    if (longest > plan.maxima[s]) plan.maxima[s] = longest;
  }
}

/** Called for each cell, so that V8 can replace its first, hasty code at the next. */
function sumCell(plan: Plan, cell: Reals, row: i32, firstSet: i32, lastSet: i32): void {
  const counters = plan.counters;
  const hour = plan.hourOf[row - 1];
  const day = plan.dayOf[row - 1];
  reckonFlows(cell, plan.firstTally);
  for (let i = firstSet; i < lastSet; i++) {
    const s = plan.setsOf[i];
    add(part(plan.run, s, counters), cell, counters);
    add(part(plan.flows, s, FLOW_ENTRIES), flows, FLOW_ENTRIES);
    if (s == 0) add(part(plan.intervals, row - 1, plan.intervalWidth), cell, plan.intervalWidth);
    if (s >= plan.timedSets) continue;
    add(part(plan.hours, s * plan.hourRows + hour, TIMED_COUNTERS), cell, TIMED_COUNTERS);
    add(part(plan.days, s * plan.dayRows + day, TIMED_COUNTERS), cell, TIMED_COUNTERS);
  }
}

/** A row of a table. */
function part(table: Reals, row: i32, width: i32): Reals {
  return changetype<Reals>(changetype<usize>(table) + ((<usize>(row * width)) << 3));
}

function add(sums: Reals, numbers: Reals, count: i32): void {
  let to = changetype<usize>(sums);
  let from = changetype<usize>(numbers);
  const end = to + ((<usize>count) << 3);
  for (; to + 16 <= end; to += 16, from += 16) v128.store(to, f64x2.add(v128.load(to), v128.load(from)));
  if (to < end) store<f64>(to, load<f64>(to) + load<f64>(from));
}

/** See `addFlows` of `engine/collect/flow-sums.ts`. */
function reckonFlows(cell: Reals, firstTally: i32): void {
  const offered = cell[Counter.offered];
  const answered = cell[Counter.answered];
  const abandoned = cell[Counter.abandoned];
  const waited = cell[Counter.waitAnsweredSeconds];
  const interrupted = tally(cell, firstTally, Tally.interruptedSeconds);
  const shared = tally(cell, firstTally, Tally.sharedSeconds) - tally(cell, firstTally, Tally.sharedWorkSeconds);
  const handled = cell[Counter.talkSeconds] + cell[Counter.afterCallSeconds] + shared;
  const contained = tally(cell, firstTally, Tally.contained);
  const leftAi = tally(cell, firstTally, Tally.leftAi);
  const closed = tally(cell, firstTally, Tally.closed);
  const lost =
    abandoned +
    tally(cell, firstTally, Tally.balked) +
    tally(cell, firstTally, Tally.blocked) +
    closed +
    tally(cell, firstTally, Tally.unreached) +
    leftAi;
  flows[0] = offered;
  flows[1] = answered;
  flows[2] = waited;
  flows[3] = answered - cell[Counter.answeredAtOnce];
  flows[4] = cell[Counter.talkSeconds];
  flows[5] = cell[Counter.afterCallSeconds];
  flows[6] = waited + cell[Counter.waitAbandonedSeconds] + interrupted + handled;
  flows[7] = waited + interrupted + handled;
  flows[8] = waited + interrupted;
  flows[9] = tally(cell, firstTally, Tally.firstAttempts);
  flows[10] = lost - tally(cell, firstTally, Tally.triedAgain);
  flows[11] = offered - contained - leftAi - closed;
  flows[12] = cell[Counter.delayed];
  flows[13] = abandoned;
  flows[14] = cell[Counter.waitAnsweredSquared];
  flows[15] =
    answered + tally(cell, firstTally, Tally.calledBack) + contained - tally(cell, firstTally, Tally.bouncedBack);
}

function tally(cell: Reals, firstTally: i32, which: i32): f64 {
  return firstTally < 0 ? 0 : cell[firstTally + which];
}

/** Sums of all contacts over days or hours, which are the first rows of their sections. */
function sumRows(from: Reals, to: Reals, rowOf: Ints, rows: i32): void {
  for (let row = 0; row < rows; row++) {
    add(part(to, rowOf[row], TIMED_COUNTERS), part(from, row, TIMED_COUNTERS), TIMED_COUNTERS);
  }
}

function sumWaits(plan: Plan): void {
  for (let k = 0; k < plan.classes; k++) {
    const answered = part(plan.answeredWaits, k, WAIT_BINS);
    for (let i = plan.setsStart[k]; i < plan.setsStart[k + 1]; i++) {
      accumulate(answered, part(plan.waitsAnswered, plan.setsOf[i], WAIT_BINS), WAIT_BINS);
    }
    // Whole numbers have the same sum in any order.
    accumulate(answered, plan.waitsAll, WAIT_BINS);
    accumulate(part(plan.abandonedWaits, k, WAIT_BINS), plan.waitsAll, WAIT_BINS);
  }
  if (areAllRowsHeld()) for (let row = 1; row <= plan.rows - 2; row++) cumulate(waitsOf(row));
}

/** Adds how many there are up to each bin. Counts are whole numbers, so four may be added up before they join the rest. */
function accumulate(bins: Reals, sums: Reals, count: i32): void {
  let below: f64 = 0;
  let bin = 0;
  for (; bin + 4 <= count; bin += 4) {
    const two = bins[bin] + bins[bin + 1];
    const three = two + bins[bin + 2];
    const four = three + bins[bin + 3];
    sums.add(bin, below + bins[bin]);
    sums.add(bin + 1, below + two);
    sums.add(bin + 2, below + three);
    below += four;
    sums.add(bin + 3, below);
  }
  for (; bin < count; bin++) {
    below += bins[bin];
    sums.add(bin, below);
  }
}

function sumAgents(plan: Plan, s: i32): void {
  const rows = plan.rows;
  const sums = part(plan.agents, s, AGENT_ENTRIES);
  let paid = plan.plannedSeconds[s];
  for (let i = plan.teamsStart[s]; i < plan.teamsStart[s + 1]; i++) {
    const team = plan.teamsOf[i];
    const paidPerCalledIn = plan.paidPerCalledIn[team];
    const cells = changetype<Reals>(cellsOfTeam(team));
    for (let row = 1; row <= rows - 2; row++) {
      const cell = part(cells, row, GROUP_COUNTERS);
      add(sums, cell, GROUP_COUNTERS);
      paid += cell[GroupCounter.overtime] + paidPerCalledIn * cell[GroupCounter.calledIn];
      if (s == 0) add(part(plan.agentIntervals, row - 1, TIMED_AGENT_ENTRIES), cell, TIMED_AGENT_ENTRIES);
    }
  }
  sums[GROUP_COUNTERS] = paid;
}
