/**
 * A task in steps of well under a millisecond, between which whoever runs it may turn to something else, or give it up: a
 * replication may take minutes, and a key that is pressed meanwhile is to be heard.
 */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Runs a task without a pause. */
export function runThrough<Result>(steps: Steps<Result>): Result {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
