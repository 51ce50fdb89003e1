/**
 * Deals parts of different heights into columns, each to the column that is shortest so far (the leftmost of equals), so
 * that columns end near each other. Order within a column stays.
 * @param heightOf any measure of height, the same for all parts
 */
export function packColumns<Part>(parts: readonly Part[], columns: number, heightOf: (part: Part) => number): Part[][] {
  const packed: Part[][] = Array.from({ length: columns }, () => []);
  const heights = packed.map(() => 0);
  for (const part of parts) {
    const shortest = heights.indexOf(Math.min(...heights));
    packed[shortest]!.push(part);
    heights[shortest]! += heightOf(part);
  }
  return packed;
}
