import { commit, preview, redo, undo } from './history.ts';
import { applyLevers, type Levers, neutralLevers } from './levers.ts';
import { loadScenario } from './load-scenario.ts';
import { type PageState, type Plan, planFor, type Theme, type TimeWindow } from './page-state.ts';
import type { Store } from './store.ts';
import { type RunStudy, StudyController } from './study-controller.ts';

/** Everything a reader can do. Elements call these and nothing else; each is one step that undo knows, or none. */
export class PageActions {
  readonly #store: Store<PageState>;
  readonly #study: StudyController;

  constructor(store: Store<PageState>, runStudy: RunStudy) {
    this.#store = store;
    this.#study = new StudyController(runStudy, (change) =>
      store.update({ study: { ...store.state.study, ...change } }),
    );
  }

  /** Simulates the plan at hand. */
  simulate(isProvisional = false): void {
    const { scenario, levers, seed } = this.#store.state.plans.present;
    this.#study.request(applyLevers(scenario, levers, seed), isProvisional);
  }

  /** Moves levers. @param isFinal false while the hand is still on the slider */
  moveLevers(change: Partial<Levers>, isFinal: boolean): void {
    const plan = this.#store.state.plans.present;
    this.#changePlan({ ...plan, levers: { ...plan.levers, ...change } }, isFinal);
  }

  resetLevers(): void {
    const plan = this.#store.state.plans.present;
    this.#changePlan({ ...plan, levers: neutralLevers(plan.scenario) }, true);
  }

  setSeed(seed: string): void {
    const plan = this.#store.state.plans.present;
    if (seed !== plan.seed) this.#changePlan({ ...plan, seed }, true);
  }

  undo(): void {
    this.#store.update({ plans: undo(this.#store.state.plans), isDragging: false });
    this.simulate();
  }

  redo(): void {
    this.#store.update({ plans: redo(this.#store.state.plans), isDragging: false });
    this.simulate();
  }

  /** Replaces the scenario by a file; a faulty one is listed and changes nothing else. */
  async loadFile(file: File): Promise<void> {
    const result = await loadScenario(file);
    if (!result.ok) {
      this.#store.update({ refusedFile: { fileName: file.name, faults: result.faults } });
      return;
    }
    this.#store.update({ refusedFile: null, timeWindow: null, cursor: null });
    this.#changePlan(planFor(result.scenario), true);
  }

  dismissFaults(): void {
    this.#store.update({ refusedFile: null });
  }

  showTime(timeWindow: TimeWindow | null): void {
    this.#store.update({ timeWindow });
  }

  pointAt(cursor: number | null): void {
    if (cursor !== this.#store.state.cursor) this.#store.update({ cursor });
  }

  setTheme(theme: Theme): void {
    this.#store.update({ theme });
  }

  #changePlan(plan: Plan, isFinal: boolean): void {
    const { plans } = this.#store.state;
    this.#store.update({ plans: isFinal ? commit(plans, plan) : preview(plans, plan), isDragging: !isFinal });
    this.simulate(!isFinal);
  }
}
