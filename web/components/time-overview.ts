import { css, html } from 'lit';
import { TimeBrush } from '../charts/brush-time.ts';
import { drawOverview } from '../charts/draw-overview.ts';
import { fitWindow, layoutOverview, moveWindow, type OverviewLayout } from '../charts/layout-overview.ts';
import type { TimeWindow } from '../state/page-state.ts';
import { chartStyles } from '../style/chart-styles.ts';
import { sharedStyles } from '../style/shared-styles.ts';
import { ChartElement } from './chart-element.ts';

const heightPx = 44;
const daySeconds = 86_400;

/** The strip under the time charts that zooms them together, by brush, buttons or keys; fires `show-time`. */
export class TimeOverview extends ChartElement {
  static override properties = { ...ChartElement.properties, timeWindow: { attribute: false } };
  static override styles = [
    sharedStyles,
    chartStyles,
    css`
      :host {
        display: grid;
        gap: 6px;
      }
      .controls {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px;
        color: var(--ink-soft);
        font-size: var(--size-small);
      }
      .controls span {
        margin-right: 6px;
      }
      svg {
        cursor: crosshair;
        touch-action: pan-y;
        min-height: ${heightPx}px;
      }
      .window,
      .veil,
      .handle {
        pointer-events: none;
      }
    `,
  ];

  declare timeWindow: TimeWindow | null;
  #layout: OverviewLayout | null = null;
  readonly #brush = new TimeBrush({
    onStretch: (window) => this.#show(window),
    // A tap looks at the day around it, and a second one at everything again.
    onTap: (seconds) =>
      this.#show(this.timeWindow ? null : { from: seconds - daySeconds / 2, to: seconds + daySeconds / 2 }),
  });

  protected draw(): void {
    const size = { widthPx: this.widthPx, heightPx, window: this.timeWindow };
    const layout = layoutOverview(this.report, size, this.formats);
    this.#layout = layout;
    drawOverview(this.svg, layout);
    this.#brush.draw(this.svg, layout, this.timeWindow === null);
  }

  #show(window: TimeWindow | null): void {
    const detail = window && fitWindow(window, this.#layout!.spanSeconds);
    this.dispatchEvent(new CustomEvent('show-time', { detail, bubbles: true, composed: true }));
  }

  #move(byShare: number, factor: number): void {
    const [from, to] = this.#layout!.spanSeconds;
    this.#show(moveWindow(this.timeWindow ?? { from, to }, byShare, factor));
  }

  protected override render() {
    const isWhole = this.timeWindow === null;
    return html`
      <svg aria-hidden="true"></svg>
      <div class="controls" role="group" aria-label="Part of the run shown">
        <span>Drag across the strip to zoom, or</span>
        <button @click=${() => this.#move(0, 0.5)}>Zoom in</button>
        <button ?disabled=${isWhole} @click=${() => this.#move(0, 2)}>Zoom out</button>
        <button ?disabled=${isWhole} @click=${() => this.#move(-0.5, 1)}>Earlier</button>
        <button ?disabled=${isWhole} @click=${() => this.#move(0.5, 1)}>Later</button>
        <button ?disabled=${isWhole} @click=${() => this.#show(null)}>Whole run</button>
      </div>
    `;
  }
}

customElements.define('time-overview', TimeOverview);
