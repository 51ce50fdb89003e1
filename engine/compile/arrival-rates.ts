import type { ContactClassShare } from '../scenario/contact-classes.ts';
import { type Issue, issueOf } from '../scenario/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { busynessOf } from './busyness.ts';
import type { Timeline } from './clock.ts';
import { cutCells, type DemandCell, profileSteps } from './demand-cells.ts';
import { eventCuts, mixRates, multipliersOf, outageShapes, type TimedEvent, timedEvents } from './demand-events.ts';
import { demandFaults } from './demand-faults.ts';
import { tracesOf } from './demand-trace.ts';
import { baseRates, intervalCuts } from './demand-volume.ts';
import { addEpidemicContacts } from './epidemic-contacts.ts';
import { gapLaw } from './gap-law.ts';
import type { Arrivals } from './model.ts';
import { seasonShape } from './season.ts';
import { MOST_CONTACTS, tooManyContacts } from './size-limits.ts';
import { growthShape, type KnownAtNodes, meanFactors, type VolumeShape } from './volume-shape.ts';

/** The arrivals of a model, or why there can be none. */
export type Demand =
  | { readonly ok: true; readonly arrivals: Arrivals }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Rates of one model beyond which their table takes too much memory. */
const MOST_RATES = 4e7;

/**
 * The arrivals of every class over the run. The rate of a class is
 *
 *     (base volume x season x growth x events + contacts of epidemics), its mix changed by events,
 *
 * and in each replication that times busyness and forecast error. Base volume holds day of week, holiday and time of day
 * (see `baseRates`). Rates are constant on cells, which begin where the profile (on the local clock), a table, a season
 * or an event does; where a factor changes within a cell, the cell has the mean of the product of factors, so that expected
 * counts are right. A trace is replayed as it is; only events' handle times act on it.
 */
export function arrivalsOf(scenario: Scenario, classes: readonly ContactClassShare[], timeline: Timeline): Demand {
  const { demand } = scenario;
  const faults = demandFaults(scenario, classes);
  if (faults.length > 0) return { ok: false, issues: faults };
  const { warmUpSeconds, endSeconds } = timeline.clock;
  const events = timedEvents(scenario, timeline);
  const shapes = [
    ...(demand.season === undefined ? [] : [seasonShape(demand.season, timeline)]),
    ...(demand.growthPerYear === 0 ? [] : [growthShape(demand.growthPerYear)]),
    ...events.flatMap(({ shape }) => (shape === null ? [] : [shape])),
    ...outageShapes(scenario, timeline),
  ];
  const cuts = [-warmUpSeconds, endSeconds, ...intervalCuts(scenario, timeline), ...events.flatMap(eventCuts)];
  for (const shape of shapes) cuts.push(...shape.cuts);
  const wholeDays = cutCells(profileSteps(scenario, timeline), cuts);
  if (wholeDays.length * classes.length > MOST_RATES) return { ok: false, issues: [tooManyRates(wholeDays.length)] };
  const rates = classRates(scenario, classes, wholeDays, timeline, shapes, events);

  const first = wholeDays.findIndex((cell) => cell.startSeconds >= -warmUpSeconds);
  const beyond = wholeDays.findIndex((cell) => cell.startSeconds >= endSeconds);
  const cells = wholeDays.slice(first, beyond < 0 ? wholeDays.length : beyond);
  const ratePerSecond = cells.length === wholeDays.length ? rates : new Float64Array(classes.length * cells.length);
  const expectedContacts = new Float64Array(classes.length);
  const trace = tracesOf(scenario, classes, timeline.clock);
  const cellSeconds = Float64Array.from(cells, (cell) => cell.endSeconds - cell.startSeconds);
  classes.forEach((_, k) => {
    const from = k * wholeDays.length + first;
    const rate = rates.subarray(from, from + cells.length);
    ratePerSecond.set(rate, k * cells.length);
    expectedContacts[k] = trace[k]?.length ?? contactsOf(rate, cellSeconds) * (1 + (demand.forecastError?.bias ?? 0));
  });
  const contacts = expectedContacts.reduce((sum, expected) => sum + expected, 0);
  if (!(contacts <= MOST_CONTACTS)) return { ok: false, issues: [tooManyContacts(contacts)] };
  const gap = gapLaw(demand);
  const arrivals: Arrivals = {
    cells: cells.length,
    firstCellStartSeconds: -warmUpSeconds,
    cellEndSeconds: Float64Array.from(cells, (cell) => cell.endSeconds),
    ratePerSecond,
    expectedContacts,
    gap: classes.map(() => gap),
    days: cells[cells.length - 1].day - cells[0].day + 1,
    dayOfCell: Uint16Array.from(cells, (cell) => cell.day - cells[0].day),
    busyness: busynessOf(demand),
    forecast: demand.forecastError === undefined ? null : forecastOf(demand.forecastError),
    trace,
    handleTimeMultiplierOfCell: multipliersOf('handleTimeMultiplier', events, classes, cells),
    patienceMultiplierOfCell: multipliersOf('patienceMultiplier', events, classes, cells),
  };
  return { ok: true, arrivals };
}

function classRates(
  scenario: Scenario,
  classes: readonly ContactClassShare[],
  cells: readonly DemandCell[],
  timeline: Timeline,
  shapes: readonly VolumeShape[],
  events: readonly TimedEvent[],
): Float64Array {
  const base = baseRates(scenario, classes, cells, timeline);
  // Only an epidemic asks again for what everything else has moved: of a year the table is large.
  const rates = events.some(({ epidemic }) => epidemic !== null) ? base.slice() : base;
  // Classes that the same shapes move, often all of them, share one computation.
  const factors = new Map<string, Float64Array>();
  const atNodes: KnownAtNodes = new Map();
  classes.forEach((contact, k) => {
    const moving = shapes.filter((shape) => shape.moves(contact));
    if (moving.length === 0) return;
    const key = moving.map((shape) => shapes.indexOf(shape)).join();
    const column = factors.get(key) ?? meanFactors(moving, cells, atNodes);
    factors.set(key, column);
    multiplyBy(column, rates.subarray(k * cells.length, (k + 1) * cells.length));
  });
  for (const event of events) addEpidemicContacts(rates, base, event, classes, cells);
  for (const event of events) mixRates(rates, event, classes, cells);
  return rates;
}

function contactsOf(ratePerSecond: Float64Array, cellSeconds: Float64Array): number {
  let contacts = 0;
  for (let c = 0; c < cellSeconds.length; c++) contacts += ratePerSecond[c] * cellSeconds[c];
  return contacts;
}

/** On its own, since V8 optimises all around a hot loop with it. */
function multiplyBy(factors: Float64Array, column: Float64Array): void {
  for (let c = 0; c < column.length; c++) column[c] *= factors[c];
}

function forecastOf({ bias, cv }: { bias: number; cv: number }): Arrivals['forecast'] {
  return bias === 0 && cv === 0 ? null : { mean: 1 + bias, cv };
}

function tooManyRates(cells: number): Issue {
  const allowed = `at most ${MOST_RATES} of them times classes: a shorter run, fewer events or coarser tables`;
  return issueOf({ path: ['demand'], found: `${cells} pieces of constant rate`, allowed });
}
