import { type ReplicationEngine, StudyEngine, type Subject } from './replicate.ts';
import { SideBySideEngine } from './side-by-side-engine.ts';

/** The engine that simulates a subject. */
export function engineFor(subject: Subject): ReplicationEngine {
  return 'models' in subject ? new SideBySideEngine(subject) : new StudyEngine(subject);
}
