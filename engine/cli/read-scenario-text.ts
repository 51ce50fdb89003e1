import { open } from 'node:fs/promises';
import { longestText } from '../node.ts';
import { BadInput } from './bad-input.ts';

/** The name under which faults of the standard input are listed. */
const standardInput = '<stdin>';

/** A scenario file as the user named it, read but not yet checked. */
export interface ScenarioText {
  readonly name: string;
  readonly text: string;
}

/**
 * Reads a scenario file, or the standard input for `-`. The size is looked at before anything is read, and again while a
 * pipe or a device is read, which do not tell theirs.
 * @throws BadInput when there is no such file, it is a folder, may not be read, is too large or is not UTF-8
 */
export async function readScenarioText(file: string): Promise<ScenarioText> {
  const name = file === '-' ? standardInput : file;
  const bytes = file === '-' ? await readLimited(name, process.stdin) : await readFile(file);
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    throw fault(name, 'bytes that are not UTF-8', 'a text in UTF-8');
  }
}

async function readFile(file: string): Promise<Buffer> {
  try {
    // Asked through the handle that is read, so that no other file can take its place in between.
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      if (size > longestText) throw tooLarge(file, `${size} bytes`);
      return await readLimited(file, handle.createReadStream({ autoClose: false }));
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw error instanceof BadInput ? error : unreadable(file, error as NodeJS.ErrnoException);
  }
}

async function readLimited(name: string, stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > longestText) throw tooLarge(name, `more than ${longestText} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function unreadable(file: string, { code, message }: NodeJS.ErrnoException): BadInput {
  const found: Record<string, string> = {
    ENOENT: 'no such file',
    ENOTDIR: 'no such file',
    EISDIR: 'a folder',
    EACCES: 'a file that may not be read',
    EPERM: 'a file that may not be read',
  };
  return fault(file, found[code ?? ''] ?? message, 'a scenario file in JSON, or - for the standard input');
}

function tooLarge(name: string, found: string): BadInput {
  return fault(name, found, `at most ${longestText} bytes`);
}

function fault(name: string, found: string, allowed: string): BadInput {
  return new BadInput([`${name}: found ${found}; allowed: ${allowed}`]);
}
