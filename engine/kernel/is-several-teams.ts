import type { Model } from '../compile/model.ts';
import { laneBits } from './lane-bits.ts';
import { agentRuleNumbers } from './rule-numbers.ts';

const LONGEST_IDLE = 0;
/** All are looked at whenever somebody who waited is answered: of many, a tournament of all agents tells sooner. */
const MOST_TEAMS = 48;

/**
 * Are the teams of a plain scenario so few that the kernel looks only at those services whose end somebody waits for
 * (`assembly/plain/several-teams.ts`)? It knows since when a team has an idle agent, but not how many it has; so a step
 * with several teams must choose by that.
 */
export function isSeveralTeams(model: Model): boolean {
  const { groups, routing } = model;
  const rules = agentRuleNumbers(routing);
  return (
    groups.count <= MOST_TEAMS &&
    laneBits(model) !== null &&
    rules.every((rule, i) => rule === LONGEST_IDLE || routing.tracksIdleTime[routing.routeTeam[i]] === 0)
  );
}
