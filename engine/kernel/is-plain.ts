import type { Model } from '../compile/model.ts';
import type { CustomerRule, Routing } from '../compile/model-routing.ts';

/** The customer rules that need to know how many wait in a lane: only the whole kernel does. */
const RULES_OF_LENGTH: readonly CustomerRule[] = ['longest-queue', 'queue-ratio'];

/** In steps of more teams the whole kernel finds the one idle longest sooner (`assembly/whole/large-steps.ts`). */
const MOST_TEAMS_OF_A_STEP = 48;

/**
 * Is the scenario plain: can its contacts only be answered or hang up, in routing steps that are all open at once, by agents
 * who are all veterans and come and go by plan and chance alone, and does it ask for the usual measures? Then the
 * plain kernel simulates it; everything else is for the whole kernel.
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
    !RULES_OF_LENGTH.includes(routing.customerRule) &&
    !hasLargeStep(routing)
  );
}

function hasLargeStep({ routeStart, routeStep }: Routing): boolean {
  for (let k = 0; k + 1 < routeStart.length; k++) {
    // Entries of one step are side by side.
    for (let i = routeStart[k] + MOST_TEAMS_OF_A_STEP; i < routeStart[k + 1]; i++) {
      if (routeStep[i] === routeStep[i - MOST_TEAMS_OF_A_STEP]) return true;
    }
  }
  return false;
}
