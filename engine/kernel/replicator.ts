import { Collector } from '../collect/collector.ts';
import type { Model } from '../compile/model.ts';
import type { StudyKey } from '../random/seed.ts';
import { Simulation } from '../simulate/simulation.ts';
import { isPlain } from './is-plain.ts';
import { newKernel } from './kernel-module.ts';
import { PlainSimulation } from './plain-simulation.ts';

/** What simulates replications of a model, and what counts them. */
export interface Replicator {
  readonly collector: Collector;
  readonly simulation: { run(key: StudyKey, replication: number): void };
}

/** The kernel for plain scenarios, the general loop for all others; which of them it is shows in no digit. */
export function replicatorFor(model: Model): Replicator {
  const kernel = isPlain(model) ? newKernel() : null;
  if (kernel !== null) {
    const simulation = new PlainSimulation(model, kernel);
    return { collector: simulation.collector, simulation };
  }
  const collector = new Collector(model);
  return { collector, simulation: new Simulation(model, collector) };
}
