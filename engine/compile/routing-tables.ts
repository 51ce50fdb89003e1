import type { ResolvedBehaviour } from '../scenario/behaviour-of.ts';
import { channelKind } from '../scenario/channel-kind.ts';
import type { RoutingStep } from '../scenario/routing.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type ContactClass, matchesSelector, mostSpecific } from '../scenario/selector.ts';
import { serves, servesTopicAndChannel } from '../scenario/skills.ts';
import type { Journeys } from './model-journey.ts';
import type { AgentRule, Lanes, Routing } from './model-routing.ts';

/** One entry of a class's route: a team, the step it belongs to, when that step opens, the interpreters it needs. */
interface RouteEntry {
  readonly team: number;
  readonly step: number;
  readonly rule: AgentRule;
  readonly opensAfter: number;
  readonly interpreter: number;
  /** Of the contacts to a freed agent of the team, under the rule listed-order. */
  readonly rank: number;
}

/** Deferred work comes after all live contacts unless the scenario says otherwise, callbacks when idle after that. */
const DEFERRED_PRIORITY = 10_000;
const CALLBACK_PRIORITY = 100_000;

/**
 * Both sides of the routing: for each class the teams to try, and for each team the lanes to look at. Steps that open
 * later come later; among steps that open together the order of the scenario counts. All teams of a group stand in the
 * same step, even where each group is a step of its own: to a caller they are one group.
 * @param groupOf the group of each team
 */
export function routingOf(
  scenario: Scenario,
  classes: readonly ContactClass[],
  behaviours: readonly ResolvedBehaviour[],
  journeys: Journeys,
  groupOf: Uint16Array,
): Routing {
  const teamsOfGroup: number[][] = scenario.agents.map(() => []);
  groupOf.forEach((group, team) => {
    teamsOfGroup[group].push(team);
  });
  const flexibility = flexibilityOf(scenario, classes);
  const routes = classes.map((contact) => routeOf(scenario, contact, teamsOfGroup, flexibility));
  const entries = routes.flat();
  const lanes = lanesOf(scenario, classes, behaviours, journeys);
  const seen = Array.from(groupOf, (_, team) => lanesOfTeam(team, routes, lanes, scenario.selection.customerRule));
  const tracksIdleTime = new Uint8Array(groupOf.length);
  for (const route of routes) {
    for (const entry of route) {
      if (route.some((other) => other.step === entry.step && other.team !== entry.team)) tracksIdleTime[entry.team] = 1;
    }
  }
  const reserve = Int32Array.from(groupOf, (group) => scenario.agents[group].reserve?.agents ?? 0);
  const isReservedFor = new Uint8Array(groupOf.length * classes.length);
  groupOf.forEach((group, team) => {
    const selectors = scenario.agents[group].reserve?.forContacts ?? [];
    classes.forEach((contact, k) => {
      if (selectors.some((selector) => matchesSelector(selector, contact)))
        isReservedFor[team * classes.length + k] = 1;
    });
  });
  return {
    routeStart: starts(routes),
    routeTeam: Uint16Array.from(entries, (entry) => entry.team),
    routeStep: Uint16Array.from(entries, (entry) => entry.step),
    routeRule: entries.map((entry) => entry.rule),
    routeOpensAfter: Float64Array.from(entries, (entry) => entry.opensAfter),
    routeInterpreter: Int16Array.from(entries, (entry) => entry.interpreter),
    laneStart: starts(seen),
    lane: Uint16Array.from(seen.flat(), (entry) => entry.lane),
    laneOpensAfter: Float64Array.from(seen.flat(), (entry) => entry.opensAfter),
    laneInterpreter: Int16Array.from(seen.flat(), (entry) => entry.interpreter),
    lanes,
    customerRule: scenario.selection.customerRule,
    ageingPerSecond:
      scenario.selection.customerRule === 'priority-then-longest-wait'
        ? scenario.selection.priorityAgeingPerMinute / 60
        : 0,
    isPreemptive: scenario.selection.preemption === 'resume',
    tracksIdleTime,
    reserve,
    isReservedFor,
  };
}

/** Where each list begins when all are laid end to end, and where the last ends. */
function starts(lists: readonly (readonly unknown[])[]): Int32Array {
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => {
    start[i + 1] = start[i] + list.length;
  });
  return start;
}

/** How many of the classes each group serves: the least flexible group is the one with the fewest. */
function flexibilityOf(scenario: Scenario, classes: readonly ContactClass[]): number[] {
  return scenario.agents.map((group) => classes.filter((contact) => serves(group, contact)).length);
}

function routeOf(
  scenario: Scenario,
  contact: ContactClass,
  teamsOfGroup: readonly (readonly number[])[],
  classesServed: readonly number[],
): RouteEntry[] {
  const selector = scenario.routing === undefined ? undefined : mostSpecific(Object.keys(scenario.routing), contact);
  const steps: readonly RoutingStep[] | undefined = selector === undefined ? undefined : scenario.routing?.[selector];
  const { agentRule } = scenario.selection;
  const entries: RouteEntry[] = [];
  let step = 0;
  const add = (
    groups: readonly number[],
    opensAfter: number,
    interpreter: number,
    rule: AgentRule,
    rank?: number,
  ): void => {
    const isOneByOne = rule === 'listed-order' || rule === 'least-flexible';
    const inOrder =
      rule === 'least-flexible' ? [...groups].sort((a, b) => classesServed[a] - classesServed[b]) : groups;
    for (const group of inOrder) {
      const teams = teamsOfGroup[group];
      if (entries.some((entry) => entry.team === teams[0])) continue;
      for (const team of teams) entries.push({ team, step, rule, opensAfter, interpreter, rank: rank ?? step });
      if (isOneByOne) step++;
    }
    step++;
  };
  const names = scenario.agents.map((group) => group.name);
  if (steps === undefined) {
    add(
      scenario.agents.flatMap((group, g) => (serves(group, contact) ? [g] : [])),
      0,
      -1,
      agentRule,
    );
  } else {
    const pools = Object.keys(scenario.interpreters ?? {});
    const inOrderOfOpening = [...steps].sort((a, b) => a.afterSeconds - b.afterSeconds);
    for (const { group, groups, afterSeconds, interpreter, rule, rank } of inOrderOfOpening) {
      // A step of a wildcard selector may name groups that serve only some of its classes.
      const members = (groups ?? (group === undefined ? [] : [group])).map((name) => names.indexOf(name));
      const isInterpreted =
        interpreter !== undefined &&
        (scenario.interpreters?.[interpreter]?.languages.includes(contact.language) ?? false);
      const fluent = members.filter((g) => serves(scenario.agents[g], contact));
      const others = isInterpreted
        ? members.filter((g) => !fluent.includes(g) && servesTopicAndChannel(scenario.agents[g], contact))
        : [];
      if (fluent.length > 0) add(fluent, afterSeconds, -1, rule ?? agentRule, rank);
      if (others.length > 0) add(others, afterSeconds, pools.indexOf(interpreter ?? ''), rule ?? agentRule, rank);
    }
  }
  return entries;
}

function lanesOf(
  scenario: Scenario,
  classes: readonly ContactClass[],
  behaviours: readonly ResolvedBehaviour[],
  journeys: Journeys,
): Lanes {
  const isFirstCome = scenario.selection.customerRule === 'first-come-first-served';
  const lanes: { classOf: number; priority: number; mustBeFree: number }[] = [];
  const weight = (table: Readonly<Record<string, number>> | undefined, contact: ContactClass): number => {
    const selector = mostSpecific(Object.keys(table ?? {}), contact);
    return selector === undefined ? 1 : (table?.[selector] ?? 1);
  };
  const place = (classOf: number, priority: number, mustBeFree: number): number =>
    lanes.push({ classOf, priority, mustBeFree }) - 1;
  const base = classes.map((contact, k) => {
    const isLater = journeys.isDeferred[k] === 1 && !isPriorityGiven(scenario, contact);
    return (isFirstCome ? 0 : behaviours[k].priority) + (isLater ? DEFERRED_PRIORITY : 0);
  });
  const ordinary = classes.map((_, k) => place(k, base[k], -1));
  const urgent = classes.map((_, k) => {
    const door = scenario.ai[journeys.frontDoor[k]];
    if (door?.triage === undefined || isFirstCome) return ordinary[k];
    return place(k, door.triage.urgentPriority ?? behaviours[k].urgentPriority, -1);
  });
  const callback = classes.map((_, k) => {
    const given = behaviours[k].callback;
    if (given?.mode !== 'when-idle') return ordinary[k];
    return place(k, base[k] + CALLBACK_PRIORITY, given.reserveAgents);
  });
  const ratios = classes.map((contact, k) =>
    journeys.isDeferred[k] === 1 ? 0 : weight(scenario.selection.queueRatios, contact),
  );
  const sumOfRatios = ratios.reduce((sum, ratio) => sum + ratio, 0);
  return {
    count: lanes.length,
    classOf: Uint16Array.from(lanes, (lane) => lane.classOf),
    priority: Int32Array.from(lanes, (lane) => lane.priority),
    ordinary: Uint16Array.from(ordinary),
    urgent: Uint16Array.from(urgent),
    callback: Uint16Array.from(callback),
    mustBeFree: Int32Array.from(lanes, (lane) => lane.mustBeFree),
    window: Int32Array.from(lanes, (lane) => journeys.window[lane.classOf]),
    isDeferred: Uint8Array.from(lanes, (lane) => journeys.isDeferred[lane.classOf]),
    waitWeight: Float64Array.from(lanes, (lane) => weight(scenario.selection.waitWeights, classes[lane.classOf])),
    queueRatio: Float64Array.from(lanes, (lane) =>
      lane.mustBeFree >= 0 || sumOfRatios === 0 ? 0 : ratios[lane.classOf] / sumOfRatios,
    ),
  };
}

/** Does some layer of behaviour name a priority for the class? */
function isPriorityGiven(scenario: Scenario, { topic, language, channel }: ContactClass): boolean {
  const { channels, languages, topics } = scenario.demand;
  const layers = [
    scenario.contacts,
    channels[channel],
    languages[language],
    topics[topic],
    ...scenario.overrides.filter(
      (override) =>
        (override.topic ?? topic) === topic &&
        (override.language ?? language) === language &&
        (override.channel ?? channel) === channel,
    ),
  ];
  return layers.some((layer) => layer?.priority !== undefined) || channelKind(scenario, channel) === 'live';
}

/**
 * The lanes a team looks at: better priority first, then in the order of classes; under the rule listed-order, of equal
 * priorities those first whose contacts list the team first, or rank it so.
 */
function lanesOfTeam(
  team: number,
  routes: readonly (readonly RouteEntry[])[],
  lanes: Lanes,
  customerRule: string,
): { lane: number; opensAfter: number; interpreter: number }[] {
  const found: { lane: number; opensAfter: number; interpreter: number; rank: number }[] = [];
  for (let lane = 0; lane < lanes.count; lane++) {
    const entry = routes[lanes.classOf[lane]].find((other) => other.team === team);
    if (entry === undefined) continue;
    const rank = customerRule === 'listed-order' ? entry.rank : 0;
    found.push({ lane, opensAfter: entry.opensAfter, interpreter: entry.interpreter, rank });
  }
  return found.sort((a, b) => lanes.priority[a.lane] - lanes.priority[b.lane] || a.rank - b.rank || a.lane - b.lane);
}
