import { git } from './git.ts';

/** The commit that a change is compared with, or in a sentence why there is none. */
export type Base = { readonly commit: string; readonly why: string } | { readonly commit: null; readonly why: string };

/** What is built from these decides how fast the engine is. */
const sources = ['engine', 'package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json'];

/**
 * Finds the last commit on main before the change in hand:
 *
 * 1. the commit that `given` names, as continuous integration knows best what a push or a pull request changes;
 * 2. on a branch, the commit at which it left main (the published main where there is one): main may have become faster since,
 *    which is not the branch's fault;
 * 3. on main with files changed, the last commit;
 * 4. on main with nothing changed, the commit before the last one that changed what the engine is built from: a word put right in a
 *    document after it must not hide it.
 *
 * Where the history ends before that (a shallow clone), where there is no repository, or where nothing the engine is built from has
 * changed, there is nothing to compare with.
 * @param folder top of the repository
 * @param given a revision, or undefined or empty when none is given
 */
export function findBase(folder: string, given: string | undefined): Base {
  const none = (why: string): Base => ({ commit: null, why });
  const head = git(folder, 'rev-parse', '--verify', 'HEAD');
  if (head === null) return none('this is no git repository with a commit in it');
  const found = givenCommit(folder, given) ?? commitBefore(folder, head);
  if (found === null) {
    const isShallow = git(folder, 'rev-parse', '--is-shallow-repository') === 'true';
    return none(
      isShallow
        ? 'the clone is shallow: it has no commit before this one'
        : 'the engine is as it was in the first commit',
    );
  }
  const isUnchanged =
    git(folder, 'diff', '--quiet', found.commit, '--', ...sources) !== null &&
    git(folder, 'ls-files', '--others', '--exclude-standard', '--', ...sources) === '';
  if (isUnchanged) return none(`nothing that the engine is built from differs from ${found.commit.slice(0, 10)}`);
  return found;
}

type Found = { readonly commit: string; readonly why: string };

function givenCommit(folder: string, given: string | undefined): Found | null {
  if (given === undefined || given === '') return null;
  // A push that made a branch comes with a commit of zeros; a forced one with a commit that is not here.
  const commit = git(folder, 'rev-parse', '--verify', '--quiet', `${given}^{commit}`);
  return commit === null ? null : { commit, why: 'the one that was given' };
}

function commitBefore(folder: string, head: string): Found | null {
  for (const main of ['origin/main', 'main']) {
    const fork = git(folder, 'merge-base', 'HEAD', main);
    if (fork !== null && fork !== head) return { commit: fork, why: `where the branch left ${main}` };
  }
  const changed = git(folder, 'status', '--porcelain', '--', ...sources);
  if (changed !== null && changed !== '') return { commit: head, why: 'the last, with files changed since' };
  const last = git(folder, 'log', '-1', '--first-parent', '--format=%H', '--', ...sources) || head;
  const parent = git(folder, 'rev-parse', '--verify', '--quiet', `${last}^1`);
  return parent === null ? null : { commit: parent, why: 'the one before the last change of the engine' };
}

/**
 * Yardsticks that the commits since the base slow down on purpose, with the reason: a trailer of a commit message,
 * `Slower: everything, c: named agents are looked for one by one`.
 */
export function acceptedSlowdowns(folder: string, base: string): Map<string, string> {
  const trailers = git(folder, 'log', '--format=%(trailers:key=Slower,valueonly)', `${base}..HEAD`) ?? '';
  const accepted = new Map<string, string>();
  for (const line of trailers.split('\n')) {
    const [, names, reason] = /^([^:]+):\s*(\S.*)$/.exec(line) ?? [];
    for (const name of names?.split(',') ?? []) accepted.set(name.trim(), reason);
  }
  return accepted;
}
