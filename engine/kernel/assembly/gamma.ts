/** One gamma variable of scale 1, as `engine/random/gamma.ts` draws it: see there for the source. */
import { exp, ln } from './arithmetic';
import { nextExponential } from './exponential';
import { nextNormal } from './normal';
import { Stream } from './stream';

export function nextGamma(stream: Stream, shape: f64): f64 {
  const isBoosted = shape < 1;
  const d = (isBoosted ? shape + 1 : shape) - 1.0 / 3;
  const c = 1 / Math.sqrt(9 * d);
  while (true) {
    const normal = nextNormal(stream);
    const root = 1 + c * normal;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = stream.nextOpenUniform();
    const square = normal * normal;
    if (u < 1 - 0.0331 * square * square || ln(u) < 0.5 * square + d * (1 - v + ln(v))) {
      return isBoosted ? d * v * exp(-nextExponential(stream) / shape) : d * v;
    }
  }
}
