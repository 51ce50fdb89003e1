import type { Model } from '../compile/model.ts';
import { customerRuleNumber } from './rule-numbers.ts';

const LONGEST_WAIT = 0;

/**
 * Is a plain scenario one queue before one team: does every class have the same only team and the same priority, first come
 * first served? Then the kernel needs no event loop (`assembly/plain/one-queue.ts`).
 */
export function isOneQueue(model: Model): boolean {
  const { groups, classes, routing } = model;
  const { lanes, routeStart } = routing;
  return (
    groups.count === 1 &&
    classes.names.every((_, k) => routeStart[k + 1] - routeStart[k] === 1) &&
    lanes.priority.every((priority) => priority === lanes.priority[0]) &&
    customerRuleNumber(routing) === LONGEST_WAIT
  );
}
