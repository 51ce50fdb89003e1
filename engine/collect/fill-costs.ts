import type { Model } from '../compile/model.ts';
import type { Collector } from './collector.ts';
import type { CostPlan } from './cost-plan.ts';
import { Counter, GROUP_COUNTERS, Tally } from './counters.ts';
import type { Moments } from './moments.ts';
import { SectionIndex, totalOf } from './result-layout.ts';
import { agreementEntries, type Book, settleAgreement, settleMinimum } from './settle.ts';

/**
 * Fills in the money of a replication: what is known, what accrued, then what is settled on it. Afterwards
 * `layout.costs.byInterval` holds the cost of each interval.
 */
export function fillCosts(tables: Collector, model: Model, vector: Moments): void {
  const { costs: plan, moments, slices } = tables.layout;
  const { dayOfInterval } = model.axes;
  const row = vector.mean.subarray(moments.meanOffset[SectionIndex.cost]);
  const days = vector.mean.subarray(moments.meanOffset[SectionIndex.costByDay]);
  if (tables.near === null) {
    fillKnown(plan, row, days, slices.days);
    accrue(tables, plan, bookOf(plan, row, days, dayOfInterval));
  } else {
    tables.near.accrue(row, days);
  }
  if (plan.standbyLines.length > 0) clearRounding(plan, row, days.subarray(0, slices.days * (1 + plan.kinds.length)));
  if (plan.settlements.length > 0) settle(tables, model, plan, vector, bookOf(plan, row, days, dayOfInterval));
  countContacts(tables, model, plan, row, vector);
  addLines(plan, row);
  if (tables.near === null || plan.settlements.length > 0) addUp(plan, row, days, dayOfInterval);
}

function bookOf(
  { at, kinds, kindOf, byInterval }: CostPlan,
  row: Float64Array,
  days: Float64Array,
  dayOfInterval: ArrayLike<number>,
): Book {
  const dayWidth = 1 + kinds.length;
  return (line, i, amount) => {
    row[at.line + line] += amount;
    byInterval[i] += amount;
    days[dayOfInterval[i] * dayWidth + 1 + kindOf[line]] += amount;
  };
}

function fillKnown(plan: CostPlan, row: Float64Array, days: Float64Array, dayCount: number): void {
  const dayWidth = 1 + plan.kinds.length;
  plan.byInterval.set(plan.knownByInterval);
  for (let s = 0; s < plan.fees.length; s++) plan.fees[s].set(plan.settlements[s].knownFee);
  plan.standbyLeft.forEach((left, line) => {
    left?.set(plan.standbyOf[line]!);
  });
  row.set(plan.knownOfLine, plan.at.line);
  for (let day = 0; day < dayCount; day++) {
    for (let kind = 1; kind < dayWidth; kind++) {
      days[day * dayWidth + kind] = plan.knownByDay[day * (dayWidth - 1) + kind - 1];
    }
  }
}

/**
 * Standby is paid in full beforehand and taken back for the hours in which agents were called; where they were called all
 * the time, rounding can leave it a hair below nothing.
 */
function clearRounding({ standbyLines, kinds, kindOf, at }: CostPlan, row: Float64Array, days: Float64Array): void {
  for (const line of standbyLines) {
    row[at.line + line] = Math.max(0, row[at.line + line]);
    for (let day = 1 + kindOf[line]; day < days.length; day += 1 + kinds.length) days[day] = Math.max(0, days[day]);
  }
}

function settle(tables: Collector, model: Model, plan: CostPlan, vector: Moments, book: Book): void {
  let entry = tables.layout.moments.meanOffset[SectionIndex.agreements];
  plan.settlements.forEach((settlement, s) => {
    settleMinimum(settlement, plan.fees[s], book);
    if (settlement.agreement === null) return;
    settleAgreement(tables, model, settlement, plan.fees[s], book, vector.mean.subarray(entry));
    entry += agreementEntries(settlement.agreement);
  });
}

function addLines({ sumsOf, at }: CostPlan, row: Float64Array): void {
  for (let line = 0; line < sumsOf.length; line++) {
    for (let s = 0; s < 3; s++) row[sumsOf[line][s]] += row[at.line + line];
  }
}

/** The total, and those of days. */
function addUp(
  { at, kinds, byInterval }: CostPlan,
  row: Float64Array,
  days: Float64Array,
  dayOfInterval: ArrayLike<number>,
): void {
  const dayWidth = 1 + kinds.length;
  for (let i = 0; i < byInterval.length; i++) {
    row[at.total] += byInterval[i];
    days[dayOfInterval[i] * dayWidth] += byInterval[i];
  }
}

function accrue({ groups, contacts, rows, layout }: Collector, plan: CostPlan, book: Book): void {
  for (const { line, of, index, counters, rate, rateByInterval } of plan.terms) {
    const table = of === 'team' ? groups : contacts;
    const width = of === 'team' ? GROUP_COUNTERS : layout.counters;
    const fees = plan.feesOf[line];
    const left = plan.standbyLeft[line];
    let cell = (index * rows + 1) * width;
    for (let i = 0; i < plan.byInterval.length; i++, cell += width) {
      let quantity = 0;
      for (let c = 0; c < counters.length; c++) quantity += counters[c].weight * table[cell + counters[c].at];
      if (quantity === 0) continue;
      let amount = quantity * (rateByInterval === null ? rate : rate * rateByInterval[i]);
      if (left !== null) {
        // Net staff is rounded, so that more agents can be called than are paid for standing by.
        amount = Math.max(amount, -left[i]);
        left[i] += amount;
      }
      book(line, i, amount);
      if (fees !== null) fees[i] += amount;
    }
  }
}

/** The contacts by which the total is divided. */
function countContacts(
  { layout }: Collector,
  model: Model,
  { at, offeredSets }: CostPlan,
  row: Float64Array,
  vector: Moments,
): void {
  const run = layout.moments.meanOffset[SectionIndex.run];
  const all = (counter: number) => vector.mean[run + counter];
  row[0] = all(Counter.offered);
  for (let set = 1; set < offeredSets.length; set++) {
    for (const k of offeredSets[set]) {
      row[set] += totalOf(layout, vector.mean, k, Counter.offered);
    }
  }
  row[at.answered] = all(Counter.answered);
  row[at.resolved] = row[at.answered];
  if (!model.journeys.isInUse) return;
  const tally = (name: keyof typeof Tally) => all(layout.firstTally + Tally[name]);
  row[at.answered] += tally('calledBack');
  const byAgents = model.journeys.hasResolution ? tally('resolved') : row[at.answered];
  row[at.resolved] = byAgents + tally('contained') - tally('bouncedBack');
}
