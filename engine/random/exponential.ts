import { exp } from '../arithmetic/exp.ts';
import { ln } from '../arithmetic/ln.ts';
import type { Stream } from './stream.ts';

/** Where the tail begins, and the area each of the 256 layers has, so that they close at the density's top. */
const TAIL_START = 7.69711747013105;
const LAYER_AREA = 0.003949659822581557;

/** Right edges of the layers from the widest, which stands for the base and the tail, to 0; 257 of them. */
const EDGES = new Float64Array(257);
/** Edges times 2^-52, to be multiplied with a mantissa of 52 random bits. */
const SCALES = new Float64Array(256);
/** Density at each edge. */
const HEIGHTS = new Float64Array(257);
layOut();

/** The layers, for the kernel, which draws by them too. */
export const exponentialLayers = { edges: EDGES, scales: SCALES, heights: HEIGHTS } as const;

/**
 * Draws exponential variables of mean 1 into a block, by the ziggurat: 97.8 % of the draws cost 64 random bits, one
 * multiplication and one comparison. Mantissas have 53 bits, and the tail is unbounded (it starts the law anew).
 * Filling in pieces gives the same sequence as filling at once.
 *
 * The generator's step is written out, with its state in local variables, and the rare path lies outside the loop, where it
 * cannot crowd the registers: 5.4 ns instead of 9.8 for single draws (bench/micro/random-numbers.ts).
 * @param out receives the values, each > 0, at places from <= i < to
 * Source: Marsaglia and Tsang (2000), The ziggurat method for generating random variables, J. Stat. Software 5(8), with
 *   layer and mantissa from separate bits as in Doornik (2005), An improved ziggurat method.
 */
export function fillExponential(stream: Stream, out: Float64Array, from: number, to: number): void {
  while (from < to) {
    const stop = fillInsideLayers(stream, out, from, to);
    if (stop < 0) return;
    const place = Math.floor(stop / 256);
    out[place] = outsideLayer(stream, stop - 256 * place, out[place]);
    from = place + 1;
  }
}

/**
 * Fills up to and with the first draw that falls beside its layer's inner rectangle.
 * @returns 256 times that draw's place plus its layer, or -1 when the block is full
 */
function fillInsideLayers(stream: Stream, out: Float64Array, from: number, to: number): number {
  const edges = EDGES;
  const scales = SCALES;
  let a = stream.a | 0;
  let b = stream.b | 0;
  let c = stream.c | 0;
  let counter = stream.counter | 0;
  let stop = -1;
  for (let i = from; i < to; i++) {
    const high = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + high) | 0;
    const low = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + low) | 0;

    const layer = low & 255;
    const x = ((high >>> 0) * 1048576 + (low >>> 12) + 0.5) * scales[layer];
    out[i] = x;
    if (x >= edges[layer + 1]) {
      stop = 256 * i + layer;
      break;
    }
  }
  stream.a = a;
  stream.b = b;
  stream.c = c;
  stream.counter = counter;
  return stop;
}

/** One exponential variable of mean 1: the next value `fillExponential` would give. */
export function nextExponential(stream: Stream): number {
  const high = stream.nextUint32();
  const low = stream.nextUint32();
  const layer = low & 255;
  const x = (high * 1048576 + (low >>> 12) + 0.5) * SCALES[layer];
  return x < EDGES[layer + 1] ? x : outsideLayer(stream, layer, x);
}

/** The rare draw that falls beside the next layer's rectangle: in the tail, under the curve, or rejected. */
function outsideLayer(stream: Stream, layer: number, x: number): number {
  // Without memory, what lies beyond the tail's start is again exponential.
  if (layer === 0) return TAIL_START + nextExponential(stream);
  const height = HEIGHTS[layer] + stream.nextOpenUniform() * (HEIGHTS[layer + 1] - HEIGHTS[layer]);
  return height < exp(-x) ? x : nextExponential(stream);
}

function layOut(): void {
  EDGES[0] = LAYER_AREA / exp(-TAIL_START);
  EDGES[1] = TAIL_START;
  for (let layer = 1; layer < 255; layer++) {
    EDGES[layer + 1] = -ln(LAYER_AREA / EDGES[layer] + exp(-EDGES[layer]));
  }
  EDGES[256] = 0;
  for (let layer = 0; layer < 256; layer++) SCALES[layer] = EDGES[layer] * 2.220446049250313e-16;
  for (let layer = 0; layer <= 256; layer++) HEIGHTS[layer] = exp(-EDGES[layer]);
}
