import type { Model } from '../compile/model.ts';
import { Purpose } from '../random/purpose.ts';
import { type Sampler, samplerFor } from '../random/sampler.ts';
import { hashName, openStream, type StudyKey } from '../random/seed.ts';
import { Stream } from '../random/stream.ts';
import type { Contacts } from './contacts.ts';
import { Fates } from './fates.ts';

const BLOCK = 64;

/**
 * Redials, returns and other sequels of the contacts of one class. When they come depends on what happened before, so
 * they have streams of their own: those who call for the first time stay the same callers in every scenario.
 */
export class Again {
  private readonly fates: Fates;
  private readonly nameHash: readonly [number, number];
  private readonly columns: readonly { purpose: number; sampler: Sampler; stream: Stream; values: Float64Array }[];
  private position = BLOCK;

  constructor(model: Model, contactClass: number) {
    const { classes } = model;
    const name = `${classes.names[contactClass]} again`;
    const afterCallWork = classes.afterCallWork[contactClass] ?? ({ law: 'constant', seconds: 0 } as const);
    this.nameHash = hashName(name);
    this.fates = new Fates(model, contactClass, name);
    this.columns = [
      { purpose: Purpose.service, law: classes.talk[contactClass] },
      { purpose: Purpose.afterCallWork, law: afterCallWork },
      { purpose: Purpose.patience, law: classes.patience[contactClass] },
    ].map(({ purpose, law }) => ({
      purpose,
      sampler: samplerFor(law),
      stream: new Stream(),
      values: new Float64Array(BLOCK),
    }));
  }

  begin(key: StudyKey, replication: number): void {
    for (const { stream, purpose } of this.columns) openStream(stream, key, this.nameHash, purpose, replication);
    this.fates.begin(key, replication);
    this.position = BLOCK;
  }

  /** Gives the contact its work, patience (a duration, in `deadline`) and fates. */
  deal(contacts: Contacts, contact: number): void {
    if (this.position === BLOCK) {
      for (const { sampler, stream, values } of this.columns) sampler.fill(stream, values, 0, BLOCK);
      this.position = 0;
    }
    const place = this.position++;
    contacts.talk[contact] = this.columns[0].values[place];
    contacts.afterCall[contact] = this.columns[1].values[place];
    contacts.deadline[contact] = this.columns[2].values[place];
    this.fates.deal(contacts.fate, contact * contacts.fates);
  }
}
