import type { Model } from '../compile/model.ts';
import type { Floor } from './floor.ts';

/**
 * The wait that is announced to a contact, and that decides on the offer of a callback: an estimate, as a queue display
 * gives it. The work ahead, each contact at the mean handle time of its class, with the contact's own, is shared among the
 * agents on duty who may serve it: (waiting + 1) x mean handle time / agents where there is one class.
 * Source: the queue-length predictor QL of Ibrahim and Whitt (2009), "Real-time delay estimation in overloaded
 * multiserver queues with abandonments", section 2, which knows of no abandonment.
 */
export class ExpectedWait {
  private readonly model: Model;
  private readonly floor: Floor;
  /** By class and lane, at [k * lanes + lane]: the lanes that agents who serve the class look at first, each once; made when asked for. */
  private readonly lanesAhead: Int32Array[] = [];

  constructor(model: Model, floor: Floor) {
    this.model = model;
    this.floor = floor;
  }

  /** Seconds, for a contact of class k that would stand in this lane; Infinity when no agent who may serve it is on duty. */
  secondsFor(k: number, lane: number): number {
    const { routing, classes } = this.model;
    const { meanHandleSeconds } = classes;
    let agents = 0;
    for (let i = routing.routeStart[k]; i < routing.routeStart[k + 1]; i++)
      agents += this.floor.staff[routing.routeTeam[i]];
    if (agents === 0) return Number.POSITIVE_INFINITY;
    const { classOf } = routing.lanes;
    const { waiting } = this.floor.lines;
    const lanes = this.ahead(k, lane);
    let work = 0;
    for (let i = 0; i < lanes.length; i++) work += waiting[lanes[i]] * meanHandleSeconds[classOf[lanes[i]]];
    return (work + meanHandleSeconds[k]) / agents;
  }

  /** Contacts waiting that an agent who may serve class k would take before one in this lane. */
  contactsAhead(k: number, lane: number): number {
    const { waiting } = this.floor.lines;
    const lanes = this.ahead(k, lane);
    let contacts = 0;
    for (let i = 0; i < lanes.length; i++) contacts += waiting[lanes[i]];
    return contacts;
  }

  private ahead(k: number, lane: number): Int32Array {
    const at = k * this.model.routing.lanes.count + lane;
    this.lanesAhead[at] ??= lanesAhead(this.model, k, lane);
    return this.lanesAhead[at];
  }
}

/** The lanes that agents who serve class k look at before this one, or with it, each once, in the order in which they come up. */
export function lanesAhead({ routing }: Model, k: number, lane: number): Int32Array {
  const { routeStart, routeTeam, laneStart, lane: laneOf, lanes } = routing;
  const ahead = new Set<number>();
  for (let i = routeStart[k]; i < routeStart[k + 1]; i++) {
    const team = routeTeam[i];
    for (let j = laneStart[team]; j < laneStart[team + 1]; j++) {
      if (lanes.priority[laneOf[j]] <= lanes.priority[lane]) ahead.add(laneOf[j]);
    }
  }
  return Int32Array.from(ahead);
}
