import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git } from './git.ts';

export interface BuiltBase {
  /** Folder of the built engine; null when it could not be built. */
  readonly engine: string | null;
  /** Why not. */
  readonly why: string;
  /** Takes the worktree away again. */
  remove(): void;
}

/**
 * Builds the engine of a commit, with its own build script, in a git worktree beside the system's other temporary files.
 * Packages are those installed here where the lock files agree, and else its own, if they can be installed.
 */
export function buildBase(folder: string, commit: string): BuiltBase {
  const place = mkdtempSync(join(tmpdir(), 'surgeboard-base-'));
  const tree = join(place, 'tree');
  const remove = () => {
    git(folder, 'worktree', 'remove', '--force', tree);
    rmSync(place, { recursive: true, force: true });
  };
  const failed = (why: string): BuiltBase => ({ engine: null, why, remove });
  if (git(folder, 'worktree', 'add', '--detach', '--force', tree, commit) === null) return failed('no git worktree');
  const sameLock = git(folder, 'diff', '--quiet', commit, '--', 'package-lock.json') !== null;
  const packages = join(folder, 'node_modules');
  if (sameLock || !npm(tree, 'ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund')) {
    rmSync(join(tree, 'node_modules'), { recursive: true, force: true });
    symlinkSync(packages, join(tree, 'node_modules'), 'junction');
  }
  if (!npm(tree, 'run', 'build:engine')) return failed('its engine does not build');
  const engine = join(tree, 'dist', 'engine');
  return existsSync(join(engine, 'node.js')) ? { engine, why: '', remove } : failed('its build has no node.js');
}

/** @returns whether it succeeded */
function npm(folder: string, ...args: string[]): boolean {
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  return spawnSync(command, args, { cwd: folder, stdio: 'ignore', timeout: 120_000 }).status === 0;
}
