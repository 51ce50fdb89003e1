import type { Model } from '../compile/model.ts';
import { GROUP_COUNTERS, GroupCounter } from './counters.ts';

/** A name under which agents are reported: all, one group, one site, one vendor. */
export interface NamedAgents {
  readonly dimension: 'all' | 'group' | 'site' | 'vendor';
  readonly name: string;
  /** Index into `AgentSets.sets`. */
  readonly set: number;
}

/** Sets of teams that are reported; the first is all of them. A set that has several names is kept once. */
export interface AgentSets {
  readonly sets: readonly Uint16Array[];
  readonly named: readonly NamedAgents[];
  /** By set: paid agent seconds of the plan over the run. */
  readonly plannedSeconds: Float64Array;
  /** By team: paid seconds for each second on duty of agents whom a trigger called. */
  readonly paidPerCalledIn: Float64Array;
}

/** Entries of a set of agents: the counters of groups, and paid agent seconds. */
export const AgentEntry = { ...GroupCounter, paid: GROUP_COUNTERS } as const;
export const AGENT_ENTRIES = GROUP_COUNTERS + 1;

/** By interval only agent seconds are kept, of all agents: the first entries. */
export const TIMED_AGENT_ENTRIES = 3;

/** Pairs of agent seconds whose co-moments occupancy needs; all lie within the timed entries. */
export const TIMED_AGENT_PAIRS: readonly [number, number][] = [
  [AgentEntry.onDuty, AgentEntry.onDuty],
  [AgentEntry.onDuty, AgentEntry.busy],
  [AgentEntry.onDuty, AgentEntry.overtime],
  [AgentEntry.busy, AgentEntry.busy],
  [AgentEntry.busy, AgentEntry.overtime],
  [AgentEntry.overtime, AgentEntry.overtime],
];

export const AGENT_PAIRS: readonly [number, number][] = [
  ...TIMED_AGENT_PAIRS,
  [AgentEntry.busy, AgentEntry.paid],
  [AgentEntry.busy, AgentEntry.beside],
  [AgentEntry.beside, AgentEntry.beside],
  [AgentEntry.answered, AgentEntry.answered],
  [AgentEntry.answered, AgentEntry.resolved],
  [AgentEntry.resolved, AgentEntry.resolved],
  [AgentEntry.paid, AgentEntry.paid],
];

export function agentSetsOf(model: Model): AgentSets {
  const { groups, pay } = model;
  const sets: Uint16Array[] = [];
  const named: NamedAgents[] = [];
  const add = (dimension: NamedAgents['dimension'], name: string, isMember: (team: number) => boolean): void => {
    const members = Uint16Array.from({ length: groups.count }, (_, team) => team).filter(isMember);
    let set = sets.findIndex((other) => other.join() === members.join());
    if (set < 0) set = sets.push(members) - 1;
    named.push({ dimension, name, set });
  };
  add('all', 'all', () => true);
  for (const [g, name] of groups.groupNames.entries()) add('group', name, (team) => groups.groupOf[team] === g);
  for (const [s, name] of groups.sites.entries()) add('site', name, (team) => groups.siteOf[team] === s);
  for (const [v, name] of groups.vendors.entries()) add('vendor', name, (team) => groups.vendorOf[team] === v);
  const paidPerCalledIn = new Float64Array(groups.count);
  for (const { team, paidPerOnDuty } of pay.called) paidPerCalledIn[team] = paidPerOnDuty;
  return {
    sets,
    named,
    plannedSeconds: Float64Array.from(sets, (teams) => teams.reduce((sum, team) => sum + pay.paidSeconds[team], 0)),
    paidPerCalledIn,
  };
}
