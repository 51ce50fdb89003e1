import type { AgentRule, CustomerRule, Routing } from '../compile/model-routing.ts';

/** Rules by the numbers by which kernels know them (`assembly/rules.ts`). */
const AGENT_RULES: Record<AgentRule, number> = {
  'longest-idle': 0,
  'most-idle': 1,
  'expected-delay': 2,
  'random-idle': 3,
  // Each group is a step of its own, and among its teams the agent who has been idle longest comes first.
  'listed-order': 0,
  'least-flexible': 0,
};

const CUSTOMER_RULES: Record<CustomerRule, number> = {
  'priority-then-longest-wait': 0,
  'first-come-first-served': 0,
  'listed-order': 1,
  'longest-weighted-wait': 2,
  'longest-queue': 4,
  'queue-ratio': 5,
};
const AGEING = 3;

/** Of each entry of a route, the number of the rule by which its step chooses. */
export function agentRuleNumbers({ routeRule }: Routing): readonly number[] {
  return routeRule.map((rule) => AGENT_RULES[rule]);
}

/** 0 for the rule that knows nothing but priority and time of joining. */
export function customerRuleNumber({ customerRule, ageingPerSecond }: Routing): number {
  return ageingPerSecond > 0 ? AGEING : CUSTOMER_RULES[customerRule];
}
