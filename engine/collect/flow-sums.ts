import { Tally } from '../simulate/observer.ts';
import { Counter } from './counters.ts';

/**
 * Sums over the run, by set of contact classes, that are made of counters when a replication ends: some measures are
 * ratios of these, and keeping them by interval as well would cost more than it tells.
 */
export const FlowEntry = {
  offered: 0,
  answered: 1,
  waitAnsweredSeconds: 2,
  /** Answered, and not at once. */
  answeredAfterWait: 3,
  /** Talk; after-call work; these and the waits in line and in interrupted service, of all contacts. */
  talkSeconds: 4,
  afterCallSeconds: 5,
  inSystemSeconds: 6,
  /** Of the answered: from joining the line to the end, after-call work included; of that, not in service. */
  sojournSeconds: 7,
  notInServiceSeconds: 8,
  firstAttempts: 9,
  /** Not answered, and not trying again. */
  lostForGood: 10,
  /** Got past closed lines and the AI front door. */
  reachedAgents: 11,
  delayed: 12,
  abandoned: 13,
  waitAnsweredSquared: 14,
  /** Answered, called back, or ended by the AI front door and not come back. */
  served: 15,
} as const;

export const FLOW_ENTRIES = 16;

const E = FlowEntry;

export const FLOW_PAIRS: readonly (readonly [number, number])[] = [
  ...Array.from({ length: FLOW_ENTRIES }, (_, entry) => [entry, entry] as const),
  [E.offered, E.answered],
  [E.waitAnsweredSeconds, E.answeredAfterWait],
  [E.answered, E.sojournSeconds],
  [E.answered, E.notInServiceSeconds],
  [E.offered, E.firstAttempts],
  [E.lostForGood, E.served],
  [E.reachedAgents, E.delayed],
  [E.reachedAgents, E.abandoned],
  [E.answered, E.waitAnsweredSeconds],
  [E.answered, E.waitAnsweredSquared],
  [E.waitAnsweredSeconds, E.waitAnsweredSquared],
];

/**
 * Adds a cell of counters (see `Counter`) to the flow sums.
 * @param tallies where the tallies of the cell begin; -1 where contacts have no journeys
 */
export function addFlows(cells: Float64Array, cell: number, tallies: number, sums: Float64Array, at: number): void {
  const of = (counter: number): number => cells[cell + counter];
  const tally = (which: number): number => (tallies < 0 ? 0 : cells[tallies + which]);
  const waited = of(Counter.waitAnsweredSeconds);
  const interrupted = tally(Tally.interruptedSeconds);
  // Those who share an agent take longer than their work, by as much as the agent does for others in that time.
  const shared = tally(Tally.sharedSeconds) - tally(Tally.sharedWorkSeconds);
  const handled = of(Counter.talkSeconds) + of(Counter.afterCallSeconds) + shared;
  const lost =
    of(Counter.abandoned) +
    tally(Tally.balked) +
    tally(Tally.blocked) +
    tally(Tally.closed) +
    tally(Tally.unreached) +
    tally(Tally.leftAi);
  sums[at + E.offered] += of(Counter.offered);
  sums[at + E.answered] += of(Counter.answered);
  sums[at + E.waitAnsweredSeconds] += waited;
  sums[at + E.answeredAfterWait] += of(Counter.answered) - of(Counter.answeredAtOnce);
  sums[at + E.talkSeconds] += of(Counter.talkSeconds);
  sums[at + E.afterCallSeconds] += of(Counter.afterCallSeconds);
  sums[at + E.inSystemSeconds] += waited + of(Counter.waitAbandonedSeconds) + interrupted + handled;
  sums[at + E.sojournSeconds] += waited + interrupted + handled;
  sums[at + E.notInServiceSeconds] += waited + interrupted;
  sums[at + E.firstAttempts] += tally(Tally.firstAttempts);
  sums[at + E.lostForGood] += lost - tally(Tally.triedAgain);
  sums[at + E.served] +=
    of(Counter.answered) + tally(Tally.calledBack) + tally(Tally.contained) - tally(Tally.bouncedBack);
  sums[at + E.reachedAgents] +=
    of(Counter.offered) - tally(Tally.contained) - tally(Tally.leftAi) - tally(Tally.closed);
  sums[at + E.delayed] += of(Counter.delayed);
  sums[at + E.abandoned] += of(Counter.abandoned);
  sums[at + E.waitAnsweredSquared] += of(Counter.waitAnsweredSquared);
}
