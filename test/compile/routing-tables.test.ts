import { describe, expect, it } from 'vitest';
import type { Model, ScenarioInput } from '../../engine/index.ts';
import { modelOf } from '../support/model-of.ts';

const demand = {
  contactsPerHour: 60,
  topics: { nurse: { priority: -1 }, billing: { priority: 1 } },
  languages: { en: {}, es: {} },
};
const agents: ScenarioInput['agents'] = [
  { name: 'home', headcount: 1 },
  { name: 'nurses', headcount: 1, topics: ['nurse'] },
  { name: 'vendor', headcount: 1 },
];

const routed = (routing?: ScenarioInput['routing'], selection: ScenarioInput['selection'] = {}): Promise<Model> =>
  modelOf({ demand, agents, selection, ...(routing !== undefined && { routing }) });

/** The route of a class as [group, step, opens after]. */
function routeOf({ routing, classes, groups }: Model, name: string): [string, number, number][] {
  const k = classes.names.indexOf(name);
  const route: [string, number, number][] = [];
  for (let i = routing.routeStart[k]; i < routing.routeStart[k + 1]; i++) {
    route.push([groups.names[routing.routeTeam[i]], routing.routeStep[i], routing.routeOpensAfter[i]]);
  }
  return route;
}

function linesOf({ routing, classes, groups }: Model, name: string): [string, number][] {
  const g = groups.names.indexOf(name);
  const lines: [string, number][] = [];
  for (let i = routing.laneStart[g]; i < routing.laneStart[g + 1]; i++) {
    lines.push([classes.names[routing.lanes.classOf[routing.lane[i]]], routing.laneOpensAfter[i]]);
  }
  return lines;
}

describe('routing', () => {
  it('is one step with every group that can serve the class when nothing is said', async () => {
    const model = await routed();
    expect(routeOf(model, 'billing/en/voice')).toEqual([
      ['home', 0, 0],
      ['vendor', 0, 0],
    ]);
    expect(routeOf(model, 'nurse/es/voice')).toEqual([
      ['home', 0, 0],
      ['nurses', 0, 0],
      ['vendor', 0, 0],
    ]);
    expect([...model.routing.tracksIdleTime]).toEqual([1, 1, 1]);
  });

  it('makes each group a step of its own under the listed-order rule', async () => {
    const model = await routed(undefined, { agentRule: 'listed-order' });
    expect(routeOf(model, 'billing/en/voice')).toEqual([
      ['home', 0, 0],
      ['vendor', 1, 0],
    ]);
    expect([...model.routing.tracksIdleTime]).toEqual([0, 0, 0]);
  });

  it('lets the most specific selector win, not the first or the last', async () => {
    const model = await routed({
      '*': [{ group: 'vendor' }],
      'nurse/es': [{ group: 'nurses' }],
      nurse: [{ group: 'home' }],
    });
    expect(routeOf(model, 'billing/es/voice')).toEqual([['vendor', 0, 0]]);
    expect(routeOf(model, 'nurse/en/voice')).toEqual([['home', 0, 0]]);
    expect(routeOf(model, 'nurse/es/voice')).toEqual([['nurses', 0, 0]]);
  });

  it('sorts steps by the wait after which they open, equal ones as listed', async () => {
    const model = await routed({
      '*': [{ group: 'vendor', afterSeconds: 30 }, { group: 'home' }],
      nurse: [
        { group: 'vendor', afterSeconds: 60 },
        { group: 'nurses', afterSeconds: 20 },
        { groups: ['home'], afterSeconds: 20 },
      ],
    });
    expect(routeOf(model, 'billing/en/voice')).toEqual([
      ['home', 0, 0],
      ['vendor', 1, 30],
    ]);
    expect(routeOf(model, 'nurse/en/voice')).toEqual([
      ['nurses', 0, 20],
      ['home', 1, 20],
      ['vendor', 2, 60],
    ]);
  });

  it('keeps a group in the first of two steps that name it', async () => {
    const model = await routed({ '*': [{ group: 'home' }, { groups: ['home', 'vendor'], afterSeconds: 30 }] });
    expect(routeOf(model, 'billing/en/voice')).toEqual([
      ['home', 0, 0],
      ['vendor', 1, 30],
    ]);
    expect([...model.routing.tracksIdleTime]).toEqual([0, 0, 0]);
  });

  it("gives a freed agent the lines in order of priority, each after its step's wait", async () => {
    const model = await routed({ '*': [{ group: 'home' }, { group: 'vendor', afterSeconds: 30 }] });
    expect(linesOf(model, 'vendor')).toEqual([
      ['nurse/en/voice', 30],
      ['nurse/es/voice', 30],
      ['billing/en/voice', 30],
      ['billing/es/voice', 30],
    ]);
    expect(linesOf(model, 'nurses')).toEqual([]);
  });

  it('forgets priorities under first-come-first-served', async () => {
    const model = await routed(undefined, { customerRule: 'first-come-first-served' });
    expect([...model.routing.lanes.priority]).toEqual([0, 0, 0, 0]);
  });
});
