import { MomentForest } from '../collect/moment-forest.ts';
import { fillSide, type SideBySideLayout, sideBySideLayout } from '../collect/side-by-side.ts';
import { type Replicator, replicatorFor } from '../kernel/replicator.ts';
import { expandSeed } from '../random/seed.ts';
import { runThrough, type Steps } from '../simulate/steps.ts';
import type { BatchRequest, ReplicationEngine, SideBySide } from './replicate.ts';

/**
 * Simulates replications of several models side by side: the same seed, so the same callers wherever their classes have
 * the same names (common random numbers). Of each replication only what the comparison needs is kept, so memory grows with
 * neither contacts nor replications.
 */
export class SideBySideEngine implements ReplicationEngine {
  private readonly layout: SideBySideLayout;
  private readonly forest: MomentForest;
  private readonly sides: readonly Replicator[];

  constructor({ models, wanted }: SideBySide) {
    this.sides = models.map(replicatorFor);
    const layouts = models.map((model, side) => ({ model, layout: this.sides[side].collector.layout }));
    this.layout = sideBySideLayout(layouts, wanted);
    this.forest = new MomentForest(this.layout.moments);
  }

  runBatch(request: BatchRequest, spare: ArrayBuffer | null = null): ArrayBuffer {
    return runThrough(this.steps(request, spare));
  }

  *steps({ seed, from, to }: BatchRequest, spare: ArrayBuffer | null = null): Steps<ArrayBuffer> {
    const key = expandSeed(seed);
    this.forest.clear();
    for (let replication = from; replication < to; replication++) {
      const row = this.forest.take();
      row.contacts = 0;
      for (const [side, { collector, simulation }] of this.sides.entries()) {
        collector.forest.clear();
        collector.replication = replication;
        yield* simulation.steps(key, replication);
        const result = collector.forest.single;
        fillSide(this.layout, side, result.mean, row.mean);
        row.contacts += result.contacts;
      }
      row.becomeOne(replication);
      this.forest.add(row);
    }
    return this.forest.handOver(spare);
  }
}
