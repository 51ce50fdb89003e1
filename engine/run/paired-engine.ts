import { Collector } from '../collect/collector.ts';
import { MomentForest } from '../collect/moment-forest.ts';
import { fillPair, type PairedLayout, pairedLayout } from '../collect/paired-layout.ts';
import { expandSeed } from '../random/seed.ts';
import { Simulation } from '../simulate/simulation.ts';
import type { BatchRequest, ModelPair, ReplicationEngine } from './replicate.ts';

/**
 * Simulates replications of two models side by side: the same seed, so the same callers wherever their classes have the
 * same names (common random numbers). Of each pair of replications only what the comparison needs is kept, so memory
 * grows with neither contacts nor replications.
 */
export class PairedEngine implements ReplicationEngine {
  private readonly layout: PairedLayout;
  private readonly forest: MomentForest;
  private readonly sides: readonly { readonly collector: Collector; readonly simulation: Simulation }[];

  constructor({ first, second }: ModelPair) {
    this.sides = [first, second].map((model) => {
      const collector = new Collector(model);
      return { collector, simulation: new Simulation(model, collector) };
    });
    const [one, other] = this.sides;
    this.layout = pairedLayout(first, one.collector.layout, second, other.collector.layout);
    this.forest = new MomentForest(this.layout.moments);
  }

  runBatch({ seed, from, to }: BatchRequest): ArrayBuffer {
    const key = expandSeed(seed);
    this.forest.clear();
    for (let replication = from; replication < to; replication++) {
      const pair = this.forest.take();
      pair.contacts = 0;
      this.sides.forEach(({ collector, simulation }, side) => {
        collector.forest.clear();
        collector.replication = replication;
        simulation.run(key, replication);
        const result = collector.forest.single;
        fillPair(this.layout, side, result.mean, pair.mean);
        pair.contacts += result.contacts;
      });
      pair.becomeOne(replication);
      this.forest.add(pair);
    }
    return this.forest.toBuffer();
  }
}
