import type { PlacedLabel } from './plot-area.ts';

/**
 * Moves labels apart that stand in one column, as little as keeps `gapPx` between their lines, and keeps them inside. Their
 * order from top to bottom stays.
 */
export function spreadLabels(
  labels: readonly PlacedLabel[],
  gapPx: number,
  topPx: number,
  bottomPx: number,
): PlacedLabel[] {
  const sorted = [...labels].sort((a, b) => a.yPx - b.yPx);
  const places = sorted.map((label) => Math.min(Math.max(label.yPx, topPx), bottomPx));
  for (let i = 1; i < places.length; i++) places[i] = Math.max(places[i]!, places[i - 1]! + gapPx);
  let limit = bottomPx;
  for (let i = places.length - 1; i >= 0; i--) {
    places[i] = Math.min(places[i]!, limit);
    limit = places[i]! - gapPx;
  }
  return sorted.map((label, i) => ({ ...label, yPx: places[i]! }));
}
