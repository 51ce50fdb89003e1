import { dayNumber } from '../scenario/dates.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { siteOf, vendorOf } from '../scenario/skills.ts';
import type { Timeline } from './clock.ts';
import type { CostPlace, KnownCost } from './model-money.ts';
import { monthShares } from './periods.ts';
import { surgeArrivals } from './surge-plan.ts';
import type { ZoneClock } from './zone-clock.ts';

/**
 * What is paid whatever happens, beside wages: hiring on the dates of classes and dated surge plans, ramp fees at the
 * start, and what accrues by the month or year in proportion to the calendar month.
 * @param zones the clock of each group's site
 */
export function knownCosts(scenario: Scenario, timeline: Timeline, zones: readonly ZoneClock[]): KnownCost[] {
  const { intervals } = timeline.clock;
  const shares = monthShares(timeline);
  const known = hiringCosts(scenario, timeline, zones);
  const accrue = (kind: KnownCost['kind'], place: Partial<CostPlace>, perMonth: number): void => {
    if (perMonth === 0) return;
    const byInterval = shares.map((share) => share * perMonth);
    known.push({ kind, vendor: '', site: '', group: '', ...place, byInterval });
  };
  for (const [vendor, contract] of Object.entries(scenario.vendors)) {
    const { pricing, auditCostPerYear, breachProbabilityPerYear, breachLoss } = contract;
    if (pricing !== undefined && pricing.rampFee > 0) {
      const byInterval = new Float64Array(intervals);
      byInterval[0] = pricing.rampFee;
      known.push({ kind: 'ramp fee', vendor, site: '', group: '', byInterval });
    }
    accrue('audits', { vendor }, auditCostPerYear / 12);
    accrue('expected breach loss', { vendor }, (breachProbabilityPerYear * breachLoss) / 12);
  }
  for (const { name, fixedCostPerMonth } of scenario.ai) accrue('AI fixed', { vendor: name }, fixedCostPerMonth);
  accrue('audits', {}, scenario.costs.auditCostPerYear / 12);
  return known;
}

/** A vendor with a price of its own hires at its own expense. */
function hiringCosts(scenario: Scenario, timeline: Timeline, zones: readonly ZoneClock[]): KnownCost[] {
  const { trainingPerHire } = scenario.costs;
  const { clock, origin } = timeline;
  if (trainingPerHire === 0) return [];
  return scenario.agents.flatMap((group, g) => {
    const vendor = vendorOf(scenario, group);
    if (scenario.vendors[vendor]?.pricing !== undefined) return [];
    const byInterval = new Float64Array(clock.intervals);
    const hire = (agents: number, atSeconds: number): void => {
      if (atSeconds < 0 || atSeconds >= clock.endSeconds) return;
      byInterval[Math.floor(atSeconds / clock.intervalSeconds)] += agents * trainingPerHire;
    };
    for (const { date, headcount } of group.hiring) hire(headcount, zones[g].instant(dayNumber(date), 0) - origin);
    for (const plan of scenario.surge) {
      if (plan.group !== group.name || plan.kind !== 'hired' || plan.start === undefined) continue;
      for (const { works, before, after } of surgeArrivals(plan, timeline)) hire(after - before, works.from);
    }
    if (byInterval.every((amount) => amount === 0)) return [];
    return [{ kind: 'hiring and training', vendor, site: siteOf(scenario, group), group: group.name, byInterval }];
  });
}
