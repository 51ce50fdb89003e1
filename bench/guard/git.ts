import { spawnSync } from 'node:child_process';

/** Runs git in a folder. @returns what it printed, without the last line break, or null when it failed or is not there */
export function git(folder: string, ...args: string[]): string | null {
  const { status, stdout } = spawnSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  return status === 0 ? stdout.replace(/\n$/, '') : null;
}
