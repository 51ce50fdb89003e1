import { expect } from 'vitest';
import { Collector } from '../../engine/collect/collector.ts';
import { compile, type Model, type ScenarioInput, validateScenario } from '../../engine/index.ts';
import { newPlainKernel } from '../../engine/kernel/plain-kernel.ts';
import { PlainSimulation } from '../../engine/kernel/plain-simulation.ts';
import type { Replicator } from '../../engine/kernel/replicator.ts';
import { newWholeKernel } from '../../engine/kernel/whole-kernel.ts';
import { WholeSimulation } from '../../engine/kernel/whole-simulation.ts';
import { expandSeed } from '../../engine/random/seed.ts';
import { Simulation } from '../../engine/simulate/simulation.ts';
import { runThrough } from '../../engine/simulate/steps.ts';

/** @param heldRows reporting rows that the kernel holds at a time; 0: all; left out: as it sees fit */
export function kernelOf(model: Model, heldRows?: number): Replicator & { readonly simulation: PlainSimulation } {
  const simulation = new PlainSimulation(model, newPlainKernel()!, heldRows);
  return { collector: simulation.collector, simulation };
}

/** Can the plain kernel pack rows that are past? Occupancy and cost are judged by tables. */
export function isAbleToPack({ targets }: Model): boolean {
  return targets.every(({ measure }) => !['occupancy', 'total-cost', 'cost-per-contact'].includes(measure));
}

export function wholeKernelOf(model: Model): Replicator {
  const simulation = new WholeSimulation(model, newWholeKernel()!);
  return { collector: simulation.collector, simulation };
}

export function loopOf(model: Model): Replicator {
  const collector = new Collector(model);
  return { collector, simulation: new Simulation(model, collector) };
}

/** What the first replications yield, number by number: all that is ever reported is reckoned from it. */
export function results({ collector, simulation }: Replicator, seed: string, replications: number): Float64Array {
  for (let replication = 0; replication < replications; replication++) {
    collector.replication = replication;
    runThrough(simulation.steps(expandSeed(seed), replication));
  }
  return new Float64Array(collector.forest.toBuffer());
}

/** Places at which two results differ; -0 and 0, and NaNs of different bits, differ. */
export function differences(one: Float64Array, other: Float64Array): number[] {
  const [a, b] = [new BigUint64Array(one.buffer), new BigUint64Array(other.buffer)];
  if (a.length !== b.length) return [-1];
  return Array.from(a.keys()).filter((i) => a[i] !== b[i]);
}

/** null when the scenario is not valid, or no model can be made of it. */
export async function compiled(input: ScenarioInput): Promise<Model | null> {
  const parsed = validateScenario(input);
  if (!parsed.ok) return null;
  const outcome = await compile(parsed.scenario);
  return outcome.ok ? outcome.model : null;
}

/** Holds the whole kernel to the loop. */
export function expectSameBytesOfWhole(model: Model, seed: string, replications: number): void {
  const kernel = results(wholeKernelOf(model), seed, replications);
  expect(differences(kernel, results(loopOf(model), seed, replications))).toEqual([]);
}
