import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { BadInput } from './bad-input.ts';

/** Where the verdicts that are expected of a scenario file are written down: in `expected`, beside it. */
export function expectedFile(file: string): string {
  return join(dirname(file), 'expected', basename(file));
}

/**
 * The verdicts that were written down for a scenario file, claim by claim; null when none were.
 * @throws BadInput when there is a file that does not hold them
 */
export async function readExpected(file: string): Promise<string[] | null> {
  const path = expectedFile(file);
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const { claims } = JSON.parse(text) as { claims: { verdict: string }[] };
    return claims.map(({ verdict }) => verdict);
  } catch {
    throw new BadInput([`${path}: found no verdicts; allowed: what "npm run gallery" writes`]);
  }
}
