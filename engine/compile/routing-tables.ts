import type { RoutingStep } from '../scenario/routing.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type ContactClass, mostSpecific } from '../scenario/selector.ts';
import { serves } from '../scenario/skills.ts';
import type { Routing } from './model.ts';

/** One entry of a class's route: a group, the step it belongs to, and the wait after which that step opens. */
interface RouteEntry {
  readonly group: number;
  readonly step: number;
  readonly opensAfter: number;
}

/**
 * Both sides of the routing: for each class the groups to try, and for each group the lines to look at. Steps that open
 * later come later; among steps that open together the order of the scenario counts.
 */
export function routingOf(scenario: Scenario, classes: readonly ContactClass[], priority: Int32Array): Routing {
  const routes = classes.map((contact) => routeOf(scenario, contact));
  const entries = routes.flat();
  const routeStart = new Int32Array(classes.length + 1);
  routes.forEach((route, k) => {
    routeStart[k + 1] = routeStart[k] + route.length;
  });
  const tracksIdleTime = new Uint8Array(scenario.agents.length);
  for (const route of routes) {
    for (const entry of route) {
      if (route.some((other) => other.step === entry.step && other.group !== entry.group))
        tracksIdleTime[entry.group] = 1;
    }
  }
  const lines = linesOf(scenario.agents.length, routes, priority);
  const lineStart = new Int32Array(scenario.agents.length + 1);
  lines.forEach((line, g) => {
    lineStart[g + 1] = lineStart[g] + line.length;
  });
  return {
    routeStart,
    routeGroup: Uint16Array.from(entries, (entry) => entry.group),
    routeStep: Uint16Array.from(entries, (entry) => entry.step),
    routeOpensAfter: Float64Array.from(entries, (entry) => entry.opensAfter),
    lineStart,
    line: Uint16Array.from(lines.flat(), (line) => line.contactClass),
    lineOpensAfter: Float64Array.from(lines.flat(), (line) => line.opensAfter),
    tracksIdleTime,
  };
}

function routeOf(scenario: Scenario, contact: ContactClass): RouteEntry[] {
  const selector = scenario.routing === undefined ? undefined : mostSpecific(Object.keys(scenario.routing), contact);
  const steps: readonly RoutingStep[] | undefined = selector === undefined ? undefined : scenario.routing?.[selector];
  const isListedOrder = scenario.selection.agentRule === 'listed-order';
  const entries: RouteEntry[] = [];
  let step = 0;
  const add = (groups: readonly number[], opensAfter: number, inOrder: boolean): void => {
    for (const group of groups) {
      if (entries.some((entry) => entry.group === group)) continue;
      entries.push({ group, step, opensAfter });
      if (inOrder) step++;
    }
    step++;
  };
  const names = scenario.agents.map((group) => group.name);
  if (steps === undefined) {
    add(
      scenario.agents.flatMap((group, g) => (serves(group, contact) ? [g] : [])),
      0,
      isListedOrder,
    );
  } else {
    const inOrderOfOpening = [...steps].sort((a, b) => a.afterSeconds - b.afterSeconds);
    for (const { group, groups, afterSeconds, rule } of inOrderOfOpening) {
      // A step of a wildcard selector may name groups that serve only some of its classes.
      const members = (groups ?? (group === undefined ? [] : [group]))
        .map((name) => names.indexOf(name))
        .filter((g) => serves(scenario.agents[g], contact));
      add(members, afterSeconds, rule === undefined ? isListedOrder : rule === 'listed-order');
    }
  }
  return entries;
}

/** For each group the classes it may serve, better priority first, then in the order of classes. */
function linesOf(
  groups: number,
  routes: readonly (readonly RouteEntry[])[],
  priority: Int32Array,
): { contactClass: number; opensAfter: number }[][] {
  return Array.from({ length: groups }, (_, g) =>
    routes
      .flatMap((route, contactClass) =>
        route.filter((entry) => entry.group === g).map(({ opensAfter }) => ({ contactClass, opensAfter })),
      )
      .sort((a, b) => priority[a.contactClass] - priority[b.contactClass] || a.contactClass - b.contactClass),
  );
}
