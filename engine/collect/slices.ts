import type { Model } from '../compile/model.ts';

/** A name under which contacts are reported: all, one topic, one language, one channel, one class, or a target's. */
export interface NamedSet {
  readonly dimension: 'all' | 'topic' | 'language' | 'channel' | 'class' | 'target';
  readonly name: string;
  /** Index into `Slices.sets`. */
  readonly set: number;
}

/** Cells (sets x places in time) kept with their co-moments, beyond which tables by set and time are left out. */
const MOST_CELLS = 60_000;

/**
 * What is kept of which contacts, when. Everything is kept for the whole run; all contacts together also by reporting
 * interval, hour of the week, hour of the day, day and week; each set by hour of the week and day as long as the tables
 * stay small. Hours of the day, and weeks, are kept only where they are not the same as hours of the week, or the run.
 */
export interface Slices {
  /** Different sets of contact classes; the first is all of them. A set that has several names is kept once. */
  readonly sets: readonly Uint16Array[];
  readonly named: readonly NamedSet[];
  /** The set that is one class alone, by class. */
  readonly setOfClass: Uint16Array;
  /** True when each set, not only "all", is kept by hour of week and day. */
  readonly hasSetsOverTime: boolean;
  /** The hours of the week that the run touches, ascending, and for each of the 168 its place among them or -1. */
  readonly hours: Uint8Array;
  readonly placeOfHour: Int16Array;
  readonly days: number;
  /** Weeks of the run, beginning on Mondays and cut at its ends, and the week of each day. */
  readonly weeks: number;
  readonly weekOfDay: Uint16Array;
  /** The hours of the day that the run touches, ascending, and for each of `hours` its place among them. */
  readonly hoursOfDay: Uint8Array;
  readonly hourOfDayOf: Uint8Array;
}

/** Rows of the sections by week and by hour of the day. */
export function weekRows({ weeks }: Slices): number {
  return weeks > 1 ? weeks : 0;
}

export function hourOfDayRows({ hours, hoursOfDay }: Slices): number {
  return hours.length > hoursOfDay.length ? hoursOfDay.length : 0;
}

export function slicesOf(model: Model): Slices {
  const { classes, axes, targets } = model;
  const sets: Uint16Array[] = [];
  const setOf = new Map<string, number>();
  const named: NamedSet[] = [];
  const add = (dimension: NamedSet['dimension'], name: string, members: Uint16Array): void => {
    const key = members.join();
    let set = setOf.get(key);
    if (set === undefined) {
      set = sets.push(members) - 1;
      setOf.set(key, set);
    }
    named.push({ dimension, name, set });
  };
  const all = Uint16Array.from({ length: classes.count }, (_, k) => k);
  const addEach = (dimension: NamedSet['dimension'], names: readonly string[], of: Uint16Array): void => {
    for (const [i, name] of names.entries())
      add(
        dimension,
        name,
        all.filter((k) => of[k] === i),
      );
  };
  add('all', 'all', all);
  addEach('topic', classes.topics, classes.topicOf);
  addEach('language', classes.languages, classes.languageOf);
  addEach('channel', classes.channels, classes.channelOf);
  addEach('class', classes.names, all);
  const setOfClass = Uint16Array.from(named.slice(-classes.count), ({ set }) => set);
  for (const target of targets) add('target', target.contacts, target.classes);
  const hours = Uint8Array.from(new Set(axes.hourOfWeek)).sort();
  const placeOfHour = new Int16Array(168).fill(-1);
  for (const [place, hour] of hours.entries()) placeOfHour[hour] = place;
  const days = axes.dayLabels.length;
  const hasSetsOverTime = sets.length * (hours.length + days) <= MOST_CELLS;
  const weekOfDay = weeksOf(axes);
  const hoursOfDay = Uint8Array.from(new Set(hours.map((hour) => hour % 24))).sort();
  const hourOfDayOf = hours.map((hour) => hoursOfDay.indexOf(hour % 24));
  return {
    ...{ sets, named, setOfClass, hasSetsOverTime, hours, placeOfHour, days, weekOfDay, hoursOfDay, hourOfDayOf },
    weeks: weekOfDay[days - 1] + 1,
  };
}

function weeksOf({ dayLabels, dayOfInterval, hourOfWeek }: Model['axes']): Uint16Array {
  const weekOfDay = new Uint16Array(dayLabels.length);
  let week = 0;
  for (let i = 1; i < dayOfInterval.length; i++) {
    const isNewDay = dayOfInterval[i] !== dayOfInterval[i - 1];
    if (isNewDay && hourOfWeek[i] < 24) week++;
    weekOfDay[dayOfInterval[i]] = week;
  }
  return weekOfDay;
}
