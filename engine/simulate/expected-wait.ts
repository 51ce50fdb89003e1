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
  private readonly isSeen: Uint8Array;

  constructor(model: Model, floor: Floor) {
    this.model = model;
    this.floor = floor;
    this.isSeen = new Uint8Array(model.routing.lanes.count);
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
    const { routeStart, routeTeam, laneStart, lane: laneOf, lanes } = this.model.routing;
    const at = k * lanes.count + lane;
    const known = this.lanesAhead[at];
    if (known !== undefined) return known;
    const ahead: number[] = [];
    this.isSeen.fill(0);
    for (let i = routeStart[k]; i < routeStart[k + 1]; i++) {
      const team = routeTeam[i];
      for (let j = laneStart[team]; j < laneStart[team + 1]; j++) {
        const other = laneOf[j];
        if (this.isSeen[other] === 1 || lanes.priority[other] > lanes.priority[lane]) continue;
        this.isSeen[other] = 1;
        ahead.push(other);
      }
    }
    this.lanesAhead[at] = Int32Array.from(ahead);
    return this.lanesAhead[at];
  }
}
