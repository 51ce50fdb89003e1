import type { ResolvedBehaviour } from '../scenario/behaviour-of.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ContactClass } from '../scenario/selector.ts';
import { minimumsOf } from './agreements.ts';
import type { Timeline } from './clock.ts';
import type { CrewPlans } from './crew-plans.ts';
import { knownCosts } from './known-costs.ts';
import type { Pay, ServiceAgreement } from './model-money.ts';
import type { Routing } from './model-routing.ts';
import type { Roster, Teams } from './model-teams.ts';
import { paidTimesOf } from './paid-time.ts';
import { calledTeams, wagesOf } from './wages.ts';
import type { ZoneClock } from './zone-clock.ts';

/** What money depends on. */
export interface PaySources {
  readonly scenario: Scenario;
  readonly contacts: readonly ContactClass[];
  readonly behaviours: readonly ResolvedBehaviour[];
  readonly crews: CrewPlans;
  readonly teams: Teams;
  readonly roster: Roster;
  readonly agreements: readonly ServiceAgreement[];
  /** By class: index into `scenario.ai`, -1 for none. */
  readonly frontDoor: Int32Array;
  /** By class: index into the pools of `scenario.interpreters`, -1 for none. */
  readonly interpreter: Int32Array;
  readonly timeline: Timeline;
  /** The clock of each group's site. */
  readonly zones: readonly ZoneClock[];
}

/** All prices, and all amounts that are known beforehand. */
export function payOf(sources: PaySources): Pay {
  const { scenario, contacts, behaviours, crews, teams, roster, agreements, timeline, zones } = sources;
  const { costs } = scenario;
  const pools = Object.entries(scenario.interpreters ?? {});
  const poolOf = (k: number) => pools[sources.interpreter[k]];
  const doorOf = (k: number) => scenario.ai[sources.frontDoor[k]];
  return {
    currency: scenario.currency,
    ...wagesOf(scenario, paidTimesOf(scenario, crews, timeline), teams, timeline, zones),
    called: calledTeams(scenario, crews, roster.productiveShare, timeline, zones),
    known: knownCosts(scenario, timeline, zones),
    prices: teams.vendors.map((vendor) => {
      const pricing = scenario.vendors[vendor]?.pricing;
      return pricing === undefined ? null : { per: pricing.per, price: pricing.price };
    }),
    minimums: minimumsOf(scenario, timeline),
    agreements,
    telephonePerSecond: byClass(contacts, ({ channel }) => (channel === 'voice' ? costs.telephonePerMinute / 60 : 0)),
    interpreterPerSecond: byClass(contacts, (_, k) => (poolOf(k)?.[1].pricePerMinute ?? 0) / 60),
    interpreterOf: contacts.map((_, k) => poolOf(k)?.[0] ?? ''),
    aiPerSession: byClass(contacts, (_, k) => doorOf(k)?.costPerSession ?? 0),
    aiPerResolution: byClass(contacts, (_, k) => doorOf(k)?.costPerResolution ?? 0),
    aiOf: contacts.map((_, k) => doorOf(k)?.name ?? ''),
    valueIfLost: byClass(contacts, (_, k) => behaviours[k].valueIfLost),
  };
}

/** The pool of interpreters that each class may be served with, -1 for none. Pools of one class have one price. */
export function interpreterOfClass({ routeStart, routeInterpreter }: Routing, classes: number): Int32Array {
  return Int32Array.from({ length: classes }, (_, k) => {
    const pools = routeInterpreter.subarray(routeStart[k], routeStart[k + 1]);
    return pools.find((pool) => pool >= 0) ?? -1;
  });
}

function byClass(contacts: readonly ContactClass[], price: (contact: ContactClass, k: number) => number): Float64Array {
  return Float64Array.from(contacts, price);
}
