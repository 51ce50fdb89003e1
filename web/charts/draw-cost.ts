import { drawLayer, sizeDrawing } from './draw-layer.ts';
import type { CostBar, CostLayout } from './layout-cost.ts';

export function drawCost(svg: SVGSVGElement, layout: CostLayout): void {
  sizeDrawing(svg, layout.widthPx, layout.heightPx);
  const keyOf = (bar: unknown) => (bar as CostBar).key;
  const barTop = (bar: CostBar) => bar.yPx + 22;
  const middle = (bar: CostBar) => barTop(bar) + layout.barPx / 2;
  const bars = drawLayer(svg, 'bars');
  bars
    .selectAll('rect')
    .data(layout.bars, keyOf)
    .join('rect')
    .attr('class', (bar) => (bar.isTotal ? 'bar total' : 'bar'))
    .attr('x', (bar) => bar.fromPx)
    .attr('y', barTop)
    .attr('width', (bar) => Math.max(1, bar.toPx - bar.fromPx))
    .attr('height', layout.barPx);
  bars
    .selectAll('line.interval')
    .data(layout.bars, keyOf)
    .join('line')
    .attr('class', 'interval')
    .attr('x1', (bar) => bar.lowPx)
    .attr('x2', (bar) => bar.highPx)
    .attr('y1', middle)
    .attr('y2', middle);
  // A thin line leads from the end of each line of cost to the start of the next.
  bars
    .selectAll('line.step')
    .data(layout.bars.slice(0, -1), keyOf)
    .join('line')
    .attr('class', 'step')
    .attr('x1', (bar) => bar.toPx)
    .attr('x2', (bar) => bar.toPx)
    .attr('y1', (bar) => barTop(bar) + layout.barPx)
    .attr('y2', (bar) => barTop(bar) + layout.barPx + 32);
  const words = drawLayer(svg, 'words');
  words
    .selectAll('text.kind')
    .data(layout.bars, keyOf)
    .join('text')
    .attr('class', 'kind')
    .attr('x', 0)
    .attr('y', (bar) => bar.yPx + 15)
    .text((bar) => bar.kind)
    .selectAll('tspan')
    .data((bar) => [bar.place])
    .join('tspan')
    .attr('class', 'place')
    .attr('dx', 8)
    .text((place) => place);
  words
    .selectAll('text.figure')
    .data(layout.bars, keyOf)
    .join('text')
    .attr('class', (bar) => (bar.isTotal ? 'figure total' : 'figure'))
    .attr('x', (bar) => bar.toPx + 8)
    .attr('y', middle)
    .attr('dy', '0.34em')
    .text((bar) => (bar.shareText ? `${bar.text} · ${bar.shareText}` : bar.text));
}
