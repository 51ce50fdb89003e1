import { realCentres } from './centres/real-centres.ts';
import { exactAnswers } from './exact/exact-answers.ts';
import type { Judged } from './judged.ts';
import { lawsSection } from './laws/laws.ts';
import { otherSimulators } from './others/other-simulators.ts';
import { randomNumbers } from './random/random-numbers.ts';
import { statistics } from './statistics/statistics.ts';

/** The sections of the report, in its order. */
export const sections: readonly Judged['section'][] = [
  exactAnswers,
  randomNumbers,
  statistics,
  lawsSection,
  otherSimulators,
  realCentres,
];
