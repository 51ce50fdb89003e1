import type { ContactClassShare } from '../scenario/contact-classes.ts';
import { homeSites } from '../scenario/home-sites.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { DemandEvent } from '../scenario/season-and-events.ts';
import type { ContactClass } from '../scenario/selector.ts';
import type { Timeline } from './clock.ts';
import type { DemandCell } from './demand-cells.ts';
import { Epidemic } from './epidemic.ts';
import { instantOf } from './local-instant.ts';
import { pulseShape, rampShape, stepShape, type VolumeShape } from './volume-shape.ts';

/** An event on the model's clock. It lasts from <= t < until; only then it changes mix and handle time. */
export interface TimedEvent {
  readonly event: DemandEvent;
  readonly fromSeconds: number;
  readonly untilSeconds: number;
  /** The factor on volume; null for an epidemic, which adds contacts instead. */
  readonly shape: VolumeShape | null;
  /** The course of an epidemic; null for the other shapes. */
  readonly epidemic: Epidemic | null;
  /** Whether a contact is of the topics, languages, channels and sites that the event is limited to. */
  readonly isAbout: (contact: ContactClass) => boolean;
}

const SECONDS_PER_DAY = 86400;
/** A pulse lasts until its excess is below a thousandth of its height. */
const PULSE_HALF_LIVES = 10;
/** An epidemic lasts until its daily cases have fallen below this share of those of its worst day. */
const QUIET_SHARE = 1e-3;

export function timedEvents(scenario: Scenario, timeline: Timeline): TimedEvent[] {
  return scenario.demand.events.map((event) => timedEvent(scenario, event, timeline));
}

function timedEvent(scenario: Scenario, event: DemandEvent, timeline: Timeline): TimedEvent {
  const fromSeconds = instantOf(event.start, timeline);
  const isAbout = (contact: ContactClass): boolean => isAboutClass(scenario, event, contact);
  const end = 'end' in event && event.end !== undefined ? instantOf(event.end, timeline) : Number.POSITIVE_INFINITY;
  const timed = { event, fromSeconds, untilSeconds: end, shape: null, epidemic: null, isAbout };
  if (event.shape === 'step') {
    return { ...timed, shape: stepShape(event.multiplier, fromSeconds, end, isAbout) };
  }
  if (event.shape === 'ramp') {
    return { ...timed, shape: rampShape(event.multiplier, event.rampDays, fromSeconds, end, isAbout) };
  }
  if (event.shape === 'pulse') {
    const untilSeconds = fromSeconds + PULSE_HALF_LIVES * event.halfLifeDays * SECONDS_PER_DAY;
    return { ...timed, untilSeconds, shape: pulseShape(event.multiplier, event.halfLifeDays, fromSeconds, isAbout) };
  }
  const lastDay = (timeline.clock.endSeconds - fromSeconds) / SECONDS_PER_DAY + 2;
  const epidemic = new Epidemic({ ...event, totalCases: event.attackRate * event.population }, lastDay);
  return { ...timed, epidemic, untilSeconds: fromSeconds + quietAfterDays(epidemic, lastDay) * SECONDS_PER_DAY };
}

/** What a site outage does to the volume of all contacts while it lasts. */
export function outageShapes(scenario: Scenario, timeline: Timeline): VolumeShape[] {
  return scenario.outages
    .filter((outage) => outage.demandMultiplier !== 1)
    .map(({ start, hours, demandMultiplier }) => {
      const from = instantOf(start, timeline);
      return stepShape(demandMultiplier, from, from + hours * 3600, () => true);
    });
}

/** Instants at which an event begins or ends to change mix, handle time or volume. */
export function eventCuts({ fromSeconds, untilSeconds, shape }: TimedEvent): number[] {
  return [fromSeconds, untilSeconds, ...(shape?.cuts ?? [])];
}

/**
 * Moves contacts to other languages and channels while an event lasts: those that it is about are pooled and dealt out by
 * the event's mix, by topic, and by what the event does not mix (channel or language).
 */
export function mixRates(
  rates: Float64Array,
  { event, fromSeconds, untilSeconds, isAbout }: TimedEvent,
  classes: readonly ContactClassShare[],
  cells: readonly DemandCell[],
): void {
  const { languageMix, channelMix } = event;
  if (languageMix === undefined && channelMix === undefined) return;
  const poolOf = ({ topic, language, channel }: ContactClass): string =>
    [topic, languageMix === undefined ? language : '*', channelMix === undefined ? channel : '*'].join('/');
  const pools = new Map<string, Pool>();
  classes.forEach((contact, k) => {
    const pool = pools.get(poolOf(contact)) ?? { from: [], to: [], shares: [] };
    pools.set(poolOf(contact), pool);
    if (isAbout(contact)) pool.from.push(k);
    const share =
      (languageMix === undefined ? 1 : (languageMix[contact.language] ?? 0)) *
      (channelMix === undefined ? 1 : (channelMix[contact.channel] ?? 0));
    if (share === 0) return;
    pool.to.push(k);
    pool.shares.push(share);
  });
  for (let c = 0; c < cells.length; c++) {
    const { startSeconds } = cells[c];
    if (startSeconds < fromSeconds || startSeconds >= untilSeconds) continue;
    for (const pool of pools.values()) deal(pool, rates, c, cells.length);
  }
}

/** Classes whose contacts are pooled, and those among which they are dealt out. */
interface Pool {
  readonly from: number[];
  readonly to: number[];
  readonly shares: number[];
}

function deal({ from, to, shares }: Pool, rates: Float64Array, cell: number, cells: number): void {
  let pooled = 0;
  for (let i = 0; i < from.length; i++) {
    const at = from[i] * cells + cell;
    pooled += rates[at];
    rates[at] = 0;
  }
  for (let i = 0; i < to.length; i++) rates[to[i] * cells + cell] += pooled * shares[i];
}

/** Factors on handle time or patience by class and cell (`[k * cells + c]`); null when no event changes them. */
export function multipliersOf(
  what: 'handleTimeMultiplier' | 'patienceMultiplier',
  events: readonly TimedEvent[],
  classes: readonly ContactClassShare[],
  cells: readonly DemandCell[],
): Float64Array | null {
  const changing = events.filter(({ event }) => event[what] !== 1);
  if (changing.length === 0) return null;
  const multipliers = new Float64Array(classes.length * cells.length).fill(1);
  for (const { event, fromSeconds, untilSeconds, isAbout } of changing) {
    classes.forEach((contact, k) => {
      if (!isAbout(contact)) return;
      cells.forEach((cell, c) => {
        if (cell.startSeconds < fromSeconds || cell.startSeconds >= untilSeconds) return;
        multipliers[k * cells.length + c] *= event[what];
      });
    });
  }
  return multipliers;
}

/** Whether an event is about a class; a class is of the sites to which its contacts turn first (see `homeSites`). */
export function isAboutClass(scenario: Scenario, event: DemandEvent, contact: ContactClass): boolean {
  const { topics, languages, channels, sites } = event;
  return (
    (topics === undefined || topics.includes(contact.topic)) &&
    (languages === undefined || languages.includes(contact.language)) &&
    (channels === undefined || channels.includes(contact.channel)) &&
    (sites === undefined || sites.some((site) => homeSites(scenario, contact).has(site)))
  );
}

function quietAfterDays(epidemic: Epidemic, lastDay: number): number {
  let worst = 0;
  let quiet = 0;
  for (let day = 0; day < lastDay; day++) {
    const cases = epidemic.casesUntil(day + 1) - epidemic.casesUntil(day);
    worst = Math.max(worst, cases);
    if (cases >= QUIET_SHARE * worst) quiet = day + 1;
  }
  return quiet;
}
