import type { Formats } from './format.ts';
import { customaryTarget, groupMultiplier, isServiceLevelTarget, neutralLevers } from './levers.ts';
import type { Plan } from './page-state.ts';
import { plannedPeak } from './planned-agents.ts';
import { contactsPerDay, hasScalableDemand } from './scale-demand.ts';
import { scaleHeadcount } from './scale-headcount.ts';

/** What the levers stand at, and what follows from it, in words. */
export function describeLevers(plan: Plan, formats: Formats) {
  const { scenario, levers } = plan;
  const neutral = neutralLevers(scenario);
  const perDay = contactsPerDay(scenario.demand);
  const peak = scenario.agents.reduce((sum, group) => sum + peakOf(plan, group), 0);
  const targetPercent = toPercent(levers.targetShare);
  return {
    isMoved: JSON.stringify(levers) !== JSON.stringify(neutral),
    onlyGroupName: scenario.agents[0]?.name ?? '',
    volume: {
      percent: toPercent(levers.volumeMultiplier),
      /** null when the volume cannot be scaled. */
      outcome:
        hasScalableDemand(scenario.demand) && perDay !== null
          ? `${formats.count(perDay * levers.volumeMultiplier)} contacts a day`
          : null,
    },
    headcount: { percent: toPercent(levers.headcountMultiplier), outcome: peakWords(peak, formats) },
    target: {
      percent: targetPercent,
      scenarioPercent: toPercent(neutral.targetShare),
      outcome: `in at least ${formats.share(scenario.targets.find(isServiceLevelTarget)?.probability ?? customaryTarget.probability)} of runs`,
    },
    threshold: {
      seconds: levers.thresholdSeconds,
      scenarioSeconds: neutral.thresholdSeconds,
      outcome: 'of waiting before an agent answers',
    },
  };
}

/** The agents of each group, in words. */
export function describeGroupLevers(plan: Plan, formats: Formats) {
  return plan.scenario.agents.map((group) => ({
    name: group.name,
    percent: toPercent(plan.levers.groupMultipliers[group.name] ?? 1),
    outcome: peakWords(peakOf(plan, group), formats),
  }));
}

function peakOf(plan: Plan, group: Plan['scenario']['agents'][number]): number {
  return plannedPeak(scaleHeadcount(group, groupMultiplier(plan.levers, group.name)));
}

function peakWords(peak: number, formats: Formats): string {
  return `up to ${formats.count(peak)} agents at once`;
}

/** A share in percent, cleaned of what binary fractions leave behind: 0.07 is 7 and not 7.000000000000001. */
function toPercent(share: number): number {
  return Number((share * 100).toPrecision(12));
}
