import type { Model } from '../../../engine/index.ts';
import { expandSeed } from '../../../engine/random/seed.ts';
import { Simulation } from '../../../engine/simulate/simulation.ts';
import { runThrough } from '../../../engine/simulate/steps.ts';
import { RecordingObserver } from '../../support/recording-observer.ts';

/** Adds up what agents did; all else that a simulation tells is let go, however long it is. */
class WorkAndTime extends RecordingObserver {
  contacts = 0;
  workSeconds = 0;
  busySeconds = 0;

  override handled(_class: number, _row: number, _team: number, talkSeconds: number, afterCallSeconds: number): void {
    this.contacts++;
    this.workSeconds += talkSeconds + afterCallSeconds;
  }
  override busy(_team: number, fromSeconds: number, toSeconds: number): void {
    this.busySeconds += toSeconds - fromSeconds;
  }
  override offered(): void {}
  override answeredAtOnce(): void {}
  override answeredAfterWait(): void {}
  override abandoned(): void {}
  override virtualWait(): void {}
  override count(): void {}
  override stillPresent(): void {}
  override onDuty(): void {}
}

/** The work that contacts brought and the time that agents were busy, in one replication. */
export function workAndTime(model: Model): Pick<WorkAndTime, 'contacts' | 'workSeconds' | 'busySeconds'> {
  const observer = new WorkAndTime();
  runThrough(new Simulation(model, observer).steps(expandSeed(model.run.seed), 0));
  return observer;
}
