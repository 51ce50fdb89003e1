import type { ResolvedBehaviour } from '../scenario/behaviour-of.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ContactClass } from '../scenario/selector.ts';
import { proficiencyOf, siteOf, vendorOf } from '../scenario/skills.ts';
import { speedsOfTurns } from './chat-turns.ts';
import type { LearningCurve, Teams } from './model-teams.ts';

/** What makes a team: the group it belongs to, and how it learns (null: veterans). */
export interface TeamOrigin {
  readonly group: number;
  readonly learning: LearningCurve | null;
}

/** The tables of the teams: whose they are, how fast they work and how often they resolve. */
export function teamsOf(
  scenario: Scenario,
  classes: readonly ContactClass[],
  behaviours: readonly ResolvedBehaviour[],
  origins: readonly TeamOrigin[],
): Teams {
  const sites = [...new Set(scenario.agents.map((group) => siteOf(scenario, group)))];
  const vendors = [...new Set(scenario.agents.map((group) => vendorOf(scenario, group)))];
  const handleTimeMultiplier = new Float64Array(origins.length * classes.length);
  const resolution = new Float64Array(origins.length * classes.length);
  const groups = origins.map((origin) => scenario.agents[origin.group]);
  groups.forEach((group, g) => {
    classes.forEach((contact, k) => {
      const skill = proficiencyOf(group, contact);
      const behaviour = behaviours[k];
      handleTimeMultiplier[g * classes.length + k] =
        behaviour.handleTimeMultiplier * group.handleTimeMultiplier * skill.handleTimeMultiplier;
      resolution[g * classes.length + k] = skill.firstContactResolution ?? behaviour.firstContactResolution;
    });
  });
  return {
    count: origins.length,
    names: groups.map((group) => group.name),
    groupNames: scenario.agents.map((group) => group.name),
    groupOf: Uint16Array.from(origins, (origin) => origin.group),
    sites,
    vendors,
    siteOf: Uint16Array.from(groups, (group) => sites.indexOf(siteOf(scenario, group))),
    vendorOf: Uint16Array.from(groups, (group) => vendors.indexOf(vendorOf(scenario, group))),
    handleTimeMultiplier,
    resolution,
    learning: origins.map((origin) => origin.learning),
    concurrency: groups.map(({ concurrency }) =>
      concurrency === undefined
        ? null
        : {
            limit: concurrency.limit,
            speedAtLoad: Float64Array.from(
              concurrency.speedAtLoad ?? speedsOfTurns(concurrency.turns!.composingToAgentTurnRatio, concurrency.limit),
            ),
            isFilledUp: concurrency.assignment === 'most-in-hand',
            isShared: Uint8Array.from(classes, ({ channel }) => (concurrency.channels.includes(channel) ? 1 : 0)),
          },
    ),
  };
}
