import { css } from 'lit';
import { drawDemand } from '../charts/draw-demand.ts';
import { layoutDemand, neededForDemand } from '../charts/layout-demand.ts';
import { readDemand } from '../charts/read-interval.ts';
import { chartStyles } from '../style/chart-styles.ts';
import { sharedStyles } from '../style/shared-styles.ts';
import { TimeChartElement } from './time-chart-element.ts';

const heightPx = 260;

export class DemandChart extends TimeChartElement {
  static override styles = [
    sharedStyles,
    chartStyles,
    css`
      :host {
        min-height: ${heightPx}px;
      }
    `,
  ];

  protected readonly chartName = 'Demand and capacity over time';

  protected readAt(interval: number): string {
    return readDemand(this.report, interval, this.formats);
  }

  protected needed(): number {
    return neededForDemand(this.report, this.timeWindow);
  }

  protected drawAt(maximum: number) {
    const size = { widthPx: this.widthPx, heightPx, maximum, window: this.timeWindow };
    const layout = layoutDemand(this.report, size, this.formats);
    drawDemand(this.svg, layout);
    return layout;
  }
}

customElements.define('demand-chart', DemandChart);
