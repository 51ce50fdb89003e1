import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../engine/browser.ts';
import { shortestScenario } from '../../../engine/scenario/reference-prose.ts';
import { PageActions, type PageEngine } from '../../../web/state/actions.ts';
import type { BuiltInScenarios } from '../../../web/state/built-in.ts';
import { type PageState, planFor, startPage } from '../../../web/state/page-state.ts';
import { Store } from '../../../web/state/store.ts';

const text = JSON.stringify({
  ...shortestScenario,
  variants: { eight: { changes: { agents: { desk: { headcount: 8 } } } } },
});
const card = { name: 'clinic', title: 'Clinic line', question: '', story: '', finding: '', claims: [] };
const builtIn = (changes: Partial<BuiltInScenarios> = {}): BuiltInScenarios => ({
  cards: async () => [card],
  picture: async () => '<svg></svg>',
  text: async () => text,
  ...changes,
});

function page(scenarios: BuiltInScenarios) {
  const opened = parseScenario(JSON.stringify(shortestScenario));
  if (!opened.ok) throw new Error(JSON.stringify(opened.issues));
  const store = new Store<PageState>(startPage(planFor({ base: opened.scenario, variants: {} })));
  const engine: PageEngine = {
    runStudy: () => new Promise(() => undefined),
    readScenario: async (given) => parseScenario(given),
  };
  const actions = new PageActions(store, engine, scenarios);
  return { store, actions, scenario: opened.scenario };
}

describe('the gallery', () => {
  it('gets its cards and pictures when it is opened, and forgets them when it is closed', async () => {
    const { store, actions } = page(builtIn());
    expect(store.state.gallery).toBeNull();
    await actions.openGallery();
    expect(store.state.gallery).toEqual({ cards: [card], pictures: { clinic: '<svg></svg>' }, failure: '' });
    actions.closeGallery();
    expect(store.state.gallery).toBeNull();
  });

  it('says why there is nothing to show', async () => {
    const { store, actions } = page(builtIn({ cards: () => Promise.reject(new Error('No line.')) }));
    await actions.openGallery();
    expect(store.state.gallery?.failure).toBe('No line.');
  });

  it('stays closed when what was asked for comes late', async () => {
    let deliver = (_: string) => {};
    const late = new Promise<string>((resolve) => {
      deliver = resolve;
    });
    const { store, actions } = page(builtIn({ picture: () => late }));
    const opening = actions.openGallery();
    await Promise.resolve();
    actions.closeGallery();
    deliver('<svg></svg>');
    await opening;
    expect(store.state.gallery).toBeNull();
  });

  it('loads the scenario that is chosen, with its variants, and closes', async () => {
    const { store, actions } = page(builtIn());
    await actions.openGallery();
    await actions.loadBuiltIn('clinic');
    expect(store.state.gallery).toBeNull();
    expect(Object.keys(store.state.plans.present.story.variants)).toEqual(['eight']);
  });
});

describe('a variant', () => {
  it('is a plan of its own, which undo takes back, with the seed of the page', async () => {
    const { store, actions } = page(builtIn());
    await actions.loadBuiltIn('clinic');
    actions.setSeed('mine');
    actions.chooseVariant('eight');
    const { present } = store.state.plans;
    expect(present).toMatchObject({ variant: 'eight', seed: 'mine', scenario: { agents: [{ headcount: 8 }] } });
    actions.undo();
    expect(store.state.plans.present).toMatchObject({ variant: 'base', scenario: { agents: [{ headcount: 5 }] } });
  });

  it('can be offered later than its scenario, in every plan of it', async () => {
    const { store, actions, scenario } = page(builtIn());
    actions.setSeed('mine');
    await actions.offerVariants(scenario, 'clinic');
    const { past, present } = store.state.plans;
    expect([...past, present].map(({ story }) => Object.keys(story.variants))).toEqual([['eight'], ['eight']]);
    actions.chooseVariant('eight');
    expect(store.state.plans.present.scenario.agents[0].headcount).toBe(8);
  });

  it('is not offered, and nothing else happens, when its file cannot be had', async () => {
    const { store, actions, scenario } = page(builtIn({ text: () => Promise.reject(new Error('No line.')) }));
    await actions.offerVariants(scenario, 'clinic');
    expect(store.state.plans.present.story.variants).toEqual({});
  });
});
