import { type ContactClassShare, sharesOf } from '../scenario/contact-classes.ts';
import { dateOfDay, dayNumber } from '../scenario/dates.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Timeline } from './clock.ts';
import type { DemandCell } from './demand-cells.ts';
import { instantOf } from './local-instant.ts';

/** A part of volume that names a topic, a language or a channel, or leaves them to the mix. */
export interface PartOfVolume {
  readonly topic?: string | undefined;
  readonly language?: string | undefined;
  readonly channel?: string | undefined;
}

/**
 * Base volume: the rates of all classes (contacts a second, `[k * cells + c]`) before season, growth and events. Volume by
 * hour, day or week takes the profile, weekday and holiday factors; `dailyContacts` the profile alone, as they hold what
 * is particular to a day; `intervalCounts` none of them. With a trace all rates are 0.
 * @param cells cut where the steps of the profile and of the tables (`intervalCuts`) begin
 */
export function baseRates(
  scenario: Scenario,
  classes: readonly ContactClassShare[],
  cells: readonly DemandCell[],
  timeline: Timeline,
): Float64Array {
  const { intervalCounts, trace } = scenario.demand;
  const rates = new Float64Array(classes.length * cells.length);
  if (trace !== undefined) return rates;
  if (intervalCounts !== undefined) {
    for (const table of intervalCounts) addTable(rates, table, mixWeights(scenario, table, classes), cells, timeline);
    return rates;
  }
  const total = totalRate(scenario, cells);
  classes.forEach(({ share }, k) => {
    for (let c = 0; c < cells.length; c++) rates[k * cells.length + c] = total[c] * share;
  });
  return rates;
}

/**
 * How the contacts of a part of volume fall on the classes: all on the class that it names, over the mix where it leaves
 * topic, language or channel out. The weights add to 1 when every class of the mix is listed.
 */
export function mixWeights(
  scenario: Scenario,
  part: PartOfVolume,
  classes: readonly ContactClassShare[],
): Float64Array {
  const { topics, languages, channels } = scenario.demand;
  const topicShares = sharesOf(topics);
  const languageShares = sharesOf(languages);
  const channelShares = sharesOf(channels);
  const weight = (named: string | undefined, mix: Readonly<Record<string, number>>, name: string): number =>
    named === undefined ? (mix[name] ?? 0) : named === name ? 1 : 0;
  return Float64Array.from(
    classes,
    ({ topic, language, channel }) =>
      weight(part.topic, topicShares, topic) *
      weight(part.language, topics[topic].languageMix ?? languageShares, language) *
      weight(part.channel, topics[topic].channelMix ?? channelShares, channel),
  );
}

type CountTable = NonNullable<Scenario['demand']['intervalCounts']>[number];

/** Instants at which the tables of interval counts change their rate. */
export function intervalCuts(scenario: Scenario, timeline: Timeline): number[] {
  const { endSeconds, warmUpSeconds } = timeline.clock;
  const cuts: number[] = [];
  for (const table of scenario.demand.intervalCounts ?? []) {
    const start = tableStart(table, timeline);
    const seconds = table.intervalMinutes * 60;
    const first = Math.max(0, Math.floor((-warmUpSeconds - start) / seconds));
    for (let i = first; i <= table.contacts.length && start + i * seconds < endSeconds; i++) {
      if (table.contacts[i - 1] !== table.contacts[i]) cuts.push(start + i * seconds);
    }
  }
  return cuts;
}

function tableStart({ startsAt }: CountTable, timeline: Timeline): number {
  return startsAt === undefined ? 0 : instantOf(startsAt, timeline);
}

/** Intervals follow one another in elapsed time, as they do in an export: the night of a clock change has as many as it lasts. */
function addTable(
  rates: Float64Array,
  table: CountTable,
  weights: Float64Array,
  cells: readonly DemandCell[],
  timeline: Timeline,
): void {
  const start = tableStart(table, timeline);
  const seconds = table.intervalMinutes * 60;
  cells.forEach((cell, c) => {
    const interval = Math.floor(((cell.startSeconds + cell.endSeconds) / 2 - start) / seconds);
    if (interval < 0 || interval >= table.contacts.length) return;
    for (let k = 0; k < weights.length; k++) {
      rates[k * cells.length + c] += (table.contacts[interval] / seconds) * weights[k];
    }
  });
}

/** Contacts a second of all classes together, by cell. */
function totalRate(scenario: Scenario, cells: readonly DemandCell[]): Float64Array {
  const { demand } = scenario;
  const holidays = new Set(scenario.calendar.holidays.map((holiday) => dayNumber(holiday.date)));
  const shape = Float64Array.from(cells, (cell) => timeOfDayWeight(scenario, cell, holidays.has(cell.day)));
  if (demand.dailyContacts !== undefined) return spreadDailyContacts(demand.dailyContacts, cells, shape);
  const perSecond =
    demand.contactsPerHour !== undefined
      ? demand.contactsPerHour / 3600
      : demand.contactsPerDay !== undefined
        ? demand.contactsPerDay / 86400
        : (demand.contactsPerWeek ?? 0) / 604800;
  return shape.map((weight, c) => {
    const holiday = holidays.has(cells[c].day) ? demand.holidayFactor : 1;
    return perSecond * weight * demand.weekdayFactors[cells[c].weekday] * holiday;
  });
}

/** Weight of the cell in the profile of its day, whose mean is 1. */
function timeOfDayWeight(scenario: Scenario, cell: DemandCell, isHoliday: boolean): number {
  const { timeOfDay } = scenario.demand;
  if (timeOfDay === undefined) return 1;
  let weights: readonly number[];
  if (Array.isArray(timeOfDay)) weights = timeOfDay;
  else if (isHoliday && timeOfDay.holiday !== undefined) weights = timeOfDay.holiday;
  else if (cell.weekday === 'sat' && timeOfDay.saturday !== undefined) weights = timeOfDay.saturday;
  else if (cell.weekday === 'sun' && timeOfDay.sunday !== undefined) weights = timeOfDay.sunday;
  else weights = timeOfDay.weekday;
  const sum = weights.reduce((a, b) => a + b, 0);
  return sum === 0 ? 0 : (weights[Math.floor((cell.minute * weights.length) / 1440)] * weights.length) / sum;
}

/**
 * Rates that bring each day its number of contacts, whatever its length. A day that the run only touches (a start at
 * noon, a warm-up) gets the part that its profile puts there. A warm-up day that is not given repeats the first given
 * day of its weekday.
 */
function spreadDailyContacts(
  daily: Readonly<Record<string, number>>,
  cells: readonly DemandCell[],
  shape: Float64Array,
): Float64Array {
  const rates = new Float64Array(cells.length);
  const dates = Object.keys(daily).sort();
  for (let from = 0; from < cells.length; ) {
    let to = from;
    let weightedSeconds = 0;
    while (to < cells.length && cells[to].day === cells[from].day) {
      weightedSeconds += shape[to] * (cells[to].endSeconds - cells[to].startSeconds);
      to++;
    }
    const date = dateOfDay(cells[from].day);
    const like = dates.find((given) => (dayNumber(given) - cells[from].day) % 7 === 0) ?? dates[0];
    const contacts = daily[date] ?? daily[like];
    if (weightedSeconds > 0) for (let c = from; c < to; c++) rates[c] = (contacts * shape[c]) / weightedSeconds;
    from = to;
  }
  return rates;
}
