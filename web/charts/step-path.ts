/**
 * A line of steps: value i holds from edge i to edge i + 1. The true shape of an interval mean, which a slanted line would
 * pretend to be a path through moments. A null leaves a gap.
 * @param edgesPx one more than `valuesPx`
 */
export function stepPath(edgesPx: readonly number[], valuesPx: readonly (number | null)[]): string {
  let path = '';
  let isDrawing = false;
  valuesPx.forEach((value, i) => {
    if (value === null) {
      isDrawing = false;
      return;
    }
    path += isDrawing ? `V${round(value)}` : `M${round(edgesPx[i]!)},${round(value)}`;
    path += `H${round(edgesPx[i + 1]!)}`;
    isDrawing = true;
  });
  return path;
}

/** The area between two lines of steps; where either is null there is none. */
export function stepBand(
  edgesPx: readonly number[],
  lowsPx: readonly (number | null)[],
  highsPx: readonly (number | null)[],
): string {
  let path = '';
  let start = 0;
  while (start < lowsPx.length) {
    if (lowsPx[start] === null || highsPx[start] === null) {
      start++;
      continue;
    }
    let end = start;
    while (end < lowsPx.length && lowsPx[end] !== null && highsPx[end] !== null) end++;
    path += closedBand(edgesPx, lowsPx, highsPx, start, end);
    start = end;
  }
  return path;
}

function closedBand(
  edgesPx: readonly number[],
  lowsPx: readonly (number | null)[],
  highsPx: readonly (number | null)[],
  start: number,
  end: number,
): string {
  let path = `M${round(edgesPx[start]!)},${round(highsPx[start]!)}`;
  for (let i = start; i < end; i++) path += `V${round(highsPx[i]!)}H${round(edgesPx[i + 1]!)}`;
  for (let i = end - 1; i >= start; i--) path += `V${round(lowsPx[i]!)}H${round(edgesPx[i]!)}`;
  return `${path}Z`;
}

/** Two decimals of a pixel: finer is not seen and would make long paths longer. */
function round(px: number): number {
  return Math.round(px * 100) / 100;
}
