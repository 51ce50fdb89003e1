import { html } from 'lit';
import { drawIntervals } from '../charts/draw-intervals.ts';
import { type IntervalPanel, type IntervalRow, layoutIntervals } from '../charts/layout-intervals.ts';
import { chartStyles } from '../style/chart-styles.ts';
import { sharedStyles } from '../style/shared-styles.ts';
import { ChartElement } from './chart-element.ts';

/** Dots with intervals against a target, one row a name. */
export class IntervalChart extends ChartElement {
  static override properties = {
    ...ChartElement.properties,
    rows: { attribute: false },
    panels: { attribute: false },
  };
  static override styles = [sharedStyles, chartStyles];

  declare rows: readonly IntervalRow[];
  declare panels: readonly IntervalPanel[];

  protected draw(): void {
    drawIntervals(this.svg, layoutIntervals(this.rows, this.panels, this.widthPx));
  }

  protected override render() {
    return html`<svg role="img" aria-label="The same figures are in the table of this chart."></svg>`;
  }
}

customElements.define('interval-chart', IntervalChart);
