import { createWorkerPool, formatIssue, runStudy, validateScenario } from '../engine/browser.ts';
import scenarioFile from '../scenarios/nhs-111-winter.json';
import './components/surge-page.ts';
import type { SurgePage } from './components/surge-page.ts';
import { PageActions } from './state/actions.ts';
import { type PageState, startPage } from './state/page-state.ts';
import { Store } from './state/store.ts';

const opened = validateScenario(scenarioFile);
if (!opened.ok) throw new Error(opened.issues.map(formatIssue).join('\n'));

const store = new Store<PageState>(startPage(opened.scenario));
const pool = createWorkerPool();
const actions = new PageActions(store, (scenario, options) =>
  runStudy(scenario, pool, { ...options, batchMilliseconds: 40 }),
);
const page = document.querySelector<SurgePage>('surge-page')!;
page.store = store;
page.actions = actions;
actions.simulate();
