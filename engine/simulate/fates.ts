import type { Model } from '../compile/model.ts';
import { Purpose } from '../random/purpose.ts';
import { type DistributionSpec, type Sampler, samplerFor } from '../random/sampler.ts';
import { hashName, openStream, type StudyKey } from '../random/seed.ts';
import { Stream } from '../random/stream.ts';

/**
 * What chance has in store for a contact, drawn when it arrives: the n-th contact of a class gets the n-th draw of each
 * of these streams, whether it comes to that or not. Uniform numbers unless a time is named.
 */
export const Fate = {
  adoption: 0,
  containment: 1,
  leaving: 2,
  /** Length of the AI session, seconds. */
  session: 3,
  bounce: 4,
  /** Until a contained contact comes back, seconds. */
  bounceDelay: 5,
  urgency: 6,
  triage: 7,
  balking: 8,
  acceptance: 9,
  reach: 10,
  redial: 11,
  redialDelay: 12,
  resolution: 13,
  returnDelay: 14,
  conversion: 15,
  /** Until an interpreter is there, seconds: a place for each pool, from here on. */
  connect: 16,
} as const;

/** Numbers that a contact of the model carries. */
export function fatesOf({ journeys }: Model): number {
  return journeys.isInUse ? Fate.connect + journeys.interpreters.length : 0;
}

const BLOCK = 64;

/** One stream of fates: which, its purpose, and its law when it is a time. */
interface FateStream {
  readonly purpose: number;
  readonly nameHash: readonly [number, number];
  readonly sampler: Sampler | null;
  readonly stream: Stream;
}

/** The fates of the contacts of one class, in order; only those that the class can come to are drawn. */
export class Fates {
  private readonly streams: readonly FateStream[];
  /** Which fate each stream draws, and its next values: those of stream s from s * BLOCK on. */
  private readonly which: Int32Array;
  private readonly values: Float64Array;
  private position = BLOCK;

  /** @param name whose streams they are: the class, or its repeated attempts */
  constructor(model: Model, contactClass: number, name: string) {
    const inUse = fatesInUse(model, contactClass);
    this.streams = inUse.map(({ purpose, law, suffix }) => ({
      purpose,
      nameHash: hashName(`${name}${suffix}`),
      sampler: law === null ? null : samplerFor(law),
      stream: new Stream(),
    }));
    this.which = Int32Array.from(inUse, ({ fate }) => fate);
    this.values = new Float64Array(inUse.length * BLOCK);
  }

  begin(key: StudyKey, replication: number): void {
    for (const { stream, purpose, nameHash } of this.streams) openStream(stream, key, nameHash, purpose, replication);
    this.position = BLOCK;
  }

  /** Deals the next contact its fates, to places from `offset` on. */
  deal(fate: Float64Array, offset: number): void {
    if (this.position === BLOCK) this.refill();
    const { which, values } = this;
    let at = this.position++;
    for (let s = 0; s < which.length; s++, at += BLOCK) fate[offset + which[s]] = values[at];
  }

  private refill(): void {
    const { values } = this;
    this.streams.forEach(({ stream, sampler }, s) => {
      const from = s * BLOCK;
      const to = from + BLOCK;
      if (sampler !== null) sampler.fill(stream, values, from, to);
      else for (let i = from; i < to; i++) values[i] = stream.nextUniform();
    });
    this.position = 0;
  }
}

/** A fate that contacts of a class can come to, and what it is drawn from. */
export interface FateInUse {
  readonly fate: number;
  readonly purpose: number;
  readonly law: DistributionSpec | null;
  /** Tells apart the streams of one purpose. */
  readonly suffix: string;
}

/** The fates that contacts of class k can come to. */
export function fatesInUse(model: Model, k: number): FateInUse[] {
  const { journeys } = model;
  const inUse: FateInUse[] = [];
  const use = (fate: number, purpose: number, law: DistributionSpec | null = null, suffix = ''): void => {
    inUse.push({ fate, purpose, law, suffix });
  };
  const door = journeys.frontDoors[journeys.frontDoor[k]];
  if (door !== undefined) {
    use(Fate.adoption, Purpose.aiAdoption);
    use(Fate.containment, Purpose.aiContainment);
    use(Fate.session, Purpose.aiSession, door.session);
    use(Fate.leaving, Purpose.aiLeaving);
    if (!Number.isNaN(door.sensitivity)) use(Fate.triage, Purpose.aiTriage);
    if (door.bounceBackDelay !== null) {
      use(Fate.bounce, Purpose.aiBounceBack);
      use(Fate.bounceDelay, Purpose.aiBounceBackDelay, door.bounceBackDelay);
    }
  }
  if (journeys.urgentShare[k] > 0) use(Fate.urgency, Purpose.urgency);
  if (journeys.balkingShare[k] > 0 || journeys.announcedWait[k] !== null) use(Fate.balking, Purpose.balking);
  if (journeys.callback[k] !== null) use(Fate.acceptance, Purpose.callback);
  if (journeys.callback[k] !== null || journeys.schedule[k] >= 0) use(Fate.reach, Purpose.callbackReach);
  const redial = journeys.redial[k];
  if (redial !== null) {
    use(Fate.redial, Purpose.redial);
    use(Fate.redialDelay, Purpose.redialDelay, redial.delay);
  }
  if (journeys.hasResolution) use(Fate.resolution, Purpose.resolution);
  const returns = journeys.returns[k];
  if (returns !== null) use(Fate.returnDelay, Purpose.returns, returns.delay);
  if (journeys.convertsTo[k] >= 0) use(Fate.conversion, Purpose.conversion);
  journeys.interpreters.forEach(({ name, connect }, pool) => {
    if (connect !== null) use(Fate.connect + pool, Purpose.interpreter, connect, ` ${name}`);
  });
  return inUse;
}
