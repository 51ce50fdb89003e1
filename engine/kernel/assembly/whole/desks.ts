/**
 * The agents of one team who hold several contacts at once (`engine/simulate/desks.ts`). An agent's clock counts the work
 * done on each of the contacts in hand; a contact ends when the clock reaches the mark it was given when it came. The next
 * to end stands for the agent in the set of services.
 */
import { Ints, NO_INTS, NO_REALS, Reals } from '../columns';
import { reserve } from '../room';
import { Contact } from './contacts';
import * as counting from './counting';
import { hold, releaseLeaf, takeLeaf } from './services';

const NO_AGENT: i32 = -1;

@unmanaged
export class Desks {
  team: i32;
  limit: i32;
  isFilledUp: i32;
  /** As many as are ever on duty. */
  agents: i32;
  /** Speed of each contact with 1, 2, ... `limit` in hand. */
  speed: Reals;
  /** By class: 1 for those of which several may be held. */
  isShared: Ints;
  /** inHand[agent * limit + i], i < load[agent]. */
  inHand: Ints;
  load: Ints;
  clock: Reals;
  clockAt: Reals;
  busySince: Reals;
  leaf: Ints;
  /** Agents by load, in the order in which they came to it: a list for each load, linked by agent. */
  first: Ints;
  last: Ints;
  next: Ints;
  previous: Ints;
  /** Busy agents who have room for one more. */
  withRoom: i32;
}

const NO_DESKS = changetype<Desks>(0);

/** By team, 0 where agents hold one contact. */
let deskOf: Ints = NO_INTS;
let teams: i32 = 0;
export let hasDesks: bool = false;

export function layOutDesks(teamCount: i32): void {
  teams = teamCount;
  deskOf = newInts(teamCount);
}

/** Agents of this team hold several. */
export function describeDesks(team: i32, limit: i32, agents: i32, isFilledUp: i32, speed: Reals, isShared: Ints): void {
  const desks = changetype<Desks>(reserve(offsetof<Desks>()));
  desks.team = team;
  desks.limit = limit;
  desks.agents = agents;
  desks.isFilledUp = isFilledUp;
  desks.speed = speed;
  desks.isShared = isShared;
  desks.inHand = newInts(agents * limit);
  desks.load = newInts(agents);
  desks.clock = newReals(agents);
  desks.clockAt = newReals(agents);
  desks.busySince = newReals(agents);
  desks.leaf = newInts(agents);
  desks.first = newInts(limit + 1);
  desks.last = newInts(limit + 1);
  desks.next = newInts(agents);
  desks.previous = newInts(agents);
  deskOf[team] = <i32>changetype<usize>(desks);
  hasDesks = true;
}

function newInts(count: i32): Ints {
  return changetype<Ints>(reserve((<usize>count) << 2));
}

function newReals(count: i32): Reals {
  return changetype<Reals>(reserve((<usize>count) << 3));
}

/** null where agents of the team hold one contact. */
export function desksOf(team: i32): Desks {
  return changetype<Desks>(<usize>deskOf[team]);
}

export function hasDesksOf(team: i32): bool {
  return deskOf[team] != 0;
}

export function clearDesks(): void {
  for (let team = 0; team < teams; team++) if (hasDesksOf(team)) clear(desksOf(team));
}

function clear(desks: Desks): void {
  const agents = desks.agents;
  desks.load.fill(0, agents, 0);
  desks.clock.fill(0, agents, 0);
  desks.first.fill(0, desks.limit + 1, NO_AGENT);
  desks.last.fill(0, desks.limit + 1, NO_AGENT);
  desks.withRoom = 0;
  for (let agent = 0; agent < agents; agent++) append(desks, agent, 0);
}

/** Is class k one of which agents of the team may hold several? */
export function isShared(team: i32, k: i32): bool {
  return hasDesksOf(team) && desksOf(team).isShared[k] != 0;
}

/**
 * The contact joins what an agent has in hand.
 * @param workSeconds what it would take alone
 * @param mayTakeIdle whether an idle agent is on duty
 * @returns true when an idle agent became busy
 */
export function place(desks: Desks, contact: Contact, workSeconds: f64, mayTakeIdle: bool, now: f64): bool {
  const load = desks.isFilledUp != 0 ? mostInHand(desks) : fewestInHand(desks, mayTakeIdle);
  const agent = desks.first[load];
  advance(desks, agent, now);
  if (load == 0) {
    desks.busySince[agent] = now;
    desks.leaf[agent] = takeLeaf();
  }
  desks.inHand[agent * desks.limit + load] = <i32>changetype<usize>(contact);
  contact.agent = agent;
  contact.mark = desks.clock[agent] + workSeconds;
  moveTo(desks, agent, load + 1);
  schedule(desks, agent, now);
  return load == 0;
}

function fewestInHand(desks: Desks, mayTakeIdle: bool): i32 {
  let load = mayTakeIdle ? 0 : 1;
  while (load < desks.limit && desks.first[load] == NO_AGENT) load++;
  return load;
}

/** The most that an agent with room for one more has; 0 where none has any. */
function mostInHand(desks: Desks): i32 {
  let load = desks.limit - 1;
  while (load > 0 && desks.first[load] == NO_AGENT) load--;
  return load;
}

/** The contact ends. @returns true when its agent has nothing in hand any more */
export function release(desks: Desks, contact: Contact, now: f64): bool {
  const agent = contact.agent;
  advance(desks, agent, now);
  const first = agent * desks.limit;
  const last = first + desks.load[agent] - 1;
  const address = <i32>changetype<usize>(contact);
  for (let i = first; i < last; i++) if (desks.inHand[i] == address) desks.inHand[i] = desks.inHand[last];
  contact.endsAt = NaN;
  moveTo(desks, agent, desks.load[agent] - 1);
  if (desks.load[agent] == 0) {
    releaseLeaf(desks.leaf[agent]);
    counting.busy(desks.team, desks.busySince[agent], now);
    return true;
  }
  schedule(desks, agent, now);
  return false;
}

export function contactInHand(desks: Desks, agent: i32, i: i32): Contact {
  return changetype<Contact>(<usize>desks.inHand[agent * desks.limit + i]);
}

/** Tells of those who are busy when the replication ends. */
export function finishDesks(endSeconds: f64): void {
  for (let team = 0; team < teams; team++) {
    if (!hasDesksOf(team)) continue;
    const desks = desksOf(team);
    for (let agent = 0; agent < desks.agents; agent++) {
      if (desks.load[agent] == 0) continue;
      advance(desks, agent, endSeconds);
      counting.busy(team, desks.busySince[agent], endSeconds);
    }
  }
}

function moveTo(desks: Desks, agent: i32, load: i32): void {
  const before = desks.previous[agent];
  const after = desks.next[agent];
  const from = desks.load[agent];
  if (before == NO_AGENT) desks.first[from] = after;
  else desks.next[before] = after;
  if (after == NO_AGENT) desks.last[from] = before;
  else desks.previous[after] = before;
  if (hasRoomAt(desks, from)) desks.withRoom--;
  if (hasRoomAt(desks, load)) desks.withRoom++;
  desks.load[agent] = load;
  append(desks, agent, load);
}

function hasRoomAt(desks: Desks, load: i32): bool {
  return load > 0 && load < desks.limit;
}

function append(desks: Desks, agent: i32, load: i32): void {
  const before = desks.last[load];
  desks.previous[agent] = before;
  desks.next[agent] = NO_AGENT;
  if (before == NO_AGENT) desks.first[load] = agent;
  else desks.next[before] = agent;
  desks.last[load] = agent;
}

/** Brings the agent's clock to this instant, at the speed of the load it had until now. */
function advance(desks: Desks, agent: i32, now: f64): void {
  const load = desks.load[agent];
  if (load > 1) counting.beside(desks.team, desks.clockAt[agent], now, load - 1);
  if (load > 0) desks.clock.add(agent, (now - desks.clockAt[agent]) * desks.speed[load - 1]);
  else desks.clock[agent] = 0;
  desks.clockAt[agent] = now;
}

/** The contact that ends next stands for the agent; the ends of the others are not known. */
function schedule(desks: Desks, agent: i32, now: f64): void {
  const load = desks.load[agent];
  let next = contactInHand(desks, agent, 0);
  next.endsAt = NaN;
  for (let i = 1; i < load; i++) {
    const contact = contactInHand(desks, agent, i);
    contact.endsAt = NaN;
    if (contact.mark < next.mark || (contact.mark == next.mark && contact.sequence < next.sequence)) next = contact;
  }
  const left = Math.max(0, next.mark - desks.clock[agent]);
  next.endsAt = now + left / desks.speed[load - 1];
  hold(desks.leaf[agent], next.endsAt, next);
}
