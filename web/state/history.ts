/**
 * Undo and redo over immutable values. A drag passes through many values but is one step: `preview` replaces the present
 * without a step, and `commit` makes one step from where the drag began to where it ended.
 */
export interface History<Value> {
  readonly past: readonly Value[];
  /** What is shown, a value in the middle of a drag included. */
  readonly present: Value;
  /** What undo would come back to if the drag in progress were committed; the same as `present` when there is none. */
  readonly committed: Value;
  readonly future: readonly Value[];
}

/** Steps kept; the oldest are forgotten, so that a long session does not grow without end. */
const maxSteps = 200;

export function startHistory<Value>(value: Value): History<Value> {
  return { past: [], present: value, committed: value, future: [] };
}

export function preview<Value>(history: History<Value>, value: Value): History<Value> {
  return { ...history, present: value };
}

export function commit<Value>(history: History<Value>, value: Value): History<Value> {
  if (value === history.committed) return { ...history, present: value };
  return { past: [...history.past, history.committed].slice(-maxSteps), present: value, committed: value, future: [] };
}

/** Goes one step back; without one, only drops a drag in progress. */
export function undo<Value>(history: History<Value>): History<Value> {
  const { past, committed, future } = history;
  const previous = past[past.length - 1];
  if (previous === undefined) return { ...history, present: committed };
  return { past: past.slice(0, -1), present: previous, committed: previous, future: [committed, ...future] };
}

/** Goes one step forward again; without one, changes nothing. */
export function redo<Value>(history: History<Value>): History<Value> {
  const { past, committed, future } = history;
  const next = future[0];
  if (next === undefined) return history;
  return { past: [...past, committed], present: next, committed: next, future: future.slice(1) };
}
