import type { Model } from '../compile/model.ts';
import { Tally } from '../simulate/observer.ts';
import { LoadEntry } from './agent-loads.ts';
import { AGENT_ENTRIES, AgentEntry, TIMED_AGENT_ENTRIES } from './agent-sets.ts';
import type { Collector } from './collector.ts';
import { COUNTERS, Counter, GROUP_COUNTERS, GroupCounter, TIMED_COUNTERS } from './counters.ts';
import { evaluateTargets } from './evaluate-targets.ts';
import { fillCosts } from './fill-costs.ts';
import { addFlows, FLOW_ENTRIES } from './flow-sums.ts';
import type { Moments } from './moments.ts';
import { fillOutcomes } from './outcome-plan.ts';
import { SectionIndex, totalOf } from './result-layout.ts';
import { hourOfDayRows, weekRows } from './slices.ts';
import { fillVolume } from './volume-sums.ts';
import { COARSE_WAIT_BINS, WAIT_BINS } from './wait-histogram.ts';

/** Condenses the tables of a finished replication into the vector of its result (see `ResultLayout`). */
export function fillReplication(tables: Collector, model: Model, vector: Moments): void {
  if (tables.near === null) sumTables(tables, model, vector);
  else tables.near.sum(vector);
  fillCosts(tables, model, vector);
  const { moments, costs, outcomes } = tables.layout;
  const resultsOf = (section: number) => vector.mean.subarray(moments.meanOffset[section]);
  evaluateTargets(tables, model, costs.byInterval, resultsOf(SectionIndex.targets));
  resultsOf(SectionIndex.backlog).set(tables.backlogs);
  fillDetails(tables, model, vector);
  const countOf = (k: number, counter: number): number => totalOf(tables.layout, vector.mean, k, counter);
  if (outcomes !== null) fillOutcomes(tables, outcomes, countOf, resultsOf(SectionIndex.outcomes));
  tables.near?.sumWaits(vector);
}

/** What is nothing but sums over the tables; all else in the vector is 0 afterwards. A kernel does it in its own memory. */
function sumTables(tables: Collector, model: Model, vector: Moments): void {
  foldAnsweredAtOnce(tables, model);
  vector.mean.fill(0);
  vector.maximum.fill(0);
  sumContacts(tables, model, vector);
  sumLongerTimes(tables, vector);
  sumWaits(tables, model, vector);
  sumAgents(tables, vector);
}

/** Contacts answered at once were counted in one place only; their wait is zero everywhere else. */
function foldAnsweredAtOnce(tables: Collector, model: Model): void {
  const { contacts, rows } = tables;
  const { counters } = tables.layout;
  const thresholds = model.measuring.extraThresholdsSeconds.length;
  for (let k = 0; k < model.classes.count; k++) {
    for (let row = 0; row < rows; row++) {
      const cell = (k * rows + row) * counters;
      if (model.journeys.deadlineSchedule[k] >= 0) {
        // Due by business hours: neither the wait nor a threshold in clock time tells whether it was in time.
        contacts[cell + Counter.answeredWithin] = contacts[cell + tables.layout.firstTally + Tally.inTime];
      }
      const atOnce = contacts[cell + Counter.answeredAtOnce];
      if (atOnce === 0) continue;
      contacts[cell + Counter.answered] += atOnce;
      if (model.journeys.deadlineSchedule[k] < 0) contacts[cell + Counter.answeredWithin] += atOnce;
      for (let t = 0; t < 2 * thresholds; t++) contacts[cell + COUNTERS + t] += atOnce;
      if (row < 1 || row > rows - 2) continue;
      tables.answeredWaits[k * WAIT_BINS] += atOnce;
      tables.intervalWaits[row * COARSE_WAIT_BINS] += atOnce;
    }
  }
}

function sumContacts(tables: Collector, model: Model, vector: Moments): void {
  const { contacts, rows, layout } = tables;
  const { counters, slices, moments } = layout;
  const { hourOfWeek, dayOfInterval } = model.axes;
  const values = vector.mean;
  const offset = moments.meanOffset;
  const intervalWidth = moments.sections[SectionIndex.intervals].width;
  // Of many tallies a class comes to few: the others are 0 in all its rows, and stay out of the sums of all its sets.
  const used = Array.from({ length: model.classes.count }, (_, k) => usedCounters(tables, k));
  slices.sets.forEach((set, s) => {
    const run = offset[SectionIndex.run] + s * counters;
    const flows = offset[SectionIndex.flows] + s * FLOW_ENTRIES;
    const isTimed = s === 0 || slices.hasSetsOverTime;
    const hours = offset[SectionIndex.hours] + s * slices.hours.length * TIMED_COUNTERS;
    const days = offset[SectionIndex.days] + s * slices.days * TIMED_COUNTERS;
    for (const k of set) {
      const ofClass = used[k];
      const timed = countBelow(ofClass, TIMED_COUNTERS);
      const inIntervals = countBelow(ofClass, intervalWidth);
      for (let row = 1; row <= rows - 2; row++) {
        const cell = (k * rows + row) * counters;
        if (contacts[cell + Counter.offered] === 0) continue;
        addFlows(contacts, cell, model.journeys.isInUse ? cell + layout.firstTally : -1, values, flows);
        for (let u = 0; u < ofClass.length; u++) values[run + ofClass[u]] += contacts[cell + ofClass[u]];
        if (s === 0) {
          const interval = offset[SectionIndex.intervals] + (row - 1) * intervalWidth;
          for (let u = 0; u < inIntervals; u++) values[interval + ofClass[u]] += contacts[cell + ofClass[u]];
        }
        if (!isTimed) continue;
        const hour = hours + slices.placeOfHour[hourOfWeek[row - 1]] * TIMED_COUNTERS;
        const day = days + dayOfInterval[row - 1] * TIMED_COUNTERS;
        for (let u = 0; u < timed; u++) {
          const n = contacts[cell + ofClass[u]];
          values[hour + ofClass[u]] += n;
          values[day + ofClass[u]] += n;
        }
      }
      vector.maximum[s] = Math.max(vector.maximum[s], tables.longestWait[k]);
    }
  });
}

/** The counters that are not 0 in all reporting rows of class k. */
function usedCounters({ contacts, rows, layout }: Collector, k: number): Uint16Array {
  const { counters } = layout;
  const isUsed = new Uint8Array(counters);
  let left = counters;
  for (let row = 1; row <= rows - 2 && left > 0; row++) {
    const cell = (k * rows + row) * counters;
    if (contacts[cell + Counter.offered] === 0) continue;
    for (let c = 0; c < counters; c++) {
      if (isUsed[c] === 0 && contacts[cell + c] !== 0) {
        isUsed[c] = 1;
        left--;
      }
    }
  }
  return Uint16Array.from(isUsed.keys()).filter((c) => isUsed[c] === 1);
}

function countBelow(rising: Uint16Array, limit: number): number {
  const beyond = rising.findIndex((c) => c >= limit);
  return beyond < 0 ? rising.length : beyond;
}

/** All contacts by week are sums over days, by hour of the day over hours of the week. */
function sumLongerTimes({ layout }: Collector, vector: Moments): void {
  const { slices, moments } = layout;
  const add = (from: number, to: number, rows: ArrayLike<number>): void => {
    for (let row = 0; row < rows.length; row++) {
      for (let c = 0; c < TIMED_COUNTERS; c++) {
        vector.mean[moments.meanOffset[to] + rows[row] * TIMED_COUNTERS + c] +=
          vector.mean[moments.meanOffset[from] + row * TIMED_COUNTERS + c];
      }
    }
  };
  if (weekRows(slices) > 0) add(SectionIndex.days, SectionIndex.weeks, slices.weekOfDay);
  if (hourOfDayRows(slices) > 0) add(SectionIndex.hours, SectionIndex.hoursOfDay, slices.hourOfDayOf);
}

/** Cumulative counts at the upper edges of the bins, so that the share within any wait has a variance. */
function sumWaits(tables: Collector, model: Model, vector: Moments): void {
  const { slices, moments } = tables.layout;
  const values = vector.mean;
  slices.sets.forEach((set, s) => {
    const answered = moments.meanOffset[SectionIndex.waitsAnswered] + s * WAIT_BINS;
    for (const k of set) {
      let below = 0;
      for (let bin = 0; bin < WAIT_BINS; bin++) {
        below += tables.answeredWaits[k * WAIT_BINS + bin];
        values[answered + bin] += below;
      }
    }
  });
  const all = moments.meanOffset[SectionIndex.waitsAll];
  for (let k = 0; k < model.classes.count; k++) {
    let below = 0;
    for (let bin = 0; bin < WAIT_BINS; bin++) {
      below += tables.answeredWaits[k * WAIT_BINS + bin] + tables.abandonedWaits[k * WAIT_BINS + bin];
      values[all + bin] += below;
    }
  }
  for (let interval = 0; interval < model.clock.intervals; interval++) {
    const to = moments.meanOffset[SectionIndex.waitsByInterval] + interval * COARSE_WAIT_BINS;
    let below = 0;
    for (let bin = 0; bin < COARSE_WAIT_BINS; bin++) {
      below += tables.intervalWaits[(interval + 1) * COARSE_WAIT_BINS + bin];
      values[to + bin] = below;
    }
  }
}

/** What the scenario asks for besides the usual. */
function fillDetails(tables: Collector, model: Model, vector: Moments): void {
  const { meanOffset } = tables.layout.moments;
  const { measuring } = model;
  const resultsOf = (section: number) => vector.mean.subarray(meanOffset[section]);
  tables.queue?.fill(resultsOf(SectionIndex.queue));
  if (measuring.tellsGroupsOfClasses) fillAnsweredByGroup(tables, model, resultsOf(SectionIndex.answeredByGroup));
  if (measuring.followsVolume) fillVolumes(tables, measuring.volumesAtMost, vector);
  fillLoads(tables, vector);
}

/** On its own, since V8 optimises all around a hot loop with it. */
function fillAnsweredByGroup({ answeredBy }: Collector, { groups, classes }: Model, byGroup: Float64Array): void {
  const width = groups.groupNames.length + 1;
  for (let k = 0; k < classes.count; k++) {
    for (let team = 0; team < groups.count; team++) {
      const answered = answeredBy[k * groups.count + team];
      byGroup[k * width + groups.groupOf[team]] += answered;
      byGroup[k * width + width - 1] += answered;
    }
  }
}

function fillVolumes({ layout }: Collector, atMost: Float64Array, vector: Moments): void {
  const { moments } = layout;
  const fill = (from: number, to: number, thresholds: Float64Array): void => {
    const { rows, width } = moments.sections[to];
    const { width: counters } = moments.sections[from];
    for (let row = 0; row < rows; row++) {
      const offered = vector.mean[moments.meanOffset[from] + row * counters + Counter.offered];
      fillVolume(offered, thresholds, vector.mean, moments.meanOffset[to] + row * width);
    }
  };
  fill(SectionIndex.days, SectionIndex.dailyVolume, atMost);
  fill(SectionIndex.intervals, SectionIndex.intervalVolume, new Float64Array(0));
}

function fillLoads({ layout, loads, mostInHand }: Collector, vector: Moments): void {
  const { moments, agents } = layout;
  const { rows, width } = moments.sections[SectionIndex.loads];
  for (let s = 0; s < rows; s++) {
    const run = moments.meanOffset[SectionIndex.agents] + s * AGENT_ENTRIES;
    const at = moments.meanOffset[SectionIndex.loads] + s * width;
    vector.mean[at + LoadEntry.staffed] = vector.mean[run + AgentEntry.onDuty] + vector.mean[run + AgentEntry.overtime];
    vector.mean[at + LoadEntry.busy] = vector.mean[run + AgentEntry.busy];
    for (const team of agents.sets[s]) {
      for (let n = 2; n <= mostInHand; n++)
        vector.mean[at + LoadEntry.firstLoad + n - 2] += loads[team * mostInHand + n - 1];
    }
  }
}

function sumAgents(tables: Collector, vector: Moments): void {
  const { groups, rows, layout } = tables;
  const { meanOffset } = layout.moments;
  const { sets, plannedSeconds, paidPerCalledIn } = layout.agents;
  const values = vector.mean;
  sets.forEach((teams, s) => {
    const run = meanOffset[SectionIndex.agents] + s * AGENT_ENTRIES;
    values[run + AgentEntry.paid] = plannedSeconds[s];
    for (const g of teams) {
      for (let row = 1; row <= rows - 2; row++) {
        const cell = (g * rows + row) * GROUP_COUNTERS;
        for (let c = 0; c < GROUP_COUNTERS; c++) values[run + c] += groups[cell + c];
        values[run + AgentEntry.paid] +=
          groups[cell + GroupCounter.overtime] + paidPerCalledIn[g] * groups[cell + GroupCounter.calledIn];
        if (s > 0) continue;
        const interval = meanOffset[SectionIndex.agentIntervals] + (row - 1) * TIMED_AGENT_ENTRIES;
        for (let c = 0; c < TIMED_AGENT_ENTRIES; c++) values[interval + c] += groups[cell + c];
      }
    }
  });
}
