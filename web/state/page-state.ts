import { baseVariant, type Scenario } from '../../engine/browser.ts';
import type { Gallery } from './built-in.ts';
import { type History, startHistory } from './history.ts';
import { type Levers, neutralLevers } from './levers.ts';
import { idleStudy, type StudyState } from './study-controller.ts';

/** A scenario file: the scenario, and its variants by name. */
export interface Story {
  readonly base: Scenario;
  readonly variants: Readonly<Record<string, Scenario>>;
}

/** What is asked: a scenario file, one of its variants, the levers on top, and the seed. Undo goes from plan to plan. */
export interface Plan {
  readonly story: Story;
  /** `base` is the scenario itself. */
  readonly variant: string;
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
  readonly gallery: Gallery | null;
}

export type Theme = 'system' | 'light' | 'dark';

/** The plan of a file, or of one of its variants: levers as the file has them. */
export function planFor(story: Story, variant = baseVariant, seed = story.base.run.seed): Plan {
  const scenario = story.variants[variant] ?? story.base;
  return { story, variant, scenario, levers: neutralLevers(scenario), seed };
}

export function startPage(plan: Plan): PageState {
  return {
    plans: startHistory(plan),
    isDragging: false,
    study: idleStudy,
    refusedFile: null,
    timeWindow: null,
    cursor: null,
    theme: 'system',
    gallery: null,
  };
}
