import { html, type PropertyValues } from 'lit';
import { drawCursor } from '../charts/draw-cursor.ts';
import { holdMaximum } from '../charts/hold-maximum.ts';
import type { PlotArea } from '../charts/plot-area.ts';
import { intervalAt, type TimeAxisLayout } from '../charts/time-axis.ts';
import { roundUpCount } from '../charts/value-axis.ts';
import type { TimeWindow } from '../state/page-state.ts';
import { ChartElement } from './chart-element.ts';

/** A chart over time with a cursor that pointer and arrow keys move; fires `point-at` with the interval, or null. */
export abstract class TimeChartElement extends ChartElement {
  static override properties = {
    ...ChartElement.properties,
    timeWindow: { attribute: false },
    cursor: { attribute: false },
  };

  declare timeWindow: TimeWindow | null;
  declare cursor: number | null;

  #maximum: number | null = null;
  #drawn: { readonly plot: PlotArea; readonly time: TimeAxisLayout } | null = null;

  /** Names the chart for screen readers. */
  protected abstract readonly chartName: string;
  /** The figures at an interval, in words. */
  protected abstract readAt(interval: number): string;
  protected abstract needed(): number;
  protected readonly roundUp: (needed: number) => number = roundUpCount;
  protected abstract drawAt(maximum: number): { readonly plot: PlotArea; readonly time: TimeAxisLayout };

  protected draw(): void {
    drawCursor(this.svg, this.#drawn!.plot, this.#drawn!.time, this.cursor);
  }

  protected override updated(changed?: PropertyValues): void {
    if (this.widthPx === 0 || !this.report) return;
    // The pointer moves far more often than the figures: then only the cursor is drawn.
    const isCursorOnly = this.#drawn !== null && changed?.size === 1 && changed.has('cursor');
    if (!isCursorOnly) {
      this.#maximum = holdMaximum(this.#maximum, this.needed(), this.isDragging, this.roundUp);
      this.#drawn = this.drawAt(this.#maximum);
    }
    this.draw();
  }

  protected override render() {
    const count = this.report.overTime.intervals.labels.length;
    return html`<div
      class="cursor-area"
      role="slider"
      tabindex="0"
      aria-label=${this.chartName}
      aria-valuemin="0"
      aria-valuemax=${count - 1}
      aria-valuenow=${this.cursor ?? 0}
      aria-valuetext=${this.cursor === null ? 'No interval selected; arrow keys move along time' : this.readAt(this.cursor)}
      @keydown=${this.#onKey}
      @pointermove=${this.#onPointer}
      @pointerdown=${this.#onPointer}
      @pointerleave=${() => this.#pointAt(null)}
    >
      <svg aria-hidden="true"></svg>
    </div>`;
  }

  #onPointer(event: PointerEvent): void {
    if (!this.#drawn) return;
    const { left } = this.svg.getBoundingClientRect();
    this.#pointAt(intervalAt(this.#drawn.time, event.clientX - left));
  }

  #onKey(event: KeyboardEvent): void {
    if (!this.#drawn) return;
    const { first, last } = this.#drawn.time;
    const day = (24 * 60) / this.report.reportingMinutes;
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -day, PageUp: day }[event.key];
    const from = this.cursor ?? first;
    let next: number | null;
    if (step !== undefined) next = this.cursor === null ? first : from + step;
    else if (event.key === 'Home') next = first;
    else if (event.key === 'End') next = last;
    else if (event.key === 'Escape') next = null;
    else return;
    event.preventDefault();
    this.#pointAt(next === null ? null : Math.min(last, Math.max(first, next)));
  }

  #pointAt(interval: number | null): void {
    this.dispatchEvent(new CustomEvent('point-at', { detail: interval, bubbles: true, composed: true }));
  }
}
