/**
 * Model A and nothing else, in one JavaScript function: what the engine is held against. No scenario, classes, intervals, percentiles or
 * costs, one replication, totals alone; random numbers and event set are those that a general engine would choose
 * (sfc32, Marsaglia and Tsang's ziggurat, a binary heap whose top is replaced, deadlines looked at when an agent frees), so that what is
 * left is the price of being general. `beside/model_a.cpp` is the same, line by line.
 */
import type { BareLoopTask, TimedStudy } from './tasks.ts';

const AGENTS = 100;
const MEAN_GAP_SECONDS = 3600 / 1140;
const MEAN_SERVICE_SECONDS = 300;
const MEAN_PATIENCE_SECONDS = 180;
/** A ring for those who wait; the line of model A never gets near so long. */
const PLACES = 1 << 14;

export async function timeBareLoop({ contacts }: BareLoopTask): Promise<TimedStudy> {
  // One short run first: the loop is compiled while it runs, and later ones have it ready.
  simulate(Math.min(contacts, 200_000), 2);
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  const { abandoned, waitedSeconds, answered } = simulate(contacts, 1);
  const elapsedSeconds = (performance.now() - before) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const cpuSeconds = (user + system) / 1e6;
  return {
    ...{ contacts, elapsedSeconds, cpuSeconds },
    abandonment: abandoned / contacts,
    meanWaitSeconds: waitedSeconds / answered,
  };
}

function simulate(contacts: number, seed: number) {
  const random = new Random(seed);
  const free = new Float64Array(AGENTS + 3).fill(Number.POSITIVE_INFINITY);
  const joined = new Float64Array(PLACES);
  const deadline = new Float64Array(PLACES);
  let busy = 0;
  let head = 0;
  let tail = 0;
  let nextArrival = random.exponential() * MEAN_GAP_SECONDS;
  let left = contacts;
  let answered = 0;
  let abandoned = 0;
  let waitedSeconds = 0;
  let answeredInTime = 0;
  while (left > 0 || busy > 0) {
    const nextFree = free[1];
    if (nextArrival < nextFree) {
      const now = nextArrival;
      left--;
      nextArrival = left > 0 ? now + random.exponential() * MEAN_GAP_SECONDS : Number.POSITIVE_INFINITY;
      if (busy < AGENTS) {
        answered++;
        answeredInTime++;
        push(free, ++busy, now + random.exponential() * MEAN_SERVICE_SECONDS);
      } else {
        joined[tail & (PLACES - 1)] = now;
        deadline[tail & (PLACES - 1)] = now + random.exponential() * MEAN_PATIENCE_SECONDS;
        tail++;
      }
      continue;
    }
    const now = nextFree;
    while (head !== tail && deadline[head & (PLACES - 1)] < now) {
      abandoned++;
      head++;
    }
    if (head !== tail) {
      const waited = now - joined[head++ & (PLACES - 1)];
      answered++;
      waitedSeconds += waited;
      if (waited <= 20) answeredInTime++;
      replaceTop(free, busy, now + random.exponential() * MEAN_SERVICE_SECONDS);
    } else {
      const last = free[busy];
      free[busy--] = Number.POSITIVE_INFINITY;
      if (busy > 0) replaceTop(free, busy, last);
    }
  }
  return { answered, abandoned, waitedSeconds, answeredInTime };
}

function push(times: Float64Array, size: number, time: number): void {
  let hole = size;
  while (hole > 1 && times[hole >> 1] > time) {
    times[hole] = times[hole >> 1];
    hole >>= 1;
  }
  times[hole] = time;
}

function replaceTop(times: Float64Array, size: number, time: number): void {
  let hole = 1;
  let child = 2;
  while (child <= size) {
    child += ((times[child + 1] < times[child]) as unknown as number) | 0;
    if (times[child] >= time) break;
    times[hole] = times[child];
    hole = child;
    child = hole << 1;
  }
  times[hole] = time;
}

const LAYERS = 256;
const below = new Uint32Array(LAYERS);
const width = new Float64Array(LAYERS);
const height = new Float64Array(LAYERS);
fillLayers();

/** Marsaglia and Tsang (2000), "The ziggurat method for generating random variables", for the exponential. */
function fillLayers(): void {
  const area = 3.949659822581572e-3;
  const scale = 2 ** 32;
  let edge = 7.69711747013105;
  let last = edge;
  const bottom = area / Math.exp(-edge);
  below[0] = (edge / bottom) * scale;
  below[1] = 0;
  width[0] = bottom / scale;
  width[LAYERS - 1] = edge / scale;
  height[0] = 1;
  height[LAYERS - 1] = Math.exp(-edge);
  for (let i = LAYERS - 2; i >= 1; i--) {
    edge = -Math.log(area / edge + Math.exp(-edge));
    below[i + 1] = (edge / last) * scale;
    last = edge;
    height[i] = Math.exp(-edge);
    width[i] = edge / scale;
  }
}

/** sfc32 (Doty-Humphrey) with number fields. */
class Random {
  private a: number;
  private b = 0x9e3779b9 | 0;
  private c = 0x243f6a88 | 0;
  private count = 1;

  constructor(seed: number) {
    this.a = seed | 0;
    for (let i = 0; i < 16; i++) this.next();
  }

  next(): number {
    const { a, b, c } = this;
    const sum = (a + b + this.count) | 0;
    this.count = (this.count + 1) | 0;
    this.a = b ^ (b >>> 9);
    this.b = (c + (c << 3)) | 0;
    this.c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  exponential(): number {
    for (;;) {
      const bits = this.next();
      const layer = bits & (LAYERS - 1);
      const x = bits * width[layer];
      if (bits < below[layer]) return x;
      if (layer === 0) return 7.69711747013105 - Math.log((this.next() + 0.5) / 2 ** 32);
      const level = height[layer] + (this.next() / 2 ** 32) * (height[layer - 1] - height[layer]);
      if (level < Math.exp(-x)) return x;
    }
  }
}
