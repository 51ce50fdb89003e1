import { drawLabels } from './draw-axes.ts';
import { drawLayer, sizeDrawing } from './draw-layer.ts';
import type { HeatCell, HeatmapLayout } from './layout-heatmap.ts';

/** @param cursor the hour of the week to be marked, or null */
export function drawHeatmap(svg: SVGSVGElement, layout: HeatmapLayout, cursor: number | null): void {
  sizeDrawing(svg, layout.widthPx, layout.heightPx);
  const cells = drawLayer(svg, 'cells');
  const hourOf = (cell: unknown) => (cell as HeatCell).hourOfWeek;
  cells
    .selectAll('rect')
    .data(layout.cells, hourOf)
    .join('rect')
    .attr('class', (cell) => `cell ${cell.step}`)
    .attr('x', (cell) => cell.xPx)
    .attr('y', (cell) => cell.yPx)
    .attr('width', (cell) => cell.widthPx)
    .attr('height', (cell) => cell.heightPx)
    .attr('rx', 2);
  cells
    .selectAll('text')
    .data(
      layout.cells.filter((cell) => cell.text),
      hourOf,
    )
    .join('text')
    .attr('class', (cell) => `on-${cell.step}`)
    .attr('x', (cell) => cell.xPx + cell.widthPx / 2)
    .attr('y', (cell) => cell.yPx + cell.heightPx / 2)
    .attr('dy', '0.34em')
    .attr('text-anchor', 'middle')
    .text((cell) => cell.text);
  drawLabels(drawLayer(svg, 'days').attr('text-anchor', layout.hasDaysAcross ? 'middle' : 'start'), layout.dayLabels);
  drawLabels(drawLayer(svg, 'hours').attr('text-anchor', layout.hasDaysAcross ? 'start' : 'middle'), layout.hourLabels);
  drawKey(svg, layout);
  drawLayer(svg, 'cursor')
    .selectAll('rect')
    .data(cursor === null ? [] : layout.cells.filter((cell) => cell.hourOfWeek === cursor))
    .join('rect')
    .attr('x', (cell) => cell.xPx - 1)
    .attr('y', (cell) => cell.yPx - 1)
    .attr('width', (cell) => cell.widthPx + 2)
    .attr('height', (cell) => cell.heightPx + 2)
    .attr('rx', 3);
}

function drawKey(svg: SVGSVGElement, layout: HeatmapLayout): void {
  const key = drawLayer(svg, 'key');
  key
    .selectAll('rect')
    .data(layout.key)
    .join('rect')
    .attr('class', (part) => `cell ${part.step}`)
    .attr('x', (part) => part.xPx)
    .attr('y', layout.keyTopPx)
    .attr('width', (part) => part.widthPx)
    .attr('height', 8);
  key
    .selectAll('text')
    .data(layout.key)
    .join('text')
    .attr('class', (part) => (part.step === 'meet-1' ? 'target-label' : 'key-label'))
    .attr('x', (part) => part.xPx)
    .attr('y', layout.keyTopPx + 22)
    .text((part) => part.label);
}
