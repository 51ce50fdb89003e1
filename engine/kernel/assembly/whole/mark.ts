/** Bits of `Contact.marks` (`engine/simulate/mark.ts`): what a contact is, beside its class. */
export const enum Mark {
  gone = 1,
  callback = 2,
  unreachable = 4,
  urgent = 8,
  prioritised = 16,
  resumed = 32,
  pastAi = 64,
  closed = 128,
  onTrunk = 256,
  isRedial = 512,
  isReturn = 1024,
  isFirst = 2048,
  /** Has been told of where it stands (`passing.ts`); the loop has no need of it. */
  told = 4096,
}
