/**
 * Services under way, by the time at which they end; of equal times the one that was started first comes first. Each
 * agent with something in hand is a leaf of the tournament and stands for the contact that ends next. What is
 * interrupted or dropped leaves at once, so that whoever wins does end.
 */
import { NEVER, NO_TOURNAMENT, newTournament, Tournament } from '../tournament';
import { Contact } from './contacts';

let services: Tournament = NO_TOURNAMENT;
/** Key of the earliest end. */
export let nextEnd: i64 = NEVER;

/** @param agents the most that are ever on duty at once */
export function layOutServices(agents: i32): void {
  services = newTournament(agents);
}

export function clearServices(): void {
  services.clear();
  nextEnd = NEVER;
}

/** The contact that ends next. */
export function endsNext(): Contact {
  return changetype<Contact>(<usize>services.winner);
}

export function takeLeaf(): i32 {
  return services.takeLeaf();
}

/** The agent of this leaf ends this contact next. */
export function hold(leaf: i32, until: f64, contact: Contact): void {
  contact.leaf = leaf;
  nextEnd = services.set(leaf, until, <i32>changetype<usize>(contact));
}

/** The agent of this leaf has nothing in hand any more. */
export function releaseLeaf(leaf: i32): void {
  nextEnd = services.releaseLeaf(leaf);
}

export function leaves(): i32 {
  return services.leaves;
}

/** The contact that the agent of a leaf ends next; null for a leaf that waits for nothing. */
export function contactAt(leaf: i32): Contact {
  return changetype<Contact>(<usize>services.holderOf(leaf));
}
