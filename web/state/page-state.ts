import type { Scenario } from '../../engine/browser.ts';
import { type History, startHistory } from './history.ts';
import { type Levers, neutralLevers } from './levers.ts';
import { idleStudy, type StudyState } from './study-controller.ts';

/** What is asked: a scenario file, the levers on top, and the seed. Undo goes from plan to plan. */
export interface Plan {
  readonly scenario: Scenario;
  readonly levers: Levers;
  readonly seed: string;
}

/** A file that could not be loaded, and every fault in it, one sentence each. */
export interface RefusedFile {
  readonly fileName: string;
  readonly faults: readonly string[];
}

/** The part of the run that the time charts show, seconds since the start. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

export interface PageState {
  readonly plans: History<Plan>;
  /** True between the first and last change of a drag: axes stay put. */
  readonly isDragging: boolean;
  readonly study: StudyState;
  readonly refusedFile: RefusedFile | null;
  /** null shows the whole run. */
  readonly timeWindow: TimeWindow | null;
  /** Reporting interval under the pointer or the keyboard's cursor. */
  readonly cursor: number | null;
  readonly theme: Theme;
}

export type Theme = 'system' | 'light' | 'dark';

export function planFor(scenario: Scenario): Plan {
  return { scenario, levers: neutralLevers(scenario), seed: scenario.run.seed };
}

export function startPage(scenario: Scenario): PageState {
  return {
    plans: startHistory(planFor(scenario)),
    isDragging: false,
    study: idleStudy,
    refusedFile: null,
    timeWindow: null,
    cursor: null,
    theme: 'system',
  };
}
