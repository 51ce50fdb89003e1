/** The normal law of `engine/arithmetic/normal.ts`, operation by operation: see there for sources and errors. */
import { exp, ln } from './exp-and-ln';

const SQRT_2PI: f64 = 2.5066282746310007;
const INVERSE_SQRT_2PI: f64 = 0.3989422804014327;

export function normalDensity(x: f64): f64 {
  return exp(-0.5 * x * x) / SQRT_2PI;
}

export function normalCdf(x: f64): f64 {
  const distance = Math.abs(x);
  if (distance <= 0.67448975) return 0.5 + x * central(x * x);
  if (!(distance < 40)) return x < 0 ? 0 : x > 0 ? 1 : NaN;
  const tail = distance <= 5.656854249492381 ? middle(distance) : far(distance);
  const rounded = Math.floor(distance * 16) / 16;
  const rest = (distance - rounded) * (distance + rounded);
  const probability = exp(-0.5 * rounded * rounded) * exp(-0.5 * rest) * tail;
  return x < 0 ? probability : 1 - probability;
}

function central(square: f64): f64 {
  const numerator =
    (((0.06568233791820745 * square + 2.2352520354606837) * square + 161.02823106855587) * square +
      1067.6894854603709) *
      square +
    18154.98125334356;
  const denominator =
    (((square + 47.202581904688245) * square + 976.0985517377767) * square + 10260.932208618979) * square +
    45507.78933502673;
  return numerator / denominator;
}

function middle(x: f64): f64 {
  const numerator =
    (((((((1.0765576773720192e-8 * x + 0.39894151208813466) * x + 8.883149794388377) * x + 93.50665613217785) * x +
      597.2702763948002) *
      x +
      2494.5375852903726) *
      x +
      6848.190450536283) *
      x +
      11602.65143764735) *
    x;
  const denominator =
    (((((((x + 22.266688044328117) * x + 235.387901782625) * x + 1519.3775994075547) * x + 6485.558298266761) * x +
      18615.571640885097) *
      x +
      34900.95272114598) *
      x +
      38912.00328609327) *
    x;
  return (numerator + 9842.714838383978) / (denominator + 19685.429676859992);
}

function far(x: f64): f64 {
  const u = 1 / (x * x);
  const numerator =
    ((((0.023073441764940174 * u + 0.215898534057957) * u + 0.12740116116024736) * u + 0.022235277870649807) * u +
      0.0014216191932278934) *
    u;
  const denominator =
    ((((u + 1.284260096144911) * u + 0.4682382124808651) * u + 0.06598813786892856) * u + 0.0037823963320275824) * u;
  const rest = (u * (numerator + 2.9112874951168793e-5)) / (denominator + 7.297515550839662e-5);
  return (INVERSE_SQRT_2PI - rest) / x;
}

export function normalQuantile(p: f64): f64 {
  if (!(p >= 0 && p <= 1)) return NaN;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * nearNumerator(r)) / nearDenominator(r);
  }
  const tail = q < 0 ? p : 1 - p;
  if (tail == 0) return q < 0 ? -Infinity : Infinity;
  const r = Math.sqrt(-ln(tail));
  const size =
    r <= 5 ? outerNumerator(r - 1.6) / outerDenominator(r - 1.6) : extremeNumerator(r - 5) / extremeDenominator(r - 5);
  return q < 0 ? -size : size;
}

function nearNumerator(x: f64): f64 {
  return (
    ((((((2509.0809287301227 * x + 33430.57558358813) * x + 67265.7709270087) * x + 45921.95393154987) * x +
      13731.69376550946) *
      x +
      1971.5909503065513) *
      x +
      133.14166789178438) *
      x +
    3.3871328727963665
  );
}

function nearDenominator(x: f64): f64 {
  return (
    ((((((5226.495278852546 * x + 28729.085735721943) * x + 39307.89580009271) * x + 21213.794301586597) * x +
      5394.196021424751) *
      x +
      687.1870074920579) *
      x +
      42.31333070160091) *
      x +
    1
  );
}

function outerNumerator(x: f64): f64 {
  return (
    ((((((0.0007745450142783414 * x + 0.022723844989269184) * x + 0.2417807251774506) * x + 1.2704582524523684) * x +
      3.6478483247632045) *
      x +
      5.769497221460691) *
      x +
      4.630337846156546) *
      x +
    1.4234371107496835
  );
}

function outerDenominator(x: f64): f64 {
  return (
    ((((((1.0507500716444169e-9 * x + 0.0005475938084995345) * x + 0.015198666563616457) * x + 0.14810397642748008) *
      x +
      0.6897673349851) *
      x +
      1.6763848301838038) *
      x +
      2.053191626637759) *
      x +
    1
  );
}

function extremeNumerator(x: f64): f64 {
  return (
    ((((((2.0103343992922881e-7 * x + 2.7115555687434876e-5) * x + 0.0012426609473880784) * x + 0.026532189526576124) *
      x +
      0.29656057182850487) *
      x +
      1.7848265399172913) *
      x +
      5.463784911164114) *
      x +
    6.657904643501103
  );
}

function extremeDenominator(x: f64): f64 {
  return (
    ((((((2.0442631033899397e-15 * x + 1.421511758316446e-7) * x + 1.8463183175100548e-5) * x + 0.0007868691311456133) *
      x +
      0.014875361290850615) *
      x +
      0.1369298809227358) *
      x +
      0.599832206555888) *
      x +
    1
  );
}
