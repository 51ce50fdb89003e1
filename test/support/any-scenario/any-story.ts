import fc from 'fast-check';
import type { ScenarioInput } from '../../../engine/index.ts';
import { anyFactor, type Frame } from './frame.ts';

/** Claims that any scenario can be put to. */
export const claims: NonNullable<ScenarioInput['claims']> = [
  {
    text: 'Most are answered at once.',
    source: 'Chance',
    rows: ['claim.any'],
    reading: 'At least half.',
    tests: [{ variant: 'base', of: 'all', measure: 'serviceLevel', atLeast: 0.5, atMost: 1 }],
    conditions: [
      {
        words: 'nobody minds',
        tests: [{ variant: 'base', against: 'base', relative: true, measure: 'offered', atLeast: 0 }],
      },
    ],
  },
  { text: 'They are trusted.', outside: 'Trust is not simulated.' },
];

/** Other plans that are sound whenever the scenario is. */
export function anyVariants({ groups }: Frame): fc.Arbitrary<NonNullable<ScenarioInput['variants']>> {
  return fc.record({ name: fc.constantFrom(...groups), factor: anyFactor }).map(({ name, factor }) => ({
    other: {
      description: 'Another pace.',
      changes: { agents: { [name]: { handleTimeMultiplier: factor } }, costs: { overtimePremium: 1 } },
    },
  }));
}
