import type { Routing } from '../compile/model-routing.ts';
import type { Contacts } from './contacts.ts';
import type { Desks } from './desks.ts';
import type { Duty } from './duty.ts';
import type { EventHeap } from './event-heap.ts';

/**
 * The deferred work that a contact of this lane may interrupt: of worst priority, the latest started among equals, in a
 * team that could take the contact at once. -1 when all under way is live or at least as important.
 * @param deferredUnderWay contacts in service from lanes of deferred work, in any order
 */
export function interruptible(
  contact: number,
  lane: number,
  { lanes, routeStart, routeTeam, routeOpensAfter }: Routing,
  contacts: Contacts,
  deferredUnderWay: ReadonlySet<number>,
  { staff, busy }: Duty,
): number {
  if (deferredUnderWay.size === 0) return -1;
  const k = contacts.contactClass[contact];
  const isRouted = (team: number): boolean => {
    for (let i = routeStart[k]; i < routeStart[k + 1]; i++) {
      if (routeTeam[i] === team && routeOpensAfter[i] === 0) return true;
    }
    return false;
  };
  let worst = -1;
  let worstRank = lanes.priority[lane];
  for (const other of deferredUnderWay) {
    if (contacts.interpreter[other] >= 0 || contacts.agent[other] >= 0) continue;
    const rank = lanes.priority[contacts.lane[other]];
    const isLater = worst >= 0 && rank === worstRank && contacts.sequence[other] > contacts.sequence[worst];
    if (rank <= worstRank && !isLater) continue;
    const team = contacts.team[other];
    // Agents whose shift has ended finish what is in hand and take nothing new.
    if (busy[team] > staff[team] || !isRouted(team)) continue;
    worst = other;
    worstRank = rank;
  }
  return worst;
}

/**
 * The contacts that vanish with so many agents of a team, a random choice of those on duty: by agent, since one who holds
 * several takes all of them along.
 * @param uniform draws from [0, 1)
 */
export function contactsInHandsOf(
  agents: number,
  team: number,
  desk: Desks | null,
  contacts: Contacts,
  services: EventHeap,
  { staff, busy }: Duty,
  uniform: () => number,
): number[] {
  const inHand: number[][] = desk === null ? [] : desk.busyAgents().map((agent) => desk.contactsOf(agent));
  for (let s = 1; s <= services.size; s++) {
    const contact = services.item[s];
    const isUnderWay = contacts.endsAt[contact] === services.time[s];
    if (isUnderWay && contacts.team[contact] === team && contacts.agent[contact] < 0) inHand.push([contact]);
  }
  inHand.sort(([a], [b]) => contacts.sequence[a] - contacts.sequence[b]);
  const lost: number[] = [];
  let onDuty = Math.max(staff[team], busy[team]);
  for (let agent = 0; agent < agents && onDuty > 0; agent++, onDuty--) {
    const pick = Math.floor(uniform() * onDuty);
    if (pick < inHand.length) lost.push(...inHand.splice(pick, 1)[0]);
  }
  return lost;
}
