import { html, LitElement, nothing } from 'lit';
import type { Report } from '../../engine/browser.ts';
import type { PageActions } from '../state/actions.ts';
import { createFormats, type Formats } from '../state/format.ts';
import type { PageState } from '../state/page-state.ts';
import type { Store } from '../state/store.ts';
import { pageStyles } from '../style/page-styles.ts';
import { sharedStyles } from '../style/shared-styles.ts';
import type { HowComputed } from './how-computed.ts';
import './how-computed.ts';
import { closeIcon, leversIcon } from './icons.ts';
import './issue-list.ts';
import './lever-panel.ts';
import './measure-tiles.ts';
import './page-footer.ts';
import './scenario-gallery.ts';
import './top-bar.ts';
import './verdict-panel.ts';

/** The whole page: lays out its parts, hands each its share of the state, and turns their events into actions. */
export class SurgePage extends LitElement {
  static override properties = {
    store: { attribute: false },
    actions: { attribute: false },
    hasLeversOpen: { state: true },
    chartedReport: { state: true },
    isDropping: { state: true },
  };
  static override styles = [sharedStyles, pageStyles];

  declare store: Store<PageState>;
  declare actions: PageActions;
  declare protected hasLeversOpen: boolean;
  /** What the charts show: they follow a frame behind the figures, which must not wait until all of them are drawn. */
  declare protected chartedReport: Report | null;
  declare protected isDropping: boolean;

  #formats: Formats | null = null;
  #currency = '';
  #unsubscribe = () => {};
  #isChartingDue = false;
  readonly #page = new AbortController();

  constructor() {
    super();
    this.hasLeversOpen = false;
    this.chartedReport = null;
    this.isDropping = false;
  }

  protected override updated(): void {
    if (this.#isChartingDue || this.chartedReport === this.store.state.study.report) return;
    this.#isChartingDue = true;
    requestAnimationFrame(() =>
      setTimeout(async () => {
        // Read when there is something to draw: the page itself is on the screen before.
        await import('./chart-board.ts');
        this.#isChartingDue = false;
        this.chartedReport = this.store.state.study.report;
      }),
    );
  }

  protected override firstUpdated(): void {
    this.#unsubscribe = this.store.subscribe(({ theme }) => {
      document.documentElement.dataset.theme = theme;
      this.requestUpdate();
    });
    const on = <Name extends keyof DocumentEventMap>(name: Name, listener: (event: DocumentEventMap[Name]) => void) =>
      document.addEventListener(name, listener, { signal: this.#page.signal });
    on('keydown', (event) => this.#onKey(event));
    on('dragover', (event) => {
      event.preventDefault();
      this.isDropping = true;
    });
    on('dragleave', (event) => {
      if (event.relatedTarget === null) this.isDropping = false;
    });
    on('drop', (event) => {
      event.preventDefault();
      this.isDropping = false;
      const file = event.dataTransfer?.files[0];
      if (file) void this.actions.loadFile(file);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe();
    this.#page.abort();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.hasLeversOpen = false;
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    // In a text field the keys undo what was typed there.
    const [origin] = event.composedPath();
    if (origin instanceof HTMLInputElement && origin.type !== 'range') return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) this.actions.redo();
    else this.actions.undo();
  }

  #formatsFor(currency: string): Formats {
    if (!this.#formats || currency !== this.#currency) this.#formats = createFormats(navigator.language, currency);
    this.#currency = currency;
    return this.#formats;
  }

  protected override render() {
    const { plans, study, refusedFile, timeWindow, cursor, theme, isDragging, gallery } = this.store.state;
    const plan = plans.present;
    const { headline } = study;
    const formats = this.#formatsFor(headline?.currency ?? plan.scenario.currency);
    const { actions } = this;
    return html`
      <top-bar
        .scenarioName=${plan.story.base.name}
        .variants=${Object.keys(plan.story.variants)}
        .variant=${plan.variant}
        .seed=${plan.seed}
        .canUndo=${plans.past.length > 0}
        .canRedo=${plans.future.length > 0}
        .theme=${theme}
        @undo=${() => actions.undo()}
        @redo=${() => actions.redo()}
        @load-file=${(event: CustomEvent<File>) => actions.loadFile(event.detail)}
        @show-gallery=${() => actions.openGallery()}
        @choose-variant=${(event: CustomEvent<string>) => actions.chooseVariant(event.detail)}
        @set-seed=${(event: CustomEvent<string>) => actions.setSeed(event.detail)}
        @set-theme=${(event: CustomEvent<PageState['theme']>) => actions.setTheme(event.detail)}
      ></top-bar>
      <div class="layout">
        <aside
          aria-label="Levers"
          ?data-open=${this.hasLeversOpen}
          @move-levers=${({ detail }: CustomEvent) => actions.moveLevers(detail.change, detail.isFinal)}
          @reset-levers=${() => actions.resetLevers()}
        >
          <lever-panel .plan=${plan} .formats=${formats}></lever-panel>
        </aside>
        <main
          ?data-stale=${study.isStale}
          @dismiss-faults=${() => actions.dismissFaults()}
          @point-at=${(event: CustomEvent<number | null>) => actions.pointAt(event.detail)}
          @show-time=${(event: CustomEvent<PageState['timeWindow']>) => actions.showTime(event.detail)}
        >
          ${this.#faults(refusedFile, study)}
          <verdict-panel .report=${headline} .formats=${formats} .status=${study.status}></verdict-panel>
          ${
            headline
              ? html`<measure-tiles .report=${headline} .formats=${formats} .isDragging=${isDragging}></measure-tiles>`
              : nothing
          }
          ${
            this.chartedReport
              ? html`<chart-board
                  .report=${this.chartedReport}
                  .formats=${formats}
                  .timeWindow=${timeWindow}
                  .cursor=${cursor}
                  .isDragging=${isDragging}
                  .targetShare=${plan.levers.targetShare}
                ></chart-board>`
              : nothing
          }
        </main>
      </div>
      <page-footer .study=${study} .formats=${formats} @show-how=${() => this.renderRoot.querySelector<HowComputed>('how-computed')!.show()}></page-footer>
      ${headline ? html`<how-computed .report=${headline} .scenario=${plan.scenario} .formats=${formats}></how-computed>` : nothing}
      <scenario-gallery
        .gallery=${gallery}
        @close-gallery=${() => actions.closeGallery()}
        @load-built-in=${(event: CustomEvent<string>) => actions.loadBuiltIn(event.detail)}
      ></scenario-gallery>
      <button class="levers-toggle" aria-expanded=${this.hasLeversOpen} @click=${() => {
        this.hasLeversOpen = !this.hasLeversOpen;
      }}>${this.hasLeversOpen ? closeIcon : leversIcon} ${this.hasLeversOpen ? 'Close' : 'Levers'}</button>
      ${this.isDropping ? html`<div class="drop">Drop a scenario file to simulate it</div>` : nothing}
    `;
  }

  #faults(refusedFile: PageState['refusedFile'], study: PageState['study']) {
    if (refusedFile) {
      const { fileName, faults } = refusedFile;
      const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
      return html`<issue-list canDismiss heading="${fileName} was not loaded: ${count}" .faults=${faults}></issue-list>`;
    }
    if (study.status === 'faulty') {
      return html`<issue-list heading="This plan cannot be simulated; the figures are of the plan before" .faults=${study.faults}></issue-list>`;
    }
    if (study.status === 'crashed') {
      return html`<issue-list heading="The simulation stopped; the figures are of the plan before" .faults=${[study.failure]}></issue-list>`;
    }
    return nothing;
  }
}

customElements.define('surge-page', SurgePage);
