import { css } from 'lit';
import { drawWaits } from '../charts/draw-waits.ts';
import { layoutWaits, neededForWaits } from '../charts/layout-waits.ts';
import { readWaits } from '../charts/read-interval.ts';
import { roundUpDuration } from '../charts/value-axis.ts';
import { chartStyles } from '../style/chart-styles.ts';
import { sharedStyles } from '../style/shared-styles.ts';
import { TimeChartElement } from './time-chart-element.ts';

const heightPx = 220;

export class WaitChart extends TimeChartElement {
  static override styles = [
    sharedStyles,
    chartStyles,
    css`
      :host {
        min-height: ${heightPx}px;
      }
    `,
  ];

  protected readonly chartName = 'Waits of answered contacts over time';

  protected readAt(interval: number): string {
    return readWaits(this.report, interval, this.formats);
  }

  protected needed(): number {
    return neededForWaits(this.report, this.timeWindow);
  }

  protected override readonly roundUp = roundUpDuration;

  protected drawAt(maximum: number) {
    const size = { widthPx: this.widthPx, heightPx, maximum, window: this.timeWindow };
    const layout = layoutWaits(this.report, size, this.formats);
    drawWaits(this.svg, layout);
    return layout;
  }
}

customElements.define('wait-chart', WaitChart);
