import type { Headline, Report } from '../engine/browser.ts';
import { startStudyThread } from '../engine/browser-studies.ts';
import { builtInScenarios } from './built-in-scenarios.ts';
import './components/surge-page.ts';
import type { SurgePage } from './components/surge-page.ts';
import { openingName, openingPlan } from './opening-plan.ts';
import { PageActions } from './state/actions.ts';
import { nextPaint } from './state/next-paint.ts';
import { type PageState, startPage } from './state/page-state.ts';
import { Store } from './state/store.ts';
import { batchMilliseconds } from './state/study-controller.ts';

declare global {
  /** Set by a line that the build puts into `index.html`; missing in development, or where a policy forbids such lines. */
  var studyWorker: Worker | undefined;
}

// The thread that simulates: the one that `index.html` has started while this was on its way, where it could.
const studies = startStudyThread(() => {
  const { studyWorker } = globalThis;
  globalThis.studyWorker = undefined;
  return studyWorker ?? new Worker(new URL('./study-worker.ts', import.meta.url), { type: 'module' });
});
const store = new Store<PageState>(startPage(openingPlan));
const actions = new PageActions(
  store,
  {
    runStudy: (scenario, options) => {
      // Simulation leaves the processors to the page until it has drawn.
      const onHeadline = (headline: Headline) => {
        options.onHeadline(headline);
        return nextPaint();
      };
      const onReport = (report: Report) => {
        options.onReport(report);
        return nextPaint();
      };
      return studies.runStudy(scenario, { ...options, onHeadline, onReport, batchMilliseconds });
    },
    readScenario: (text) => studies.readScenario(text),
  },
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
  void actions.offerVariants(openingPlan.scenario, openingName);
});
