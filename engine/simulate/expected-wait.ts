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
  /** The question at which a lane was last counted: lanes of several teams count once. */
  private readonly countedAt: Int32Array;
  private question = 0;

  constructor(model: Model, floor: Floor) {
    this.model = model;
    this.floor = floor;
    this.countedAt = new Int32Array(model.routing.lanes.count);
  }

  /** Seconds, for a contact of class k that would stand in this lane; Infinity when no agent who may serve it is on duty. */
  secondsFor(k: number, lane: number): number {
    const { routing, classes } = this.model;
    let agents = 0;
    for (let i = routing.routeStart[k]; i < routing.routeStart[k + 1]; i++)
      agents += this.floor.staff[routing.routeTeam[i]];
    if (agents === 0) return Number.POSITIVE_INFINITY;
    return (this.ahead(k, lane, classes.meanHandleSeconds) + classes.meanHandleSeconds[k]) / agents;
  }

  /** Contacts waiting that an agent who may serve class k would take before one in this lane. */
  contactsAhead(k: number, lane: number): number {
    return this.ahead(k, lane, null);
  }

  private ahead(k: number, lane: number, weightOfClass: Float64Array | null): number {
    const { routeStart, routeTeam, laneStart, lane: laneOf, lanes } = this.model.routing;
    const { waiting } = this.floor.lines;
    const question = ++this.question;
    let sum = 0;
    for (let i = routeStart[k]; i < routeStart[k + 1]; i++) {
      const team = routeTeam[i];
      for (let j = laneStart[team]; j < laneStart[team + 1]; j++) {
        const other = laneOf[j];
        if (this.countedAt[other] === question || lanes.priority[other] > lanes.priority[lane]) continue;
        this.countedAt[other] = question;
        sum += waiting[other] * (weightOfClass === null ? 1 : weightOfClass[lanes.classOf[other]]);
      }
    }
    return sum;
  }
}
