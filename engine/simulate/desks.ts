import type { Concurrency } from '../compile/model-teams.ts';
import type { Contacts } from './contacts.ts';
import type { EventHeap } from './event-heap.ts';
import type { Observer } from './observer.ts';

/**
 * The agents of one team who hold several contacts at once (chats, messages). Each contact is an amount of work, the
 * seconds it would take alone; with n contacts in hand an agent works on every one of them at `speedAtLoad[n - 1]`, so
 * that the work done, not a divisor, decides when a contact ends. Contacts are never moved from agent to agent.
 *
 * An agent's clock counts the work done on each of the contacts in hand. A contact ends when the clock reaches the mark
 * it was given when it came; only the next to end is in the event set, and is put there anew whenever the load changes.
 *
 * A contact goes to the agent on duty with the fewest in hand (or with the most, of those with room), and among those to the
 * one whose load changed longest ago.
 */
export class Desks {
  private readonly contacts: Contacts;
  private readonly services: EventHeap;
  private readonly observer: Observer;
  private readonly team: number;
  private readonly limit: number;
  private readonly speed: Float64Array;
  private readonly isFilledUp: boolean;
  /** inHand[agent * limit + i], i < load[agent]. */
  private inHand: Int32Array;
  private load: Int32Array;
  private clock: Float64Array;
  private clockAt: Float64Array;
  private busySince: Float64Array;
  /** Agents by load, in the order in which they came to it. */
  private readonly atLoad: Set<number>[];
  private agents: number;

  constructor(
    team: number,
    { limit, speedAtLoad, isFilledUp }: Concurrency,
    agents: number,
    contacts: Contacts,
    services: EventHeap,
    observer: Observer,
  ) {
    this.team = team;
    this.limit = limit;
    this.speed = speedAtLoad;
    this.isFilledUp = isFilledUp;
    this.contacts = contacts;
    this.services = services;
    this.observer = observer;
    this.agents = Math.max(1, agents);
    this.inHand = new Int32Array(this.agents * limit);
    this.load = new Int32Array(this.agents);
    this.clock = new Float64Array(this.agents);
    this.clockAt = new Float64Array(this.agents);
    this.busySince = new Float64Array(this.agents);
    this.atLoad = Array.from({ length: limit + 1 }, () => new Set<number>());
    this.clear();
  }

  clear(): void {
    this.load.fill(0);
    this.clock.fill(0);
    for (const agents of this.atLoad) agents.clear();
    for (let agent = 0; agent < this.agents; agent++) this.atLoad[0].add(agent);
  }

  /** Has a busy agent room for one more? */
  hasRoom(): boolean {
    for (let load = 1; load < this.limit; load++) if (this.atLoad[load].size > 0) return true;
    return false;
  }

  /**
   * The contact joins what an agent has in hand.
   * @param workSeconds what it would take alone
   * @param mayTakeIdle whether an idle agent is on duty
   * @returns true when an idle agent became busy
   */
  place(contact: number, workSeconds: number, mayTakeIdle: boolean, now: number): boolean {
    const load = this.isFilledUp ? this.mostInHand() : this.fewestInHand(mayTakeIdle);
    if (load === 0 && this.atLoad[0].size === 0) this.hire();
    const agent = this.atLoad[load].values().next().value as number;
    this.advance(agent, now);
    if (load === 0) this.busySince[agent] = now;
    this.inHand[agent * this.limit + load] = contact;
    this.contacts.agent[contact] = agent;
    this.contacts.mark[contact] = this.clock[agent] + workSeconds;
    this.moveTo(agent, load + 1);
    this.schedule(agent, now);
    return load === 0;
  }

  private fewestInHand(mayTakeIdle: boolean): number {
    let load = mayTakeIdle ? 0 : 1;
    while (load < this.limit && this.atLoad[load].size === 0) load++;
    return load;
  }

  /** The most that an agent with room for one more has; 0 where none has any. */
  private mostInHand(): number {
    let load = this.limit - 1;
    while (load > 0 && this.atLoad[load].size === 0) load--;
    return load;
  }

  /** The contact ends. @returns true when its agent has nothing in hand any more */
  release(contact: number, now: number): boolean {
    const agent = this.contacts.agent[contact];
    this.advance(agent, now);
    const first = agent * this.limit;
    const last = first + this.load[agent] - 1;
    for (let i = first; i < last; i++) if (this.inHand[i] === contact) this.inHand[i] = this.inHand[last];
    this.contacts.endsAt[contact] = Number.NaN;
    this.moveTo(agent, this.load[agent] - 1);
    if (this.load[agent] === 0) {
      this.observer.busy(this.team, this.busySince[agent], now);
      return true;
    }
    this.schedule(agent, now);
    return false;
  }

  /** Agents with something in hand, each with its contacts: for agents who vanish. */
  busyAgents(): number[] {
    return this.atLoad
      .slice(1)
      .flatMap((agents) => [...agents])
      .sort((a, b) => a - b);
  }

  contactsOf(agent: number): number[] {
    return Array.from(this.inHand.subarray(agent * this.limit, agent * this.limit + this.load[agent]));
  }

  /** Tells of those who are busy when the replication ends. */
  finish(endSeconds: number): void {
    for (const agent of this.busyAgents()) {
      this.advance(agent, endSeconds);
      this.observer.busy(this.team, this.busySince[agent], endSeconds);
    }
  }

  private moveTo(agent: number, load: number): void {
    this.atLoad[this.load[agent]].delete(agent);
    this.load[agent] = load;
    this.atLoad[load].add(agent);
  }

  /** Brings the agent's clock to this instant, at the speed of the load it had until now. */
  private advance(agent: number, now: number): void {
    const load = this.load[agent];
    if (load > 1) this.observer.beside(this.team, this.clockAt[agent], now, load - 1);
    if (load > 0) this.clock[agent] += (now - this.clockAt[agent]) * this.speed[load - 1];
    else this.clock[agent] = 0;
    this.clockAt[agent] = now;
  }

  /** Puts the contact that ends next into the event set; what stood there for the agent before becomes void. */
  private schedule(agent: number, now: number): void {
    const { mark, endsAt, sequence } = this.contacts;
    let next = -1;
    for (let i = agent * this.limit; i < agent * this.limit + this.load[agent]; i++) {
      const contact = this.inHand[i];
      endsAt[contact] = Number.NaN;
      const isEarlier =
        next < 0 || mark[contact] < mark[next] || (mark[contact] === mark[next] && sequence[contact] < sequence[next]);
      if (isEarlier) next = contact;
    }
    const left = Math.max(0, mark[next] - this.clock[agent]);
    endsAt[next] = now + left / this.speed[this.load[agent] - 1];
    this.services.push(endsAt[next], next);
  }

  /** More agents than were planned for (a surge): room for twice as many. */
  private hire(): void {
    const longer = <T extends Int32Array | Float64Array>(column: T, length: number): T => {
      const copy = new (column.constructor as new (size: number) => T)(length);
      copy.set(column);
      return copy;
    };
    const before = this.agents;
    this.agents *= 2;
    this.inHand = longer(this.inHand, this.agents * this.limit);
    this.load = longer(this.load, this.agents);
    this.clock = longer(this.clock, this.agents);
    this.clockAt = longer(this.clockAt, this.agents);
    this.busySince = longer(this.busySince, this.agents);
    for (let agent = before; agent < this.agents; agent++) this.atLoad[0].add(agent);
  }
}
