import { select } from 'd3';
import { drawLayer, sizeDrawing } from './draw-layer.ts';
import type { IntervalLayout, IntervalMark } from './layout-intervals.ts';

export function drawIntervals(svg: SVGSVGElement, layout: IntervalLayout): void {
  sizeDrawing(svg, layout.widthPx, layout.heightPx);
  drawLayer(svg, 'rows')
    .selectAll('line')
    .data(layout.names)
    .join('line')
    .attr('class', 'grid')
    .attr('x1', 0)
    .attr('x2', layout.widthPx)
    .attr('y1', (name) => name.yPx + 12)
    .attr('y2', (name) => name.yPx + 12);
  drawLayer(svg, 'names')
    .selectAll('text')
    .data(layout.names)
    .join('text')
    .attr('x', 0)
    .attr('y', (name) => name.yPx)
    .attr('dy', '0.32em')
    .text((name) => name.text);
  const bottomPx = layout.heightPx - 6;
  drawLayer(svg, 'panels')
    .selectAll<SVGGElement, IntervalLayout['panels'][number]>('g')
    .data(layout.panels, (panel) => panel.key)
    .join('g')
    .each(function drawPanel(panel) {
      const group = select(this);
      const target = panel.targetPx === null ? [] : [panel.targetPx];
      group
        .selectAll('text.panel-name')
        .data([panel.name])
        .join('text')
        .attr('class', 'panel-name')
        .attr('x', panel.leftPx)
        .attr('y', 12)
        .text((name) => name);
      group
        .selectAll('line.target')
        .data(target)
        .join('line')
        .attr('class', 'target')
        .attr('x1', (xPx) => xPx)
        .attr('x2', (xPx) => xPx)
        .attr('y1', layout.topPx - 6)
        .attr('y2', bottomPx);
      group
        .selectAll('text.target-label')
        .data(target)
        .join('text')
        .attr('class', 'target-label')
        .attr('x', (xPx) => xPx)
        .attr('y', layout.topPx - 10)
        .attr('text-anchor', 'middle')
        .text(panel.targetText);
      const keyOf = (mark: unknown) => (mark as IntervalMark).key;
      group
        .selectAll('line.interval')
        .data(panel.marks, keyOf)
        .join('line')
        .attr('class', (mark) => (mark.isMissed ? 'interval missed' : 'interval'))
        .attr('x1', (mark) => mark.lowPx)
        .attr('x2', (mark) => mark.highPx)
        .attr('y1', (mark) => mark.yPx)
        .attr('y2', (mark) => mark.yPx);
      group
        .selectAll('circle')
        .data(panel.marks, keyOf)
        .join('circle')
        .attr('class', (mark) => (mark.isMissed ? 'dot missed' : 'dot'))
        .attr('cx', (mark) => mark.valuePx)
        .attr('cy', (mark) => mark.yPx)
        .attr('r', 4);
      group
        .selectAll('text.figure')
        .data(panel.marks, keyOf)
        .join('text')
        .attr('class', 'figure')
        .attr('x', panel.rightPx + 12)
        .attr('y', (mark) => mark.yPx)
        .attr('dy', '0.32em')
        .text((mark) => mark.text);
    });
}
