import { momentsOf } from '../random/moments.ts';
import type { DistributionSpec } from '../random/sampler.ts';
import type { ContactClassShare } from '../scenario/contact-classes.ts';
import { dateOfDay, dayNumber, type Weekday, weekdays } from '../scenario/dates.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Timeline } from './clock.ts';
import type { Arrivals } from './model.ts';
import { localTime } from './zone-clock.ts';

/** A piece of time within one local day on which the rate of all classes is constant. */
interface Cell {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Days since 1970, local. */
  readonly day: number;
  readonly weekday: Weekday;
  readonly minute: number;
}

/**
 * The arrival rate of every class over the run: base volume x day of week x time of day x holiday, times the class's
 * share. Rates are constant between the steps of the time-of-day profile (an hour, 30 or 15 minutes), which are taken
 * on the local clock; a profile hour that a clock change skips does not happen, one that it repeats happens twice.
 */
export function arrivalsOf(scenario: Scenario, classes: readonly ContactClassShare[], timeline: Timeline): Arrivals {
  const { demand } = scenario;
  const cells = cellsOf(scenario, timeline);
  const total = totalRate(scenario, cells);
  const ratePerSecond = new Float64Array(classes.length * cells.length);
  const expectedContacts = new Float64Array(classes.length);
  classes.forEach(({ share }, k) => {
    cells.forEach((cell, c) => {
      const rate = total[c] * share;
      ratePerSecond[k * cells.length + c] = rate;
      expectedContacts[k] += rate * (cell.endSeconds - cell.startSeconds);
    });
  });
  const gap = demand.arrivals.process === 'renewal' ? unitMean(demand.arrivals.gap) : null;
  return {
    cells: cells.length,
    firstCellStartSeconds: -timeline.clock.warmUpSeconds,
    cellEndSeconds: Float64Array.from(cells, (cell) => cell.endSeconds),
    ratePerSecond,
    expectedContacts,
    gap: classes.map(() => gap),
  };
}

function cellsOf(scenario: Scenario, { clock, origin, zone }: Timeline): Cell[] {
  const minutes = profileMinutes(scenario);
  const cells: Cell[] = [];
  let start = -clock.warmUpSeconds;
  while (start < clock.endSeconds) {
    const { day, minute, weekday } = localTime(zone, origin + start);
    const nextMinute = (Math.floor(minute / minutes) + 1) * minutes;
    const localSecond = origin + start + zone.offsetSeconds(origin + start) - day * 86400;
    // In elapsed time: a clock change inside the step is met when the step after it is looked up.
    const end = Math.min(start + (nextMinute * 60 - localSecond), clock.endSeconds);
    cells.push({ startSeconds: start, endSeconds: end, day, weekday: weekdays[weekday], minute });
    start = end;
  }
  return cells;
}

function profileMinutes(scenario: Scenario): number {
  const { timeOfDay } = scenario.demand;
  if (timeOfDay === undefined) return 60;
  const lengths = Array.isArray(timeOfDay)
    ? [timeOfDay.length]
    : Object.values(timeOfDay).flatMap((weights) => (weights === undefined ? [] : [weights.length]));
  return 1440 / Math.max(...lengths);
}

/** Contacts a second of all classes together, by cell. */
function totalRate(scenario: Scenario, cells: readonly Cell[]): Float64Array {
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
function timeOfDayWeight(scenario: Scenario, cell: Cell, isHoliday: boolean): number {
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
  cells: readonly Cell[],
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
    const isWhole =
      weightedSeconds > 0 && (from > 0 || cells[from].minute === 0) && (to < cells.length || isEndOfDay(cells[to - 1]));
    const seconds = isWhole ? weightedSeconds : 86400;
    for (let c = from; c < to; c++) rates[c] = (contacts * shape[c]) / seconds;
    from = to;
  }
  return rates;
}

function isEndOfDay(cell: Cell): boolean {
  return cell.minute * 60 + (cell.endSeconds - cell.startSeconds) >= 86400;
}

/** The same law scaled to mean 1, for gaps in units of the expected count. */
function unitMean(gap: DistributionSpec): DistributionSpec {
  const { mean } = momentsOf(gap);
  return scaled(gap, 1 / mean);
}

function scaled(law: DistributionSpec, factor: number): DistributionSpec {
  switch (law.law) {
    case 'constant':
      return { ...law, seconds: law.seconds * factor };
    case 'uniform':
      return { ...law, lowSeconds: law.lowSeconds * factor, highSeconds: law.highSeconds * factor };
    case 'triangular':
      return {
        ...law,
        lowSeconds: law.lowSeconds * factor,
        modeSeconds: law.modeSeconds * factor,
        highSeconds: law.highSeconds * factor,
      };
    case 'hyperexponential':
      return { ...law, parts: law.parts.map((part) => ({ ...part, meanSeconds: part.meanSeconds * factor })) };
    case 'mixture':
      return { ...law, parts: law.parts.map((part) => ({ ...part, of: scaled(part.of, factor) })) };
    case 'empirical':
      return { ...law, quantilesSeconds: law.quantilesSeconds.map((seconds) => seconds * factor) };
    case 'never':
      return law;
    default:
      return { ...law, meanSeconds: law.meanSeconds * factor };
  }
}
