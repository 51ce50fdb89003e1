import { distance } from 'fastest-levenshtein';

/**
 * The candidate that was probably meant by a word: fewest edits, letter case aside. At most a third of its
 * length is wrong, or two letters (swapped neighbours are two edits), or one of a word of up to three; undefined when none
 * is that near.
 */
export function nearest(word: unknown, candidates: Iterable<string>): string | undefined {
  if (typeof word !== 'string' || word.length === 0 || word.length > 80) return undefined;
  const sought = word.toLowerCase();
  let best: string | undefined;
  let fewest = Math.max(word.length <= 3 ? 1 : 2, Math.floor(word.length / 3)) + 1;
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
