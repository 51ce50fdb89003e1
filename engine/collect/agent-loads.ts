import type { Model } from '../compile/model.ts';

/**
 * What is kept of a set of agents of whom some hold several contacts at once: agent seconds on duty (overtime included), busy,
 * and with 2, 3, ... contacts in hand, up to the most that any agent may hold.
 */
export const LoadEntry = { staffed: 0, busy: 1, firstLoad: 2 } as const;

/** The most contacts that an agent of any team may have in hand. */
export function mostInHand({ groups }: Model): number {
  return groups.concurrency.reduce((most, concurrency) => Math.max(most, concurrency?.limit ?? 1), 1);
}

export function loadEntries(model: Model): number {
  return LoadEntry.firstLoad + mostInHand(model) - 1;
}
