import { exp } from '../arithmetic/exp.ts';
import { ln } from '../arithmetic/ln.ts';
import { nextExponential } from './exponential.ts';
import type { Stream } from './stream.ts';

/** Where the tail begins, and the area each of the 256 layers of the half density has. */
const TAIL_START = 3.654152885361009;
const LAYER_AREA = 0.004928673233974655;

/** Right edges of the layers from the widest, which stands for the base and the tail, to 0; 257 of them. */
const EDGES = new Float64Array(257);
/** Edges times 2^-52, to be multiplied with a signed mantissa of 53 random bits. */
const SCALES = new Float64Array(256);
/** e^(-x^2 / 2) at each edge. */
const HEIGHTS = new Float64Array(257);
layOut();

/** The layers, for the kernel, which draws by them too. */
export const normalLayers = { edges: EDGES, scales: SCALES, heights: HEIGHTS } as const;

/**
 * Draws standard normal variables into a block, by the ziggurat: 98.5 % of the draws cost 64 random bits, one
 * multiplication and one comparison. Mantissas have 53 bits with the sign among them, so the law is exactly symmetric;
 * the tail is unbounded. Filling in pieces gives the same sequence as filling at once.
 * @param out receives the values, none of them 0, at places from <= i < to
 * Source: as `fillExponential`; the tail from Marsaglia (1964), Generating a variable from the tail of the normal
 *   distribution, Technometrics 6(1).
 */
export function fillNormal(stream: Stream, out: Float64Array, from: number, to: number): void {
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
    const x = (high * 2097152 + (low >>> 11) + 0.5) * scales[layer];
    out[i] = x;
    if (Math.abs(x) >= edges[layer + 1]) {
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

/** One standard normal variable: the next value `fillNormal` would give. */
export function nextNormal(stream: Stream): number {
  const high = stream.nextUint32() | 0;
  const low = stream.nextUint32();
  const layer = low & 255;
  const x = (high * 2097152 + (low >>> 11) + 0.5) * SCALES[layer];
  return Math.abs(x) < EDGES[layer + 1] ? x : outsideLayer(stream, layer, x);
}

/** The rare draw that falls beside the next layer's rectangle: in the tail, under the curve, or rejected. */
function outsideLayer(stream: Stream, layer: number, x: number): number {
  if (layer === 0) return x > 0 ? tail(stream) : -tail(stream);
  const height = HEIGHTS[layer] + stream.nextOpenUniform() * (HEIGHTS[layer + 1] - HEIGHTS[layer]);
  return height < exp(-0.5 * x * x) ? x : nextNormal(stream);
}

function tail(stream: Stream): number {
  for (;;) {
    const beyond = nextExponential(stream) / TAIL_START;
    if (2 * nextExponential(stream) > beyond * beyond) return TAIL_START + beyond;
  }
}

function layOut(): void {
  EDGES[0] = LAYER_AREA / exp(-0.5 * TAIL_START * TAIL_START);
  EDGES[1] = TAIL_START;
  for (let layer = 1; layer < 255; layer++) {
    const edge = EDGES[layer];
    EDGES[layer + 1] = Math.sqrt(-2 * ln(LAYER_AREA / edge + exp(-0.5 * edge * edge)));
  }
  EDGES[256] = 0;
  for (let layer = 0; layer < 256; layer++) SCALES[layer] = EDGES[layer] * 2.220446049250313e-16;
  for (let layer = 0; layer <= 256; layer++) HEIGHTS[layer] = exp(-0.5 * EDGES[layer] * EDGES[layer]);
}
