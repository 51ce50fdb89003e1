/** Exponential variables of mean 1 by the ziggurat, as `engine/random/exponential.ts` draws them: see there for the source. */
import { exp } from './arithmetic';
import { NO_REALS, Reals } from './columns';
import { Stream } from './stream';

const TAIL_START: f64 = 7.69711747013105;

let edges: Reals = NO_REALS;
let scales: Reals = NO_REALS;
let heights: Reals = NO_REALS;

/** The layers: edges (257), edges x 2^-52 (256), densities at the edges (257). */
export function setExponentialLayers(edge: Reals, scale: Reals, height: Reals): void {
  edges = edge;
  scales = scale;
  heights = height;
}

/** Writes the next variables of the stream, each multiplied, to places from <= i < to. */
export function fillExponential(stream: Stream, out: Reals, from: i32, to: i32, multiplier: f64): void {
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
    let x = (<f64>(<i64>(((<u64>(<u32>high)) << 20) | <u64>(<u32>low >>> 12))) + 0.5) * scale[layer];
    if (x >= edge[layer + 1]) {
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
    out[i] = x * multiplier;
  }
  stream.a = a;
  stream.b = b;
  stream.c = c;
  stream.counter = counter;
}

export function nextExponential(stream: Stream): f64 {
  const high = stream.nextUint32();
  const low = stream.nextUint32();
  const layer = <i32>(low & 255);
  const x = (<f64>high * 1048576 + <f64>(low >>> 12) + 0.5) * scales[layer];
  return x < edges[layer + 1] ? x : outsideLayer(stream, layer, x);
}

function outsideLayer(stream: Stream, layer: i32, x: f64): f64 {
  if (layer == 0) return TAIL_START + nextExponential(stream);
  const height = heights[layer] + stream.nextOpenUniform() * (heights[layer + 1] - heights[layer]);
  return height < exp(-x) ? x : nextExponential(stream);
}
