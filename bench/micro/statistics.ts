import { MomentForest } from '../../engine/collect/moment-forest.ts';
import { MomentLayout } from '../../engine/collect/moments.ts';
import { coarseBin, waitBin } from '../../engine/collect/wait-histogram.ts';
import type { MicroCase } from './micro-case.ts';

const WAITS = 16_384;
const ROWS = 1000;
const WIDTH = 20;
/** Replications merged, filled in beforehand. */
const MERGED = 64;

/** What counting and merging cost: the bin of a wait, and vectors of 20,000 entries taken into means and co-moments. */
export function statistics(): MicroCase[] {
  return [
    {
      group: 'statistics',
      name: 'bin of a wait, fine and coarse, counted',
      operations: WAITS,
      run: binning(),
    },
    {
      group: 'statistics',
      name: 'merge, each entry with itself, an entry',
      operations: MERGED * ROWS * WIDTH,
      run: merging(
        Array.from({ length: WIDTH }, (_, i) => i),
        Array.from({ length: WIDTH }, (_, i) => i),
      ),
    },
    {
      group: 'statistics',
      name: 'merge, and with the last, an entry',
      operations: MERGED * ROWS * WIDTH,
      run: merging(
        [...Array(WIDTH).keys(), ...Array(WIDTH - 1).keys()],
        [...Array(WIDTH).keys(), ...Array(WIDTH - 1).fill(WIDTH - 1)],
      ),
    },
  ];
}

function binning(): () => void {
  const waits = Float64Array.from({ length: WAITS }, (_, i) => 30 * -Math.log((((i * 9973) % WAITS) + 0.5) / WAITS));
  const fine = new Float64Array(1024);
  const coarse = new Float64Array(128);
  return () => {
    for (let i = 0; i < WAITS; i++) {
      const bin = waitBin(waits[i]);
      fine[bin]++;
      coarse[coarseBin(bin)]++;
    }
  };
}

function merging(first: number[], second: number[]): () => void {
  const section = { rows: ROWS, width: WIDTH, first: Uint16Array.from(first), second: Uint16Array.from(second) };
  const forest = new MomentForest(new MomentLayout([section], 0));
  return () => {
    forest.clear();
    for (let replication = 0; replication < MERGED; replication++) {
      const one = forest.take();
      one.mean.fill(1 + replication);
      one.becomeOne(replication);
      forest.add(one);
    }
    forest.total();
  };
}
