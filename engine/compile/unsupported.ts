import { type Issue, issueOf } from '../scenario/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';

/**
 * What a valid scenario may ask for and this version of the engine cannot reckon. Such a scenario is refused: leaving a
 * part of it out in silence would answer another question than the one that was asked. It is all about money that would
 * be ambiguous: an agreement on a cost that its own credits change; interpreters of one contact, or overtime of one
 * group called by triggers, at different prices, since only their sum is counted.
 */
export function unsupportedFeatures(scenario: Scenario): Issue[] {
  return [...circularAgreements(scenario), ...mixedInterpreterPrices(scenario), ...mixedOvertimePrices(scenario)];
}

function circularAgreements({ vendors, targets }: Scenario): Issue[] {
  return Object.entries(vendors).flatMap(([name, { sla }]) => {
    const measure = targets.find((target) => target.name === sla?.target)?.measure;
    if (sla === undefined || (measure !== 'total-cost' && measure !== 'cost-per-contact')) return [];
    return [
      issueOf({
        path: ['vendors', name, 'sla', 'target'],
        found: `${JSON.stringify(sla.target)}, a target on ${measure}, which the credits of the agreement change`,
        allowed: 'the name of a target on service',
      }),
    ];
  });
}

function mixedInterpreterPrices({ routing, interpreters, demand }: Scenario): Issue[] {
  return Object.entries(routing ?? {}).flatMap(([selector, steps]) => {
    const pools = [...new Set(steps.flatMap(({ interpreter }) => interpreter ?? []))];
    const isMixed = Object.keys(demand.languages).some((language) => {
      const prices = pools.flatMap((pool) =>
        interpreters?.[pool]?.languages.includes(language) ? [interpreters[pool].pricePerMinute] : [],
      );
      return new Set(prices).size > 1;
    });
    if (!isMixed) return [];
    return [
      issueOf({
        path: ['routing', selector],
        found: `interpreters of one language at different prices (${pools.join(', ')})`,
        allowed: 'interpreters of one price for each language',
      }),
    ];
  });
}

function mixedOvertimePrices({ surge, agents }: Scenario): Issue[] {
  const plans = surge.filter(({ kind, trigger }) => kind === 'overtime' && trigger !== undefined);
  return plans.flatMap((plan) => {
    const priceOf = ({ costPerHour, group }: (typeof plans)[number]) =>
      costPerHour ?? agents.find(({ name }) => name === group)?.costPerHour ?? 0;
    const first = plans.find(({ group }) => group === plan.group)!;
    if (priceOf(first) === priceOf(plan)) return [];
    return [
      issueOf({
        path: ['surge', surge.indexOf(plan), 'costPerHour'],
        found: `${priceOf(plan)}, where "${first.name}" calls overtime of the same group at ${priceOf(first)}`,
        allowed: 'one price for the overtime that triggers call from a group',
      }),
    ];
  });
}
