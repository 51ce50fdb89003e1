/** Bits of `Contacts.marks`: what a contact is, beside its class. */
export const Mark = {
  /** Has hung up; stands in its lane as a ghost. */
  gone: 1,
  /** Waits to be called back. */
  callback: 2,
  /** Will not be reached by any callback. */
  unreachable: 4,
  urgent: 8,
  /** Taken for urgent, rightly or not: waits in the urgent lane. */
  prioritised: 16,
  /** Was interrupted: it has been counted as answered already. */
  resumed: 32,
  /** Came back from the AI front door: goes to agents. */
  pastAi: 64,
  /** Arrived outside opening hours and may only meet the AI front door. */
  closed: 128,
  /** Holds a line of a finite trunk. */
  onTrunk: 256,
  isRedial: 512,
  isReturn: 1024,
  /** Neither a redial nor a return nor a conversion. */
  isFirst: 2048,
} as const;
