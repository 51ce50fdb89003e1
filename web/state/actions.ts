import type { Scenario } from '../../engine/browser.ts';
import { type BuiltInScenarios, emptyGallery } from './built-in.ts';
import { commit, preview, redo, undo } from './history.ts';
import { applyLevers, type Levers, neutralLevers } from './levers.ts';
import { type LoadedStory, loadScenario, type ReadScenario, readStory } from './load-scenario.ts';
import { type PageState, type Plan, planFor, type Theme, type TimeWindow } from './page-state.ts';
import type { Store } from './store.ts';
import { type RunStudy, StudyController } from './study-controller.ts';

/** What the page asks of the engine. */
export interface PageEngine {
  readonly runStudy: RunStudy;
  readonly readScenario: ReadScenario;
}

/** Everything a reader can do. Elements call these and nothing else; each is one step that undo knows, or none. */
export class PageActions {
  readonly #store: Store<PageState>;
  readonly #study: StudyController;
  readonly #read: ReadScenario;
  readonly #builtIn: BuiltInScenarios;

  constructor(store: Store<PageState>, engine: PageEngine, builtIn: BuiltInScenarios) {
    this.#store = store;
    this.#read = engine.readScenario;
    this.#builtIn = builtIn;
    this.#study = new StudyController(engine.runStudy, (change) =>
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
    this.#open(file.name, await loadScenario(file, this.#read));
  }

  /** Replaces the scenario by one that comes with the page. */
  async loadBuiltIn(name: string): Promise<void> {
    try {
      const loaded = await readStory(await this.#builtIn.text(name), this.#read);
      this.closeGallery();
      this.#open(`${name}.json`, loaded);
    } catch (error) {
      this.#failGallery(error);
    }
  }

  /** Changes to another variant of the scenario; levers go back to what the file has. */
  chooseVariant(variant: string): void {
    const { story, seed } = this.#store.state.plans.present;
    this.#changePlan(planFor(story, variant, seed), true);
  }

  /** Offers the variants of a scenario that was opened without them. @param name its file, among those that come with the page */
  async offerVariants(scenario: Scenario, name: string): Promise<void> {
    // Without a file to be had the page stays as it is.
    const text = await this.#builtIn.text(name).catch(() => null);
    const read = text === null ? null : await readStory(text, this.#read);
    if (!read?.ok) return;
    const { variants } = read.story;
    const withVariants = (plan: Plan): Plan =>
      plan.story.base === scenario ? { ...plan, story: { base: scenario, variants } } : plan;
    const { plans } = this.#store.state;
    const [past, future] = [plans.past, plans.future].map((list) => list.map(withVariants));
    this.#store.update({ plans: { ...plans, past: past!, present: withVariants(plans.present), future: future! } });
  }

  /** Shows the scenarios that come with the page; their pictures follow one by one. */
  async openGallery(): Promise<void> {
    this.#store.update({ gallery: emptyGallery });
    try {
      const cards = await this.#builtIn.cards();
      this.#updateGallery({ cards });
      await Promise.all(
        cards.map(async ({ name }) => {
          const picture = await this.#builtIn.picture(name);
          this.#updateGallery({ pictures: { ...this.#store.state.gallery?.pictures, [name]: picture } });
        }),
      );
    } catch (error) {
      this.#failGallery(error);
    }
  }

  closeGallery(): void {
    if (this.#store.state.gallery !== null) this.#store.update({ gallery: null });
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

  #open(fileName: string, loaded: LoadedStory): void {
    if (!loaded.ok) {
      this.#store.update({ refusedFile: { fileName, faults: loaded.faults } });
      return;
    }
    this.#store.update({ refusedFile: null, timeWindow: null, cursor: null });
    this.#changePlan(planFor(loaded.story), true);
  }

  #updateGallery(change: Partial<NonNullable<PageState['gallery']>>): void {
    const { gallery } = this.#store.state;
    // It may have been closed meanwhile.
    if (gallery !== null) this.#store.update({ gallery: { ...gallery, ...change } });
  }

  #failGallery(error: unknown): void {
    this.#updateGallery({ failure: error instanceof Error ? error.message : String(error) });
  }

  #changePlan(plan: Plan, isFinal: boolean): void {
    const { plans } = this.#store.state;
    this.#store.update({ plans: isFinal ? commit(plans, plan) : preview(plans, plan), isDragging: !isFinal });
    this.simulate(!isFinal);
  }
}
