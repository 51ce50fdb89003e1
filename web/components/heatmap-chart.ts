import { css, html, type PropertyValues } from 'lit';
import { drawHeatmap } from '../charts/draw-heatmap.ts';
import { type HeatmapLayout, layoutHeatmap, moveHourOfWeek } from '../charts/layout-heatmap.ts';
import { readHourOfWeek } from '../charts/read-interval.ts';
import { chartStyles } from '../style/chart-styles.ts';
import { sharedStyles } from '../style/shared-styles.ts';
import { ChartElement } from './chart-element.ts';

/** Service level by hour and day of the week, with a cursor for pointer and arrow keys. */
export class HeatmapChart extends ChartElement {
  static override properties = {
    ...ChartElement.properties,
    targetShare: { attribute: false },
    hourOfWeek: { state: true },
  };
  static override styles = [
    sharedStyles,
    chartStyles,
    css`
      .reading {
        min-height: 1.5em;
        font-size: var(--size-small);
        color: var(--ink-soft);
        margin-bottom: 6px;
      }
    `,
  ];

  declare targetShare: number;
  declare protected hourOfWeek: number | null;
  #layout: HeatmapLayout | null = null;

  constructor() {
    super();
    this.hourOfWeek = null;
  }

  protected draw(): void {
    this.#layout = layoutHeatmap(this.report, this.widthPx, this.targetShare, this.formats);
    drawHeatmap(this.svg, this.#layout, this.hourOfWeek);
  }

  protected override updated(changed?: PropertyValues): void {
    if (this.#layout && changed?.size === 1 && changed.has('hourOfWeek')) {
      drawHeatmap(this.svg, this.#layout, this.hourOfWeek);
    } else super.updated();
  }

  #onPointer(event: PointerEvent): void {
    const { left, top } = this.svg.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    const cell = this.#layout?.cells.find(
      ({ xPx, yPx, widthPx, heightPx }) => x >= xPx && x < xPx + widthPx + 2 && y >= yPx && y < yPx + heightPx + 2,
    );
    this.hourOfWeek = cell?.hourOfWeek ?? null;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.hourOfWeek = null;
    if (!this.#layout) return;
    const next = moveHourOfWeek(this.hourOfWeek ?? 0, event.key, this.#layout.hasDaysAcross);
    if (next === null) return;
    event.preventDefault();
    this.hourOfWeek = this.hourOfWeek === null ? 0 : next;
  }

  protected override render() {
    const reading = this.hourOfWeek === null ? '' : readHourOfWeek(this.report, this.hourOfWeek, this.formats);
    return html`
      <p class="reading" aria-hidden="true">${reading || 'Point at an hour for its interval and contacts; arrow keys move.'}</p>
      <div
        role="slider"
        tabindex="0"
        aria-label="Service level by hour and day of the week"
        aria-valuemin="0"
        aria-valuemax="167"
        aria-valuenow=${this.hourOfWeek ?? 0}
        aria-valuetext=${reading || 'No hour selected; arrow keys move'}
        @pointermove=${this.#onPointer}
        @pointerdown=${this.#onPointer}
        @pointerleave=${() => {
          this.hourOfWeek = null;
        }}
        @keydown=${this.#onKey}
      >
        <svg aria-hidden="true"></svg>
      </div>
    `;
  }
}

customElements.define('heatmap-chart', HeatmapChart);
