import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acceptedSlowdowns, findBase } from '../../bench/guard/base-commit.ts';

/** With the settings of nobody, so that a signing key or a template of this machine cannot interfere. */
const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };

describe('the commit that a change is compared with', () => {
  let place: string;
  let folder: string;

  const run = (...args: string[]) => {
    const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];
    return execFileSync('git', ['-C', folder, ...identity, ...args], { encoding: 'utf8', env }).trim();
  };
  /** Changes a file and commits it. */
  const commit = (file: string, ...message: string[]) => {
    mkdirSync(join(folder, 'engine'), { recursive: true });
    appendFileSync(join(folder, file), 'a line\n');
    run('add', '-A');
    run('commit', '-q', ...message.flatMap((part) => ['-m', part]));
    return run('rev-parse', 'HEAD');
  };

  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'surgeboard-git-'));
    folder = join(place, 'repository');
    mkdirSync(folder);
    run('init', '-q', '-b', 'main');
  });
  afterEach(() => rmSync(place, { recursive: true, force: true }));

  it('is the one before the last change of the engine on main, when nothing is changed', () => {
    const first = commit('engine/a.ts', 'first');
    commit('engine/a.ts', 'second');
    const before = { commit: first, why: 'the one before the last change of the engine' };
    expect(findBase(folder, undefined)).toEqual(before);
    commit('README.md', 'third');
    commit('README.md', 'fourth');
    expect(findBase(folder, undefined)).toEqual(before);
  });

  it('is the one before a merge on main that brought a change of the engine', () => {
    commit('engine/a.ts', 'first');
    const second = commit('README.md', 'second');
    run('checkout', '-q', '-b', 'feature');
    commit('engine/b.ts', 'third');
    commit('engine/b.ts', 'fourth');
    run('checkout', '-q', 'main');
    run('merge', '-q', '--no-ff', '-m', 'fifth', 'feature');
    commit('README.md', 'sixth');
    expect(findBase(folder, undefined)).toMatchObject({ commit: second });
  });

  it('is the last on main, when files are changed or new', () => {
    commit('engine/a.ts', 'first');
    const second = commit('engine/a.ts', 'second');
    writeFileSync(join(folder, 'engine', 'new.ts'), '');
    expect(findBase(folder, undefined)).toMatchObject({ commit: second });
    appendFileSync(join(folder, 'engine', 'a.ts'), 'changed\n');
    expect(findBase(folder, undefined)).toMatchObject({ commit: second });
  });

  it('is where a branch left main, though main has gone on', () => {
    const fork = commit('engine/a.ts', 'first');
    run('checkout', '-q', '-b', 'feature');
    commit('engine/b.ts', 'second');
    run('checkout', '-q', 'main');
    commit('engine/a.ts', 'faster');
    run('checkout', '-q', 'feature');
    expect(findBase(folder, undefined)).toEqual({ commit: fork, why: 'where the branch left main' });
  });

  it('is the one given, where it exists', () => {
    const first = commit('engine/a.ts', 'first');
    const second = commit('engine/a.ts', 'second');
    commit('engine/a.ts', 'third');
    expect(findBase(folder, first)).toMatchObject({ commit: first });
    expect(findBase(folder, '0'.repeat(40))).toMatchObject({ commit: second });
    expect(findBase(folder, '')).toMatchObject({ commit: second });
  });

  it('is none where the engine has not changed', () => {
    const first = commit('engine/a.ts', 'first');
    commit('README.md', 'second');
    expect(findBase(folder, undefined)).toEqual({ commit: null, why: 'the engine is as it was in the first commit' });
    expect(findBase(folder, first)).toMatchObject({
      commit: null,
      why: expect.stringMatching(/^nothing that the engine is built from differs from [0-9a-f]{10}$/),
    });
  });

  it('is none in a shallow clone, of a first commit, and where there is no repository', () => {
    commit('engine/a.ts', 'first');
    expect(findBase(folder, undefined)).toEqual({ commit: null, why: 'the engine is as it was in the first commit' });
    commit('engine/a.ts', 'second');
    const origin = folder;
    folder = join(place, 'clone');
    execFileSync('git', ['clone', '-q', '--depth', '1', pathToFileURL(origin).href, folder], { env });
    expect(findBase(folder, undefined)).toEqual({
      commit: null,
      why: 'the clone is shallow: it has no commit before this one',
    });
    expect(findBase(place, undefined)).toEqual({
      commit: null,
      why: 'this is no git repository with a commit in it',
    });
  });

  it('allows what commits since then say is slower on purpose', () => {
    const first = commit('engine/a.ts', 'first', 'Slower: a: long ago');
    commit('engine/a.ts', 'second', 'Why.', 'Slower: everything, c: named agents are looked for one by one');
    commit('engine/a.ts', 'third');
    const reason = 'named agents are looked for one by one';
    expect([...acceptedSlowdowns(folder, first)]).toEqual([
      ['everything', reason],
      ['c', reason],
    ]);
  });
});
