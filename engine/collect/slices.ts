import type { Model } from '../compile/model.ts';

/** A set of contact classes that is reported together: all, one topic, one language, one channel, one class, or
 * those that a target is about. */
export interface ContactSet {
  readonly dimension: 'all' | 'topic' | 'language' | 'channel' | 'class' | 'target';
  readonly name: string;
  readonly classes: Uint16Array;
}

/** Cells (sets x places in time) kept with their co-moments, beyond which tables by set and time are left out. */
const MOST_CELLS = 60_000;

/**
 * What is kept of which contacts, when. Everything is kept for the whole run; all contacts together also by reporting
 * interval, hour of the week and day; each set by hour of the week and day as long as the tables stay small.
 */
export interface Slices {
  readonly sets: readonly ContactSet[];
  /** True when each set, not only "all", is kept by hour of week and day. */
  readonly hasSetsOverTime: boolean;
  readonly hours: 168;
  readonly days: number;
}

export function slicesOf(model: Model): Slices {
  const { classes, axes } = model;
  const sets: ContactSet[] = [
    { dimension: 'all', name: 'all', classes: Uint16Array.from({ length: classes.count }, (_, k) => k) },
  ];
  const add = (dimension: ContactSet['dimension'], names: readonly string[], of: Uint16Array): void => {
    names.forEach((name, i) => {
      const members: number[] = [];
      for (let k = 0; k < classes.count; k++) if (of[k] === i) members.push(k);
      if (members.length > 0) sets.push({ dimension, name, classes: Uint16Array.from(members) });
    });
  };
  add('topic', classes.topics, classes.topicOf);
  add('language', classes.languages, classes.languageOf);
  add('channel', classes.channels, classes.channelOf);
  const identity = Uint16Array.from({ length: classes.count }, (_, k) => k);
  add('class', classes.names, identity);
  for (const target of model.targets) {
    const isNew = !sets.some((set) => set.classes.join() === target.classes.join());
    if (isNew) sets.push({ dimension: 'target', name: target.contacts, classes: target.classes });
  }
  const days = axes.dayLabels.length;
  return { sets, hasSetsOverTime: sets.length * (168 + days) <= MOST_CELLS, hours: 168, days };
}
