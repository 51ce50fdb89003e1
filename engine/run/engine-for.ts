import { PairedEngine } from './paired-engine.ts';
import { type ReplicationEngine, StudyEngine, type Subject } from './replicate.ts';

/** The engine that simulates a subject. */
export function engineFor(subject: Subject): ReplicationEngine {
  return 'first' in subject ? new PairedEngine(subject) : new StudyEngine(subject);
}
