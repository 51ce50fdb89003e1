import type { Model } from '../compile/model.ts';
import { type Replicator, replicatorFor } from '../kernel/replicator.ts';
import { expandSeed, type StudyKey } from '../random/seed.ts';
import { runThrough, type Steps } from '../simulate/steps.ts';

/** Replications `from` .. `to - 1` of the study with this seed. */
export interface BatchRequest {
  readonly seed: string;
  readonly from: number;
  readonly to: number;
}

/** What can be simulated replication by replication: one model, or several side by side (see `SideBySideEngine`). */
export type Subject = Model | SideBySide;

export interface SideBySide {
  readonly models: readonly Model[];
  /** Keys of the measures to keep (see `sideBySideLayout`). */
  readonly wanted: readonly string[] | null;
}

/** Simulates batches of replications of one subject. */
export interface ReplicationEngine {
  /**
   * The result of a batch, which can be merged with others in any order.
   * @param spare a buffer of an earlier result, written to once more where its size is right; new memory otherwise
   */
  runBatch(request: BatchRequest, spare?: ArrayBuffer | null): ArrayBuffer;
  /** The same in steps. A batch may be given up between two of them, and another one asked for. */
  steps(request: BatchRequest, spare?: ArrayBuffer | null): Steps<ArrayBuffer>;
}

/**
 * Simulates replications of one model and condenses them: the unit of work of every executor. The buffer that `runBatch`
 * returns can be transferred to another thread or machine and merged there in any order (see `StudyResult`).
 */
export class StudyEngine implements ReplicationEngine {
  private readonly replicator: Replicator;
  private seed: string | null = null;
  private key: StudyKey = new Int32Array(8);

  constructor(model: Model) {
    this.replicator = replicatorFor(model);
  }

  runBatch(request: BatchRequest, spare: ArrayBuffer | null = null): ArrayBuffer {
    return runThrough(this.steps(request, spare));
  }

  *steps({ seed, from, to }: BatchRequest, spare: ArrayBuffer | null = null): Steps<ArrayBuffer> {
    if (seed !== this.seed) {
      this.key = expandSeed(seed);
      this.seed = seed;
    }
    const { collector, simulation } = this.replicator;
    collector.forest.clear();
    for (let replication = from; replication < to; replication++) {
      collector.replication = replication;
      yield* simulation.steps(this.key, replication);
    }
    return collector.forest.handOver(spare);
  }
}
