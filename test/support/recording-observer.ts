import type { Model } from '../../engine/index.ts';
import { expandSeed } from '../../engine/random/seed.ts';
import type { Observer } from '../../engine/simulate/observer.ts';
import { Simulation } from '../../engine/simulate/simulation.ts';
import { runThrough } from '../../engine/simulate/steps.ts';

/** What became of a contact. */
export interface Outcome {
  readonly contactClass: number;
  readonly row: number;
  readonly end: 'answered' | 'abandoned' | 'present';
  readonly waitSeconds: number;
}

/** A stretch of one agent's or several agents' time. */
export interface Stretch {
  readonly group: number;
  readonly from: number;
  readonly to: number;
  readonly agents: number;
}

export interface Service {
  readonly contactClass: number;
  readonly row: number;
  readonly group: number;
  readonly talk: number;
  readonly afterCall: number;
}

/** Keeps all that a simulation tells, in the order in which it tells it. */
export class RecordingObserver implements Observer {
  offers: { contactClass: number; row: number }[] = [];
  outcomes: Outcome[] = [];
  services: Service[] = [];
  busyStretches: Stretch[] = [];
  dutyStretches: Stretch[] = [];
  overtimeStretches: Stretch[] = [];
  calledStretches: Stretch[] = [];
  backlogs: { interval: number; entry: number; contacts: number }[] = [];
  virtualWaits: { contactClass: number; row: number; waitSeconds: number }[] = [];
  tallies: { contactClass: number; row: number; tally: number; amount: number }[] = [];
  contactsSimulated = 0;

  beginReplication(): void {
    this.offers = [];
    this.outcomes = [];
    this.services = [];
    this.busyStretches = [];
    this.dutyStretches = [];
    this.overtimeStretches = [];
    this.calledStretches = [];
    this.backlogs = [];
    this.virtualWaits = [];
    this.tallies = [];
  }
  offered(contactClass: number, row: number): void {
    this.offers.push({ contactClass, row });
  }
  answeredAtOnce(contactClass: number, row: number): void {
    this.outcomes.push({ contactClass, row, end: 'answered', waitSeconds: 0 });
  }
  answeredAfterWait(contactClass: number, row: number, waitSeconds: number): void {
    this.outcomes.push({ contactClass, row, end: 'answered', waitSeconds });
  }
  abandoned(contactClass: number, row: number, waitSeconds: number): void {
    this.outcomes.push({ contactClass, row, end: 'abandoned', waitSeconds });
  }
  virtualWait(contactClass: number, row: number, waitSeconds: number): void {
    this.virtualWaits.push({ contactClass, row, waitSeconds });
  }
  resolved(): void {}
  backlog(interval: number, entry: number, contacts: number): void {
    this.backlogs.push({ interval, entry, contacts });
  }
  beside(): void {
    // A sum for the collector: reports are tested for it.
  }
  snapshot(): void {
    // States for the collector: reports are tested for them.
  }
  hired(): void {
    // Money for the collector: reports are tested for it.
  }
  calledIn(group: number, from: number, to: number, agents: number): void {
    this.calledStretches.push({ group, from, to, agents });
  }
  count(contactClass: number, row: number, tally: number, amount: number): void {
    this.tallies.push({ contactClass, row, tally, amount });
  }
  stillPresent(contactClass: number, row: number): void {
    this.outcomes.push({ contactClass, row, end: 'present', waitSeconds: 0 });
  }
  handled(contactClass: number, row: number, group: number, talk: number, afterCall: number): void {
    this.services.push({ contactClass, row, group, talk, afterCall });
  }
  busy(group: number, from: number, to: number): void {
    this.busyStretches.push({ group, from, to, agents: 1 });
  }
  onDuty(group: number, from: number, to: number, agents: number): void {
    this.dutyStretches.push({ group, from, to, agents });
  }
  overtime(group: number, from: number, to: number, agents: number): void {
    this.overtimeStretches.push({ group, from, to, agents });
  }
  endReplication(contactsSimulated: number): void {
    this.contactsSimulated = contactsSimulated;
  }
}

/** Agent seconds of a group in some stretches. */
export function agentSeconds(stretches: readonly Stretch[], group: number): number {
  return stretches
    .filter((stretch) => stretch.group === group)
    .reduce((sum, { from, to, agents }) => sum + Math.max(0, to - from) * agents, 0);
}

/** Simulates one replication and returns all that was told. */
export function recorded<O extends RecordingObserver>(
  model: Model,
  replication = 0,
  seed = model.run.seed,
  observer: O = new RecordingObserver() as O,
): O {
  runThrough(new Simulation(model, observer).steps(expandSeed(seed), replication));
  return observer;
}
