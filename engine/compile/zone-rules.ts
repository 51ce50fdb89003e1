/** The offsets of a zone, one after the other in time. */
export interface ZoneRules {
  /** Seconds east of Greenwich. */
  readonly offsetSeconds: Float64Array;
  /** When each offset ends, seconds since 1970-01-01 UTC, ascending; the last is Infinity. */
  readonly endSeconds: Float64Array;
}

/**
 * Unpacks a zone of the database of `moment-timezone`, as its `unpack` does (MIT licence, JS Foundation and contributors;
 * a test compares every zone). Most zones repeat a handful of intervals a thousand times: each is read once.
 * @param packed `name|abbreviations|offsets|indices|intervals|population`: minutes west of Greenwich, which of them holds in
 *   each interval, and how many minutes each but the last lasts; numbers to base 60, digits 0-9, a-z, A-X
 */
export function unpackZone(packed: string): ZoneRules {
  const [, , offsets, indices, intervals] = packed.split('|');
  const east = offsets.split(' ').map((minutesWest) => 0 - Math.trunc(fromBase60(minutesWest) * 60));
  const words = intervals.split(' ');
  const read = new Map<string, number>();
  const offsetSeconds = new Float64Array(indices.length);
  const endSeconds = new Float64Array(indices.length).fill(Number.POSITIVE_INFINITY);
  let milliseconds = 0;
  for (let i = 0; i < indices.length; i++) {
    offsetSeconds[i] = east[digitOf(indices.charCodeAt(i))];
    if (i === indices.length - 1) break;
    let minutes = read.get(words[i]);
    if (minutes === undefined) read.set(words[i], (minutes = fromBase60(words[i])));
    milliseconds = Math.round(milliseconds + minutes * 60000);
    endSeconds[i] = milliseconds / 1000;
  }
  return { offsetSeconds, endSeconds };
}

function fromBase60(text: string): number {
  const isNegative = text.startsWith('-');
  const [whole, fraction = ''] = text.slice(isNegative ? 1 : 0).split('.');
  let value = 0;
  for (let i = 0; i < whole.length; i++) value = 60 * value + digitOf(whole.charCodeAt(i));
  let unit = 1;
  for (let i = 0; i < fraction.length; i++) {
    unit /= 60;
    value += digitOf(fraction.charCodeAt(i)) * unit;
  }
  return isNegative ? -value : value;
}

function digitOf(sign: number): number {
  return sign > 96 ? sign - 87 : sign > 64 ? sign - 29 : sign - 48;
}
