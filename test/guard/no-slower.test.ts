import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptedSlowdowns, findBase } from '../../bench/guard/base-commit.ts';
import { type BuiltBase, buildBase } from '../../bench/guard/build-base.ts';
import { type Comparison, compareBuilds, comparisonLine } from '../../bench/guard/compare-builds.ts';
import { yardsticks } from '../../bench/guard/yardsticks.ts';
import { builtEngine, pathOf } from '../../bench/places.ts';

/** With the build of the base and the pairs in hand this stays under three minutes. */
const withinMilliseconds = 140_000;

/**
 * The engine as built here against that of the last commit on main before this change. Runs alone, after all other tests
 * (a project of its own in vite.config.ts), since nothing else may have the processors.
 */
describe('against the last commit on main', () => {
  const top = pathOf('.');
  const base = findBase(top, process.env.SURGEBOARD_BASE);
  let built: BuiltBase | null = null;
  let comparisons: readonly Comparison[] = [];
  let accepted = new Map<string, string>();
  let nothing = base.commit === null ? base.why : '';

  beforeAll(async () => {
    if (base.commit === null) return;
    if (!existsSync(pathOf('dist/bench/probe.js'))) throw new Error('dist/bench is missing; run: npm run build:bench');
    built = buildBase(top, base.commit);
    if (built.engine === null) {
      nothing = `${base.commit.slice(0, 10)}: ${built.why}`;
      return;
    }
    accepted = acceptedSlowdowns(top, base.commit);
    comparisons = await compareBuilds({ before: built.engine, after: builtEngine, yardsticks, withinMilliseconds });
    console.log(
      [`compared with ${base.commit.slice(0, 10)}, ${base.why}`, ...comparisons.map(comparisonLine)].join('\n'),
    );
  }, 400_000);
  afterAll(() => built?.remove());

  it.each(yardsticks)('$name is no slower ($what)', ({ name }) => {
    const comparison = comparisons.find(({ yardstick }) => yardstick.name === name);
    if (comparison === undefined) {
      // One line for all of them, and no failure: there may be nothing wrong with a first commit or a shallow clone.
      if (name === yardsticks[0].name) console.log(`speed is not compared: ${nothing}`);
      expect(nothing).not.toBe('');
      return;
    }
    const reason = accepted.get(name);
    if (comparison.verdict === 'slower' && reason !== undefined) console.log(`${name} is slower on purpose: ${reason}`);
    else expect(comparison.verdict, comparisonLine(comparison)).not.toBe('slower');
  });
});
