import { drawAxes, drawClip, drawLabels } from './draw-axes.ts';
import { drawLayer, drawPath, sizeDrawing } from './draw-layer.ts';
import type { DemandLayout } from './layout-demand.ts';

export function drawDemand(svg: SVGSVGElement, layout: DemandLayout): void {
  const { plot } = layout;
  sizeDrawing(svg, plot.widthPx, plot.heightPx);
  drawClip(svg, 'demand-clip', plot);
  drawHatch(svg);
  const ground = drawLayer(svg, 'ground').attr('clip-path', 'url(#demand-clip)');
  drawPath(ground, 'busy', layout.busyArea);
  drawAxes(svg, plot, layout.valueTicks, layout.time.ticks);
  const lines = drawLayer(svg, 'lines').attr('clip-path', 'url(#demand-clip)');
  drawPath(lines, 'short', layout.shortArea);
  drawPath(lines, 'short-hatch', layout.shortArea);
  // Set on the element: a style sheet shared by several elements cannot refer to a pattern in one of them.
  lines.select('path.short-hatch').style('fill', 'url(#short-pattern)');
  drawPath(lines, 'staffed-band', layout.staffedBand);
  drawPath(lines, 'staffed', layout.staffedLine);
  drawPath(lines, 'offered', layout.offeredLine);
  drawLabels(drawLayer(svg, 'labels'), layout.labels);
}

/** Diagonal lines over the shortfall, so that it is told from the busy area by more than its colour. */
function drawHatch(svg: SVGSVGElement): void {
  drawLayer(svg, 'patterns')
    .selectAll('pattern')
    .data(['short-pattern'])
    .join('pattern')
    .attr('id', 'short-pattern')
    .attr('patternUnits', 'userSpaceOnUse')
    .attr('width', 5)
    .attr('height', 5)
    .attr('patternTransform', 'rotate(45)')
    .selectAll('line')
    .data([0])
    .join('line')
    .attr('class', 'hatch')
    .attr('x1', 0)
    .attr('x2', 0)
    .attr('y1', 0)
    .attr('y2', 5);
}
