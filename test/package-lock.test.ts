import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface LockedPackage {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const text = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8');
const packages: Readonly<Record<string, LockedPackage>> = JSON.parse(text).packages;

describe('package-lock.json', () => {
  it('names no registry, so that everyone installs from their own', () => {
    const addresses = Object.values(packages).flatMap(({ resolved }) => resolved ?? []);
    expect(addresses).toEqual([]);
    expect(Object.keys(packages).length).toBeGreaterThan(100);
  });

  it('knows the binaries of every platform, without which `npm ci` refuses to install on any', () => {
    const missing = Object.values(packages)
      .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
      .filter((name) => packages[`node_modules/${name}`] === undefined);
    expect(missing).toEqual([]);
  });
});
