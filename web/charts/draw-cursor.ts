import { drawLayer } from './draw-layer.ts';
import type { PlotArea } from './plot-area.ts';
import type { TimeAxisLayout } from './time-axis.ts';

/** Marks one reporting interval in a time chart; null, or one out of sight, takes the mark away. */
export function drawCursor(svg: SVGSVGElement, plot: PlotArea, time: TimeAxisLayout, cursor: number | null): void {
  const isVisible = cursor !== null && cursor >= time.first && cursor <= time.last;
  const edges = isVisible ? [time.edgesPx.slice(cursor - time.first, cursor - time.first + 2)] : [];
  drawLayer(svg, 'cursor')
    .selectAll('rect')
    .data(edges)
    .join('rect')
    .attr('x', ([from]) => Math.max(plot.leftPx, from!))
    .attr('width', ([from, to]) => Math.max(1.5, to! - Math.max(plot.leftPx, from!)))
    .attr('y', plot.topPx - 4)
    .attr('height', plot.bottomPx - plot.topPx + 4);
}
