/** Events, or contacts, between two calls of a kernel: V8 replaces its first, hasty code when it is called again. */
export const EVENTS_PER_CALL = 1024;

/** Calls in a step of a replication (`simulate/steps.ts`). A step costs a microsecond beside what it does, half a millisecond or more. */
export const CALLS_PER_STEP = 8;
