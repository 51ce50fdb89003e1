import { html } from 'lit';
import { drawCost } from '../charts/draw-cost.ts';
import { holdMaximum } from '../charts/hold-maximum.ts';
import { layoutCost } from '../charts/layout-cost.ts';
import { chartStyles } from '../style/chart-styles.ts';
import { sharedStyles } from '../style/shared-styles.ts';
import { ChartElement } from './chart-element.ts';

/** Cost by vendor, site and kind, adding up to the total. */
export class CostChart extends ChartElement {
  static override styles = [sharedStyles, chartStyles];
  #maximum: number | null = null;

  protected draw(): void {
    this.#maximum = holdMaximum(
      this.#maximum,
      this.report.cost.total.high ?? this.report.cost.total.value ?? 0,
      this.isDragging,
    );
    drawCost(this.svg, layoutCost(this.report, this.widthPx, this.#maximum, this.formats));
  }

  protected override render() {
    return html`<svg role="img" aria-label="The same figures are in the table of this chart."></svg>`;
  }
}

customElements.define('cost-chart', CostChart);
