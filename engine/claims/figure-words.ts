import { formatDifference, formatMeasure, formatShare, MEASURE_WORDS } from '../summarise/figure-text.ts';
import type { Estimate } from '../summarise/report.ts';
import type { ClaimResult, StoryFigure, TestResult } from './claim-study.ts';

/** A figure with its interval: `61 % (58-64)`, of a difference `12.5 points (12.2-12.9)`, of a relative one in percent. */
export function figureText(figure: StoryFigure, currency: string): string {
  return writeAs(figure, figure, currency);
}

/** What is measured: `service level, language es; eight less base`. */
export function figureName({ variant, against, isRelative, of, measure }: StoryFigure): string {
  const words = [MEASURE_WORDS[measure] ?? measure, ...(of === 'all' ? [] : [of])].join(', ');
  if (against === null) return `${words}; ${variant}`;
  return isRelative ? `${words}; ${variant} against ${against}` : `${words}; ${variant} less ${against}`;
}

/** What was wanted: `at least 80 %`. */
export function boundsText({ figure, atLeast, atMost }: TestResult, currency: string): string {
  const bound = (value: number) => writeAs({ value, low: null, high: null }, figure, currency);
  const words = [
    ...(atLeast === undefined ? [] : [`at least ${bound(atLeast)}`]),
    ...(atMost === undefined ? [] : [`at most ${bound(atMost)}`]),
  ];
  return words.join(', ');
}

/** The verdict in words: `holds if trained people stand by`. */
export function verdictWords({ verdict, conditions }: Pick<ClaimResult, 'verdict' | 'conditions'>): string {
  switch (verdict) {
    case 'holds':
      return 'holds';
    case 'holds-if': {
      const met = conditions.filter(({ outcome }) => outcome === 'passed').map(({ words }) => words);
      return `holds if ${met.join('; or if ')}`;
    }
    case 'does-not-hold':
      return 'does not hold';
    case 'cannot-tell':
      return 'cannot be told at this precision';
    case 'outside':
      return 'the model does not speak of it';
  }
}

/** The test on which the verdict on a claim as it was said rests: the first that failed, else that is undecided, else the first. */
export function decisiveTest({ tests }: Pick<ClaimResult, 'tests'>): TestResult | undefined {
  const first = (outcome: TestResult['outcome']) => tests.find((test) => test.outcome === outcome);
  return first('failed') ?? first('undecided') ?? tests[0];
}

function writeAs(estimate: Estimate, { against, isRelative, unit }: StoryFigure, currency: string): string {
  if (isRelative) return formatShare(estimate);
  return against === null ? formatMeasure(estimate, unit, currency) : formatDifference(estimate, unit, currency);
}
