import { distance } from 'fastest-levenshtein';

/**
 * The candidate that was probably meant by a word: fewest edits, letter case aside. At most a third of its length may be
 * wrong, two letters in any case (swapped neighbours are two edits), but one of three and none of two: between codes of
 * languages every other is near. Undefined when none is that near.
 */
export function nearest(word: unknown, candidates: Iterable<string>): string | undefined {
  if (typeof word !== 'string' || word.length === 0 || word.length > 80) return undefined;
  const sought = word.toLowerCase();
  let best: string | undefined;
  let fewest = (word.length <= 3 ? Math.max(0, word.length - 2) : Math.max(2, Math.floor(word.length / 3))) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue;
    const edits = distance(sought, candidate.toLowerCase());
    if (edits < fewest) {
      best = candidate;
      fewest = edits;
    }
  }
  return best === word ? undefined : best;
}
