import type { Model } from '../compile/model.ts';
import { Tally } from '../simulate/observer.ts';
import type { Collector } from './collector.ts';
import { COUNTERS, Counter, GROUP_COUNTERS, GroupCounter } from './counters.ts';
import { evaluateTargets } from './evaluate-targets.ts';
import type { Moments } from './moments.ts';
import { COST_HEAD, SectionIndex } from './result-layout.ts';
import { COARSE_WAIT_BINS, WAIT_BINS } from './wait-histogram.ts';

/** Condenses the tables of a finished replication into the vector of its result (see `ResultLayout`). */
export function fillReplication(tables: Collector, model: Model, vector: Moments): void {
  foldAnsweredAtOnce(tables, model);
  vector.mean.fill(0);
  vector.maximum.fill(0);
  sumContacts(tables, model, vector);
  sumWaits(tables, model, vector);
  sumGroups(tables, model, vector);
  const costByInterval = sumCosts(tables, model, vector);
  const { moments } = tables.layout;
  evaluateTargets(tables, model, costByInterval, vector.mean.subarray(moments.meanOffset[SectionIndex.targets]));
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
  slices.sets.forEach((set, s) => {
    const run = offset[SectionIndex.run] + s * counters;
    const isTimed = s === 0 || slices.hasSetsOverTime;
    const hours = offset[SectionIndex.hours] + s * slices.hours.length * counters;
    const days = offset[SectionIndex.days] + s * slices.days * counters;
    for (const k of set) {
      for (let row = 1; row <= rows - 2; row++) {
        const cell = (k * rows + row) * counters;
        if (contacts[cell + Counter.offered] === 0) continue;
        const interval = offset[SectionIndex.intervals] + (row - 1) * counters;
        const hour = hours + slices.placeOfHour[hourOfWeek[row - 1]] * counters;
        const day = days + dayOfInterval[row - 1] * counters;
        for (let c = 0; c < counters; c++) {
          const n = contacts[cell + c];
          values[run + c] += n;
          if (s === 0) values[interval + c] += n;
          if (isTimed) {
            values[hour + c] += n;
            values[day + c] += n;
          }
        }
      }
      vector.maximum[s] = Math.max(vector.maximum[s], tables.longestWait[k]);
    }
  });
}

/** Cumulative counts at the upper edges of the bins, so that the share within any wait has a variance. */
function sumWaits(tables: Collector, model: Model, vector: Moments): void {
  const { slices, moments } = tables.layout;
  const values = vector.mean;
  slices.sets.forEach((set, s) => {
    const answered = moments.meanOffset[SectionIndex.waitsAnswered] + s * WAIT_BINS;
    const all = moments.meanOffset[SectionIndex.waitsAll] + s * WAIT_BINS;
    for (const k of set) {
      let answeredBelow = 0;
      let allBelow = 0;
      for (let bin = 0; bin < WAIT_BINS; bin++) {
        answeredBelow += tables.answeredWaits[k * WAIT_BINS + bin];
        allBelow += tables.answeredWaits[k * WAIT_BINS + bin] + tables.abandonedWaits[k * WAIT_BINS + bin];
        values[answered + bin] += answeredBelow;
        values[all + bin] += allBelow;
      }
    }
  });
  for (let interval = 0; interval < model.clock.intervals; interval++) {
    const to = moments.meanOffset[SectionIndex.waitsByInterval] + interval * COARSE_WAIT_BINS;
    let below = 0;
    for (let bin = 0; bin < COARSE_WAIT_BINS; bin++) {
      below += tables.intervalWaits[(interval + 1) * COARSE_WAIT_BINS + bin];
      values[to + bin] = below;
    }
  }
}

function sumGroups(tables: Collector, model: Model, vector: Moments): void {
  const { groups, rows } = tables;
  const { meanOffset } = tables.layout.moments;
  const values = vector.mean;
  const all = meanOffset[SectionIndex.allGroups];
  for (let g = 0; g < model.groups.count; g++) {
    const run = meanOffset[SectionIndex.groups] + g * GROUP_COUNTERS;
    for (let row = 1; row <= rows - 2; row++) {
      const interval = meanOffset[SectionIndex.groupIntervals] + (row - 1) * GROUP_COUNTERS;
      for (let c = 0; c < GROUP_COUNTERS; c++) {
        const n = groups[(g * rows + row) * GROUP_COUNTERS + c];
        values[run + c] += n;
        values[all + c] += n;
        values[interval + c] += n;
      }
    }
  }
}

/** Fills in the money and returns the cost of each interval. */
function sumCosts(tables: Collector, model: Model, vector: Moments): Float64Array {
  const { layout, rows } = tables;
  const { pay, axes } = model;
  const values = vector.mean;
  const { meanOffset } = layout.moments;
  const cost = meanOffset[SectionIndex.cost];
  const byDay = meanOffset[SectionIndex.costByDay];
  const run = meanOffset[SectionIndex.run];
  const days = meanOffset[SectionIndex.days];
  const { intervals } = model.clock;
  const byInterval = new Float64Array(intervals);
  layout.costLines.forEach(({ group, kind }, line) => {
    for (let i = 0; i < intervals; i++) {
      let amount = 0;
      if (kind === 'telephone') {
        amount = telephoneCost(tables, model, i + 1);
      } else if (kind === 'labour') {
        amount = pay.labourCost[group * intervals + i];
      } else {
        const seconds = tables.groups[(group * rows + i + 1) * GROUP_COUNTERS + GroupCounter.overtime];
        amount = (seconds / 3600) * pay.overtimePerHour[group * intervals + i];
      }
      byInterval[i] += amount;
      values[cost + COST_HEAD + line] += amount;
    }
  });
  values[cost] = values[run + Counter.offered];
  values[cost + 1] = values[run + Counter.answered];
  for (let day = 0; day < layout.slices.days; day++) {
    values[byDay + 2 * day] = values[days + day * layout.counters + Counter.offered];
  }
  for (let i = 0; i < intervals; i++) {
    values[cost + 2] += byInterval[i];
    values[byDay + 2 * axes.dayOfInterval[i] + 1] += byInterval[i];
  }
  return byInterval;
}

/** Time on the line, waiting included, of the contacts that arrived in a row, at its price. */
function telephoneCost(tables: Collector, model: Model, row: number): number {
  let amount = 0;
  for (let k = 0; k < model.classes.count; k++) {
    const cell = (k * tables.rows + row) * tables.layout.counters;
    const waited =
      tables.contacts[cell + Counter.waitAnsweredSeconds] + tables.contacts[cell + Counter.waitAbandonedSeconds];
    amount += (tables.contacts[cell + Counter.talkSeconds] + waited) * model.pay.telephonePerSecond[k];
  }
  return amount;
}
