import type { Scenario } from '../../engine/browser.ts';
import { scaleDemand } from './scale-demand.ts';
import { scaleHeadcount } from './scale-headcount.ts';

/** What the reader has changed on top of a scenario file. The file itself is never edited, so every lever can go back. */
export interface Levers {
  /** Factor on the base volume, 0.01 to 10. */
  readonly volumeMultiplier: number;
  /** Factor on every group's agents, 0 to 10. */
  readonly headcountMultiplier: number;
  /** Further factor by group name, 0 to 10; a group not named here has 1. */
  readonly groupMultipliers: Readonly<Record<string, number>>;
  /** Wanted service level, a share. */
  readonly targetShare: number;
  /** Seconds within which an answer counts for the service level. */
  readonly thresholdSeconds: number;
}

type Target = Scenario['targets'][number];

/** Service-level target of a scenario that states none: the field's customary 80 %, over the run, nine times in ten. */
export const customaryTarget = {
  measure: 'service-level',
  atLeast: 0.8,
  contacts: '*',
  period: 'run',
  probability: 0.9,
} as const satisfies Target;

/** The target that the page's target lever moves: the first on the service level of all contacts. */
export function isServiceLevelTarget(target: Pick<Target, 'measure'> & { contacts?: string | undefined }): boolean {
  return target.measure === 'service-level' && (target.contacts === undefined || target.contacts === '*');
}

/** Levers that leave the scenario as its file has it. */
export function neutralLevers(scenario: Scenario): Levers {
  const target = scenario.targets.find(isServiceLevelTarget);
  return {
    volumeMultiplier: 1,
    headcountMultiplier: 1,
    groupMultipliers: {},
    targetShare: target?.atLeast ?? customaryTarget.atLeast,
    thresholdSeconds: scenario.serviceLevel.thresholdSeconds,
  };
}

/** The scenario with the levers applied: what is simulated. */
export function applyLevers(scenario: Scenario, levers: Levers, seed: string): Scenario {
  const position = scenario.targets.findIndex(isServiceLevelTarget);
  const targets =
    position < 0
      ? [{ ...customaryTarget, atLeast: levers.targetShare }, ...scenario.targets]
      : scenario.targets.map((found, index) =>
          index === position ? { ...found, atLeast: levers.targetShare } : found,
        );
  return {
    ...scenario,
    demand: scaleDemand(scenario.demand, levers.volumeMultiplier),
    agents: scenario.agents.map((group) => scaleHeadcount(group, groupMultiplier(levers, group.name))),
    serviceLevel: { ...scenario.serviceLevel, thresholdSeconds: levers.thresholdSeconds },
    targets,
    run: { ...scenario.run, seed },
  };
}

/** The factor on one group's agents: the overall one times its own. */
export function groupMultiplier(levers: Levers, groupName: string): number {
  return levers.headcountMultiplier * (levers.groupMultipliers[groupName] ?? 1);
}
