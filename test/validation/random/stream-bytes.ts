/**
 * Writes the random bits of the engine's own streams to standard output for ever, as 32-bit words, lowest byte first, so that
 * a test battery can read them:
 *
 *     npm run random-bytes --silent -- replications | dieharder -a -g 200
 *
 * Each order interleaves streams as `openStream` derives them, one word of each in turn, so that a battery that looks for
 * patterns in one sequence looks for them between streams. What was run, and what came of it: README.md beside this file.
 */
import { writeSync } from 'node:fs';
import { wordOrders, wordsInOrder } from './word-orders.ts';

const WORDS_A_WRITE = 1 << 16;

function main([order, seed = 'battery']: readonly string[]): void {
  if (order === undefined || !Object.hasOwn(wordOrders, order)) {
    const allowed = Object.keys(wordOrders).join(', ');
    console.error(`order: found ${order ?? 'nothing'}; allowed: ${allowed}`);
    process.exitCode = 2;
    return;
  }
  const next = wordsInOrder(order, seed);
  const bytes = Buffer.alloc(4 * WORDS_A_WRITE);
  for (;;) {
    for (let word = 0; word < WORDS_A_WRITE; word++) bytes.writeUInt32LE(next(), 4 * word);
    if (!writeAll(bytes)) return;
  }
}

/** @returns whether the reader is still there */
function writeAll(bytes: Buffer): boolean {
  let from = 0;
  while (from < bytes.length) {
    try {
      from += writeSync(1, bytes, from);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return false;
      // A pipe that is full says so when it does not block; the words are written again until they pass.
      if (code !== 'EAGAIN') throw error;
    }
  }
  return true;
}

main(process.argv.slice(2));
