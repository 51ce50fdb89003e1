import { drawAxes, drawClip, drawLabels } from './draw-axes.ts';
import { drawLayer, drawPath, sizeDrawing } from './draw-layer.ts';
import type { WaitLayout } from './layout-waits.ts';

export function drawWaits(svg: SVGSVGElement, layout: WaitLayout): void {
  const { plot } = layout;
  sizeDrawing(svg, plot.widthPx, plot.heightPx);
  drawClip(svg, 'waits-clip', plot);
  const ground = drawLayer(svg, 'ground').attr('clip-path', 'url(#waits-clip)');
  drawPath(ground, 'ribbon', layout.ribbon);
  drawAxes(svg, plot, layout.valueTicks, layout.time.ticks);
  const lines = drawLayer(svg, 'lines').attr('clip-path', 'url(#waits-clip)');
  drawPath(lines, 'p90-band', layout.p90Band);
  drawPath(lines, 'p95', layout.p95Line);
  drawPath(lines, 'p50', layout.p50Line);
  drawPath(lines, 'p90', layout.p90Line);
  const threshold = drawLayer(svg, 'threshold');
  const heights = layout.thresholdPx === null ? [] : [layout.thresholdPx];
  threshold
    .selectAll('line')
    .data(heights)
    .join('line')
    .attr('class', 'target')
    .attr('x1', plot.leftPx)
    .attr('x2', plot.rightPx)
    .attr('y1', (yPx) => yPx)
    .attr('y2', (yPx) => yPx);
  threshold
    .selectAll('text')
    .data(heights)
    .join('text')
    .attr('class', 'target-label')
    .attr('x', plot.leftPx + 6)
    .attr('y', (yPx) => yPx - 5)
    .text(layout.thresholdLabel);
  drawLabels(drawLayer(svg, 'labels'), layout.labels);
}
