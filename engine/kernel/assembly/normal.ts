/** Standard normal variables by the ziggurat, as `engine/random/normal.ts` draws them: see there for the source. */
import { exp } from './arithmetic';
import { NO_REALS, Reals } from './columns';
import { nextExponential } from './exponential';
import { Stream } from './stream';

const TAIL_START: f64 = 3.654152885361009;

let edges: Reals = NO_REALS;
let scales: Reals = NO_REALS;
let heights: Reals = NO_REALS;

export function setNormalLayers(edge: Reals, scale: Reals, height: Reals): void {
  edges = edge;
  scales = scale;
  heights = height;
}

/** Writes exp(mu + sigma x) for the next variables x of the stream to places from <= i < to. */
export function fillLognormal(stream: Stream, out: Reals, from: i32, to: i32, mu: f64, sigma: f64): void {
  const edge = edges;
  const scale = scales;
  let a = stream.a;
  let b = stream.b;
  let c = stream.c;
  let counter = stream.counter;
  for (let i = from; i < to; i++) {
    const high = a + b + counter++;
    a = b ^ (b >>> 9);
    b = c + (c << 3);
    c = rotl(c, 21) + high;
    const low = a + b + counter++;
    a = b ^ (b >>> 9);
    b = c + (c << 3);
    c = rotl(c, 21) + low;

    const layer = low & 255;
    let x = (<f64>(((<i64>high) << 21) | <i64>(<u32>low >>> 11)) + 0.5) * scale[layer];
    if (Math.abs(x) >= edge[layer + 1]) {
      stream.a = a;
      stream.b = b;
      stream.c = c;
      stream.counter = counter;
      x = outsideLayer(stream, layer, x);
      a = stream.a;
      b = stream.b;
      c = stream.c;
      counter = stream.counter;
    }
    out[i] = exp(mu + sigma * x);
  }
  stream.a = a;
  stream.b = b;
  stream.c = c;
  stream.counter = counter;
}

export function nextNormal(stream: Stream): f64 {
  const high = <i32>stream.nextUint32();
  const low = stream.nextUint32();
  const layer = <i32>(low & 255);
  const x = (<f64>high * 2097152 + <f64>(low >>> 11) + 0.5) * scales[layer];
  return Math.abs(x) < edges[layer + 1] ? x : outsideLayer(stream, layer, x);
}

function outsideLayer(stream: Stream, layer: i32, x: f64): f64 {
  if (layer == 0) return x > 0 ? tail(stream) : -tail(stream);
  const height = heights[layer] + stream.nextOpenUniform() * (heights[layer + 1] - heights[layer]);
  return height < exp(-0.5 * x * x) ? x : nextNormal(stream);
}

function tail(stream: Stream): f64 {
  while (true) {
    const beyond = nextExponential(stream) / TAIL_START;
    if (2 * nextExponential(stream) > beyond * beyond) return TAIL_START + beyond;
  }
}
