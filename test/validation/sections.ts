import { exactAnswers } from './exact/exact-answers.ts';
import type { Judged } from './judged.ts';

/** The sections of the report, in its order. */
export const sections: readonly Judged['section'][] = [exactAnswers];
