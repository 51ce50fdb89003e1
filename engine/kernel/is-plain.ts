import type { Model } from '../compile/model.ts';
import type { CustomerRule } from '../compile/model-routing.ts';

/** The customer rules that the kernel knows, by their numbers in `assembly/plain/routing.ts`. Others need the length of lanes. */
const CUSTOMER_RULES: Partial<Record<CustomerRule, number>> = {
  'priority-then-longest-wait': 0,
  'first-come-first-served': 0,
  'listed-order': 1,
  'longest-weighted-wait': 2,
};
const AGEING = 3;

/** The number by which the kernel knows the customer rule of a model; undefined when it does not. */
export function customerRuleNumber({ routing }: Model): number | undefined {
  return routing.ageingPerSecond > 0 ? AGEING : CUSTOMER_RULES[routing.customerRule];
}

/**
 * Is the scenario plain: can its contacts only be answered or hang up, in routing steps that are all open at once, by agents
 * who are all veterans and come and go by plan and chance alone, and does it ask for the usual measures? Then the kernel
 * simulates it; everything else is for the loop of `engine/simulate`.
 */
export function isPlain(model: Model): boolean {
  const { journeys, roster, groups, routing, measuring } = model;
  return (
    !journeys.isInUse &&
    !measuring.followsQueue &&
    !measuring.tellsGroupsOfClasses &&
    roster.surges.length === 0 &&
    groups.learning.every((curve) => curve === null) &&
    routing.reserve.every((agents) => agents === 0) &&
    !routing.routeRule.includes('random-idle') &&
    routing.routeOpensAfter.every((seconds) => seconds === 0) &&
    customerRuleNumber(model) !== undefined
  );
}
