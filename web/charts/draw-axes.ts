import { drawLayer, type Layer } from './draw-layer.ts';
import type { PlacedLabel, PlotArea, Tick } from './plot-area.ts';

/** Horizontal grid lines with their figures at the left, and marks of time below. */
export function drawAxes(
  svg: SVGSVGElement,
  plot: PlotArea,
  valueTicks: readonly Tick[],
  timeTicks: readonly Tick[],
): void {
  const values = drawLayer(svg, 'value-axis');
  values
    .selectAll('line')
    .data(valueTicks, (tick) => (tick as Tick).key)
    .join('line')
    .attr('class', (tick) => (tick.isMajor ? 'baseline' : 'grid'))
    .attr('x1', plot.leftPx)
    .attr('x2', plot.rightPx)
    .attr('y1', (tick) => tick.atPx)
    .attr('y2', (tick) => tick.atPx);
  values
    .selectAll('text')
    .data(valueTicks, (tick) => (tick as Tick).key)
    .join('text')
    .attr('x', plot.leftPx - 8)
    .attr('y', (tick) => tick.atPx)
    .attr('dy', '0.32em')
    .attr('text-anchor', 'end')
    .text((tick) => tick.label);
  const times = drawLayer(svg, 'time-axis');
  times
    .selectAll('line')
    .data(timeTicks, (tick) => (tick as Tick).key)
    .join('line')
    .attr('class', (tick) => (tick.isMajor ? 'day' : 'hour'))
    .attr('x1', (tick) => tick.atPx)
    .attr('x2', (tick) => tick.atPx)
    .attr('y1', (tick) => (tick.isMajor ? plot.topPx : plot.bottomPx))
    .attr('y2', (tick) => plot.bottomPx + (tick.isMajor ? 18 : 4));
  times
    .selectAll('text')
    // A label that would run past the plot is left out; the mark stays.
    .data(
      timeTicks.filter((tick) => tick.atPx + 30 < plot.widthPx),
      (tick) => (tick as Tick).key,
    )
    .join('text')
    .attr('class', (tick) => (tick.isMajor ? 'day' : 'hour'))
    .attr('x', (tick) => tick.atPx + (tick.isMajor ? 4 : 0))
    .attr('y', plot.bottomPx + 16)
    .attr('text-anchor', (tick) => (tick.isMajor ? 'start' : 'middle'))
    .text((tick) => tick.label);
}

/** Words beside the lines they name, each in a class of its series. */
export function drawLabels(layer: Layer, labels: readonly PlacedLabel[]): void {
  layer
    .selectAll('text')
    .data(labels, (label) => (label as PlacedLabel).key)
    .join('text')
    .attr('class', (label) => `label ${label.key}`)
    .attr('x', (label) => label.xPx)
    .attr('y', (label) => label.yPx)
    .attr('dy', '0.32em')
    .text((label) => label.text);
}

/** Keeps lines inside the plot: while an axis is held, a figure may lie beyond it. */
export function drawClip(svg: SVGSVGElement, id: string, plot: PlotArea): void {
  drawLayer(svg, 'clips')
    .selectAll('clipPath')
    .data([id])
    .join('clipPath')
    .attr('id', id)
    .selectAll('rect')
    .data([plot])
    .join('rect')
    .attr('x', plot.leftPx)
    .attr('y', plot.topPx - 4)
    .attr('width', Math.max(0, plot.rightPx - plot.leftPx))
    .attr('height', Math.max(0, plot.bottomPx - plot.topPx + 4));
}
