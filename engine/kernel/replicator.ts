import { Collector } from '../collect/collector.ts';
import type { Model } from '../compile/model.ts';
import type { StudyKey } from '../random/seed.ts';
import { Simulation } from '../simulate/simulation.ts';
import type { Steps } from '../simulate/steps.ts';
import { isPlain } from './is-plain.ts';
import { newPlainKernel } from './plain-kernel.ts';
import { PlainSimulation } from './plain-simulation.ts';
import { withinRoom } from './room.ts';
import { newWholeKernel } from './whole-kernel.ts';
import { WholeSimulation } from './whole-simulation.ts';

/** What simulates replications of a model, and what counts them. */
export interface Replicator {
  readonly collector: Collector;
  /** A replication that is given up half way leaves no trace: the next one begins anew. */
  readonly simulation: { steps(key: StudyKey, replication: number): Steps<void> };
}

/**
 * The plain kernel for plain scenarios, the whole kernel for all others, the loop of `engine/simulate` where there is no
 * WebAssembly; which of them it is shows in no digit.
 * @throws OutOfRoomError when the model's tables are larger than memory
 */
export function replicatorFor(model: Model): Replicator {
  const simulation = simulationInKernel(model);
  if (simulation !== null) return { collector: simulation.collector, simulation };
  const collector = new Collector(model);
  return { collector, simulation: new Simulation(model, collector) };
}

function simulationInKernel(model: Model): PlainSimulation | WholeSimulation | null {
  if (isPlain(model)) {
    const kernel = newPlainKernel();
    return kernel && withinRoom(kernel, () => new PlainSimulation(model, kernel));
  }
  const kernel = newWholeKernel();
  return kernel && withinRoom(kernel, () => new WholeSimulation(model, kernel));
}
