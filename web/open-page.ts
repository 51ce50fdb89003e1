import { formatIssue, runStudy, validateScenario } from '../engine/browser.ts';
import scenarioFile from '../scenarios/nhs-111-winter.json';
import { builtInScenarios } from './built-in-scenarios.ts';
import './components/surge-page.ts';
import type { SurgePage } from './components/surge-page.ts';
import { PageActions } from './state/actions.ts';
import { type PageState, startPage } from './state/page-state.ts';
import { Store } from './state/store.ts';
import { workers } from './workers.ts';

// Its variants are checked after the first answer: nobody chooses one before.
const { variants: _, claims: __, finding: ___, ...opening } = scenarioFile;
const opened = validateScenario(opening);
if (!opened.ok) throw new Error(opened.issues.map(formatIssue).join('\n'));

const store = new Store<PageState>(startPage(opened.scenario));
const actions = new PageActions(
  store,
  (scenario, options) => runStudy(scenario, workers, { ...options, batchMilliseconds: 40 }),
  builtInScenarios,
);
// In the same turn as the element is defined: it draws itself for the first time when this module has run.
const page = document.querySelector<SurgePage>('surge-page')!;
page.store = store;
page.actions = actions;
actions.simulate();
const whenAnswered = store.subscribe(({ study }) => {
  if (study.status === 'running') return;
  whenAnswered();
  actions.offerVariants(opened.scenario, JSON.stringify(scenarioFile));
});
