import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder, projectText } from '../../support/project-files.ts';

/** A p-value that dieharder gave. */
export interface BatteryResult {
  /** How words of streams were put in line: a key of `wordOrders`. */
  readonly order: string;
  readonly test: string;
  /** The test's own size: bits in a pattern, dimensions, lag. */
  readonly size: number;
  readonly p: number;
}

const FOLDER = 'test/validation/random/dieharder';

/**
 * What dieharder printed, as it is kept: one file an order, or `ORDER-again` for tests that were run once more on other bits.
 * @param isAgain which of the two
 */
export function batteryResults(isAgain: boolean): BatteryResult[] {
  return readdirSync(join(projectFolder, FOLDER))
    .filter((file) => file.endsWith('.txt') && file.includes('-again') === isAgain)
    .sort()
    .flatMap((file) => parsed(file.replace(/(-again)?\.txt$/, ''), projectText(`${FOLDER}/${file}`)));
}

/** Lines such as `sts_serial|  13|    100000|     100|0.99976123|   WEAK`. */
function parsed(order: string, text: string): BatteryResult[] {
  return text.split('\n').flatMap((line): BatteryResult[] => {
    const [test, size, , , p, assessment] = line.split('|').map((cell) => cell.trim());
    if (assessment === undefined || !/^(PASSED|WEAK|FAILED)$/.test(assessment)) return [];
    return [{ order, test: test!, size: Number(size), p: Number(p) }];
  });
}
