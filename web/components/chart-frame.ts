import { css, html, LitElement, nothing } from 'lit';
import { type ChartTable, writeCsv } from '../charts/chart-table.ts';
import { sharedStyles } from '../style/shared-styles.ts';
import type { ChartElement } from './chart-element.ts';
import './data-table.ts';
import { saveFile, writePng, writeSvg } from './export-chart.ts';

/** A chart with its heading, a line of explanation, the table behind it, and its files. */
export class ChartFrame extends LitElement {
  static override properties = {
    heading: { type: String },
    fileName: { type: String },
    table: { attribute: false },
    isTable: { state: true },
  };
  static override styles = [
    sharedStyles,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        gap: 2px 12px;
        margin-bottom: 8px;
      }
      .words {
        flex: 1 1 260px;
        min-width: 0;
      }
      h2 {
        font-size: 1rem;
        font-weight: 600;
        line-height: 1.75;
      }
      .lead {
        color: var(--ink-soft);
        font-size: var(--size-small);
      }
      .files {
        display: flex;
        margin-right: -8px;
      }
    `,
  ];

  declare heading: string;
  declare fileName: string;
  /** Makes the table when it is wanted: a table of every interval is large, and rarely looked at. */
  declare table: () => ChartTable;
  declare protected isTable: boolean;

  constructor() {
    super();
    this.isTable = false;
  }

  get #svg(): SVGSVGElement {
    return this.querySelector<ChartElement>('[data-drawing]')!.svg;
  }

  #saveCsv(): void {
    saveFile(new Blob([writeCsv(this.table())], { type: 'text/csv' }), `${this.fileName}.csv`);
  }

  #saveSvg(): void {
    saveFile(new Blob([writeSvg(this.#svg, this.heading)], { type: 'image/svg+xml' }), `${this.fileName}.svg`);
  }

  async #savePng(): Promise<void> {
    saveFile(await writePng(this.#svg, this.heading), `${this.fileName}.png`);
  }

  protected override render() {
    const drawing = (label: string, save: () => void) =>
      html`<button ?disabled=${this.isTable} aria-label="Save ${this.heading} as ${label}" @click=${save}>${label}</button>`;
    return html`
      <header>
        <div class="words">
          <h2>${this.heading}</h2>
          <div class="lead"><slot name="lead"></slot></div>
        </div>
        <div class="files" role="group" aria-label=${this.heading}>
          <button
            aria-pressed=${this.isTable}
            @click=${() => {
              this.isTable = !this.isTable;
            }}
          >
            As table
          </button>
          <button aria-label="Save ${this.heading} as CSV" @click=${this.#saveCsv}>CSV</button>
          ${drawing('SVG', this.#saveSvg)} ${drawing('PNG', this.#savePng)}
        </div>
      </header>
      <div ?hidden=${this.isTable}><slot></slot></div>
      ${this.isTable ? html`<data-table caption=${this.heading} .table=${this.table()}></data-table>` : nothing}
    `;
  }
}

customElements.define('chart-frame', ChartFrame);
