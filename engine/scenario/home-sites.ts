import type { Scenario } from './scenario.ts';
import { type ContactClass, mostSpecific } from './selector.ts';
import { serves, servesTopicAndChannel, siteOf } from './skills.ts';

/**
 * The sites that contacts of a class turn to: those of the groups in the routing steps that are open to them without a
 * wait, and of all groups that serve them where nothing is said about routing.
 */
export function homeSites(scenario: Scenario, contact: ContactClass): Set<string> {
  const selector = mostSpecific(Object.keys(scenario.routing ?? {}), contact);
  const steps = selector === undefined ? undefined : scenario.routing?.[selector];
  if (steps === undefined) {
    return new Set(scenario.agents.filter((group) => serves(group, contact)).map((group) => siteOf(scenario, group)));
  }
  const first = Math.min(...steps.map(({ afterSeconds }) => afterSeconds));
  const names = steps.flatMap(({ afterSeconds, group, groups }) =>
    afterSeconds === first ? (groups ?? (group === undefined ? [] : [group])) : [],
  );
  const members = scenario.agents.filter(({ name }) => names.includes(name));
  return new Set(
    members.filter((group) => servesTopicAndChannel(group, contact)).map((group) => siteOf(scenario, group)),
  );
}
