import type { ContactClassShare } from './contact-classes.ts';
import { excerpt, type Fault, orList, type Path } from './issue.ts';
import { nearest } from './nearest.ts';
import type { Scenario } from './scenario.ts';

/** Where a check puts what it finds. */
export interface Findings {
  /** A fault: the scenario cannot be run. */
  fault(fault: Fault): void;
  /** A remark: it can be run, and may not mean what its writer meant. */
  note(note: Fault): void;
}

/** A check of one idea of the meaning of a scenario whose structure is sound. */
export type Check = (scenario: Scenario, findings: Findings) => void;

/** Things that can be referred to by name. */
export interface Names {
  readonly words: readonly string[];
  /** Where they are given: faults there excuse a reference that finds nothing. */
  readonly givenAt: readonly Path[];
}

/** Reports a reference to a name that does not exist. */
export function checkName(findings: Findings, path: Path, name: string, names: Names): boolean {
  if (names.words.includes(name)) return true;
  const guess = nearest(name, names.words);
  const fault = { path, found: excerpt(name), allowed: orList(names.words), dependsOn: names.givenAt };
  findings.fault(guess === undefined ? fault : { ...fault, guess });
  return false;
}

/** A contact class in words: 'billing/es/voice'. */
export function className(contact: Pick<ContactClassShare, 'topic' | 'language' | 'channel'>): string {
  return `${contact.topic}/${contact.language}/${contact.channel}`;
}
