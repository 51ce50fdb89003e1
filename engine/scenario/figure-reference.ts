import { comparedMeasures } from './claims.ts';
import { nearest } from './nearest.ts';

/** A figure of a study of variants: the measure of one of them, or how it differs from another. */
export interface FigureReference {
  readonly variant: string;
  readonly against: string | null;
  /** Whether the difference is divided by the figure of `against`. */
  readonly isRelative: boolean;
  /** `all`, or a kind and a name such as `language es`. */
  readonly of: string;
  readonly measure: string;
}

/** A text taken apart: words, figures, and placeholders that are none. */
export type FindingPart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'figure'; readonly text: string; readonly figure: FigureReference }
  | { readonly kind: 'fault'; readonly text: string; readonly guess?: string };

/** What a placeholder may be, for messages. */
export const placeholderForm =
  '"{variant.measure}", "{variant.of.measure}", "{variant-other.measure}" or "{variant/other.measure}"';

const placeholder = /^([A-Za-z][A-Za-z0-9]*)(?:([-/])([A-Za-z][A-Za-z0-9]*))?\.(?:(.*)\.)?([A-Za-z]+)$/;

/**
 * Takes a finding apart. A placeholder in braces stands for a figure with its interval: `{base.serviceLevel}`,
 * `{base.language es.serviceLevel}`, `{eight-base.cost}` for a difference, `{eight/base.cost}` for a difference as a share of the
 * figure of `base`.
 */
export function findingParts(finding: string): FindingPart[] {
  return finding
    .split(/(\{[^{}]*\})/)
    .filter((text) => text !== '')
    .map((text): FindingPart => {
      if (!text.startsWith('{')) return { kind: 'words', text };
      const match = placeholder.exec(text.slice(1, -1));
      const measures: readonly string[] = comparedMeasures;
      if (match === null) return { kind: 'fault', text };
      const [, variant, sign, against = null, of = 'all', measure] = match;
      if (!measures.includes(measure!)) {
        const guess = nearest(measure, comparedMeasures);
        return { kind: 'fault', text, ...(guess !== undefined && { guess: text.replace(`${measure}}`, `${guess}}`) }) };
      }
      const figure = { variant: variant!, against, isRelative: sign === '/', of, measure: measure! };
      return { kind: 'figure', text, figure };
    });
}
