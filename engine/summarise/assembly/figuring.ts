/*
 * Columns of figures from rows of moments in linear memory: `SectionView.estimate` (`engine/summarise/ratio.ts`) and
 * `Percentiles.estimate` (`percentile.ts`; read them first) once more, with the same operations in the same order for
 * every row. A report has tens of thousands of figures, mostly in the first and only study of a process: here nothing is
 * interpreted, and nothing is compiled that is over before it is.
 *
 * The host (`figure-bench.ts`) copies rows in, a stretch at a time, and reads columns of values and ends. NaN stands
 * where there is no number.
 */

/** Where the sums of a ratio are found: places from `above` to `aboveEnd` - 1, those of the next sum from there on. */
@unmanaged
class Ratio {
  above: usize;
  aboveEnd: usize;
  belowEnd: usize;
  /** Co-moments of numerator and numerator, numerator and denominator, denominator twice. */
  squareEnd: usize;
  mixedEnd: usize;
  belowSquareEnd: usize;
  /** 0: the numerator alone. */
  hasDenominator: i32;
  /** Ends of the range in which the figure can lie. */
  least: f64;
  most: f64;
}

/** What is summed: a number so many bytes from the beginning of its row, times a weight. */
@unmanaged
class Place {
  offset: usize;
  weight: f64;
}

const RATIO_BYTES: usize = offsetof<Ratio>();
const PLACE_BYTES: usize = offsetof<Place>();

/** All memory is laid out here and never grows (see `merging.ts` in `engine/collect/assembly`). */
export const meanBytes: i32 = 32768;
export const coMomentBytes: i32 = 65536;
export const mostRows: i32 = 512;
export const mostRatios: i32 = 64;
export const mostPlaces: i32 = 1024;
export const widestRow: i32 = 1024;
export const means: usize = memory.data(32768);
export const coMoments: usize = memory.data(65536);
export const values: usize = memory.data(4096);
export const lows: usize = memory.data(4096);
export const highs: usize = memory.data(4096);
const ratios: usize = memory.data(4096);
const places: usize = memory.data(16384);
/** Upper edges of bins, and the wait that many share in each; below 0 for none. */
export const upperEdges: usize = memory.data(8192);
export const sharedWaits: usize = memory.data(8192);

/** Of the rows on the bench, entries and pairs in bytes, and of all replications: their number, Student's t (NaN for one). */
let width: usize = 0;
let pairs: usize = 0;
let count: f64 = 0;
let t: f64 = 0;
let end: usize = places;

export function describeRows(entries: i32, pairsOfRow: i32, replications: f64, student: f64): void {
  width = (<usize>entries) << 3;
  pairs = (<usize>pairsOfRow) << 3;
  count = replications;
  t = student;
}

/** Ratio `r` begins; the first one forgets all others. Its places follow, sum by sum. */
export function beginRatio(r: i32, hasDenominator: i32, least: f64, most: f64): void {
  if (r == 0) end = places;
  const ratio = ratioAt(r);
  ratio.above = end;
  ratio.hasDenominator = hasDenominator;
  ratio.least = least;
  ratio.most = most;
}

export function addPlace(place: i32, weight: f64): void {
  const added = changetype<Place>(end);
  added.offset = (<usize>place) << 3;
  added.weight = weight;
  end += PLACE_BYTES;
}

/** Ends sum 0, numerator; 1, denominator; 2 to 4, their co-moments. */
export function endSum(r: i32, sum: i32): void {
  const ratio = ratioAt(r);
  if (sum == 0) ratio.aboveEnd = end;
  else if (sum == 1) ratio.belowEnd = end;
  else if (sum == 2) ratio.squareEnd = end;
  else if (sum == 3) ratio.mixedEnd = end;
  else ratio.belowSquareEnd = end;
}

function ratioAt(r: i32): Ratio {
  return changetype<Ratio>(ratios + <usize>r * RATIO_BYTES);
}

function sumOf(from: usize, to: usize, row: usize): f64 {
  let sum: f64 = 0;
  for (let at = from; at < to; at += PLACE_BYTES) {
    const place = changetype<Place>(at);
    sum += place.weight * load<f64>(row + place.offset);
  }
  return sum;
}

/**
 * Fills the columns with ratio `r` of so many rows.
 * @returns 1 when a value is missing, plus 2 for a lower and 4 for an upper end; of one replication ends are not written
 */
export function reckonRatio(r: i32, rows: i32): i32 {
  const ratio = ratioAt(r);
  let mean = means;
  let products = coMoments;
  let gaps = 0;
  for (let at: usize = 0; at < (<usize>rows) << 3; at += 8, mean += width, products += pairs) {
    let value = sumOf(ratio.above, ratio.aboveEnd, mean);
    let divisor: f64 = 1;
    if (ratio.hasDenominator != 0) {
      divisor = sumOf(ratio.aboveEnd, ratio.belowEnd, mean);
      value = divisor > 0 ? value / divisor : NaN;
    }
    gaps |= tell(values + at, value, 1);
    if (count < 2) continue;
    let variance = sumOf(ratio.belowEnd, ratio.squareEnd, products);
    if (ratio.hasDenominator != 0) {
      const mixed = sumOf(ratio.squareEnd, ratio.mixedEnd, products);
      const below = sumOf(ratio.mixedEnd, ratio.belowSquareEnd, products);
      variance = variance - 2 * value * mixed + value * value * below;
    }
    const halfWidth = (t * Math.sqrt(max<f64>(0, variance / (count - 1) / count))) / divisor;
    const isKnown = halfWidth < Infinity;
    gaps |= tell(lows + at, isKnown ? max<f64>(ratio.least, value - halfWidth) : NaN, 2);
    gaps |= tell(highs + at, isKnown ? min<f64>(ratio.most, value + halfWidth) : NaN, 4);
  }
  return gaps;
}

/** @returns `gap` where there is no number to tell, otherwise 0 */
function tell(at: usize, figure: f64, gap: i32): i32 {
  const isNumber = isFinite<f64>(figure);
  store<f64>(at, isNumber ? figure : NaN);
  return isNumber ? 0 : gap;
}

/** The same of a percentile. Rows are cumulative counts, each paired with itself and then with the last. */
export function reckonPercentile(share: f64, rows: i32): i32 {
  let mean = means;
  let products = coMoments;
  let gaps = 0;
  for (let at: usize = 0; at < (<usize>rows) << 3; at += 8, mean += width, products += pairs) {
    const hasWaits = load<f64>(mean + width - 8) > 0;
    gaps |= tell(values + at, hasWaits ? readAt(mean, share) : NaN, 1);
    if (count < 2) continue;
    let halfWidth: f64 = 0;
    if (hasWaits) {
      const bin = binOf(mean, share);
      const below = bin == 0 ? 0 : standardError(mean, products, bin - 8);
      halfWidth = t * max<f64>(below, standardError(mean, products, bin));
    }
    gaps |= tell(lows + at, hasWaits ? readAt(mean, share - halfWidth) : NaN, 2);
    gaps |= tell(highs + at, hasWaits ? readAt(mean, share + halfWidth) : NaN, 4);
  }
  return gaps;
}

/** Of the share of waits up to the upper edge of a bin, which like all bins here is told in bytes. */
function standardError(mean: usize, products: usize, bin: usize): f64 {
  const last = width - 8;
  const total = load<f64>(mean + last);
  const share = load<f64>(mean + bin) / total;
  const lastAgain = load<f64>(products + last) / (count - 1);
  const mixed = bin == last ? lastAgain : load<f64>(products + width + bin) / (count - 1);
  const variance = load<f64>(products + bin) / (count - 1) - 2 * share * mixed + share * share * lastAgain;
  return Math.sqrt(max<f64>(0, variance) / count) / total;
}

function binOf(mean: usize, share: f64): usize {
  let low: usize = 0;
  let high = (width >> 3) - 1;
  const wanted = min<f64>(1, share) * load<f64>(mean + (high << 3)) * (1 - 1e-12);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<f64>(mean + (middle << 3)) >= wanted) high = middle;
    else low = middle + 1;
  }
  return low << 3;
}

function readAt(mean: usize, share: f64): f64 {
  const bin = binOf(mean, max<f64>(0, share));
  if (bin == 0) return 0;
  const before = load<f64>(mean + bin - 8);
  const within = load<f64>(mean + bin) - before;
  const wanted = min<f64>(1, max<f64>(0, share)) * load<f64>(mean + width - 8);
  const from = load<f64>(upperEdges + bin - 8);
  const to = load<f64>(upperEdges + bin);
  const shared = load<f64>(sharedWaits + bin);
  if (shared < 0) {
    const part: f64 = within > 0 ? min<f64>(1, max<f64>(0, (wanted - before) / within)) : 1;
    return from + part * (to - from);
  }
  const shorter = min<f64>(within, (shared - from) * densityOf(mean, bin - 8, bin + 8));
  const longer = min<f64>(within - shorter, (to - shared) * densityOf(mean, bin + 8, bin - 8));
  const more = wanted - before;
  if (more < shorter) return from + (shared - from) * max<f64>(0, more / shorter);
  if (more <= within - longer || longer == 0) return shared;
  return shared + (to - shared) * min<f64>(1, (more - within + longer) / longer);
}

function densityOf(mean: usize, bin: usize, other: usize): f64 {
  if (isPlain(bin)) return densityIn(mean, bin);
  return isPlain(other) ? densityIn(mean, other) : 0;
}

function isPlain(bin: usize): bool {
  return bin >= 8 && bin < width && load<f64>(sharedWaits + bin) < 0;
}

function densityIn(mean: usize, bin: usize): f64 {
  const waits = load<f64>(mean + bin) - load<f64>(mean + bin - 8);
  return waits / (load<f64>(upperEdges + bin) - load<f64>(upperEdges + bin - 8));
}
