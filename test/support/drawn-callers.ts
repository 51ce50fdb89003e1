import type { Model } from '../../engine/index.ts';
import { expandSeed } from '../../engine/random/seed.ts';
import { Callers } from '../../engine/simulate/callers.ts';

/** What a caller brings along, whatever happens to it. */
export interface DrawnCaller {
  readonly arrivalTime: number;
  readonly talk: number;
  readonly afterCall: number;
  readonly patience: number;
}

/** All callers of one class in one replication, in order of arrival, as the engine draws them. */
export function drawnCallers(model: Model, contactClass: number, seed: string, replication: number): DrawnCaller[] {
  const columns = new Callers(model, contactClass);
  columns.begin(expandSeed(seed), replication);
  const drawn: DrawnCaller[] = [];
  for (;;) {
    const i = columns.position;
    if (columns.arrivalTime[i] === Number.POSITIVE_INFINITY) return drawn;
    drawn.push({
      arrivalTime: columns.arrivalTime[i],
      talk: columns.talk[i],
      afterCall: columns.afterCall[i],
      patience: columns.patience[i],
    });
    if (++columns.position === columns.block) columns.refill();
  }
}
