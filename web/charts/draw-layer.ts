import { type BaseType, type Selection, select } from 'd3';

/** A selection of one element to draw into. */
export type Layer = Selection<SVGGElement, string, BaseType, unknown>;

/**
 * The group of a name inside an SVG, made on first use. Groups lie above each other in the order of first use, so a
 * drawing names them from the ground up.
 */
export function drawLayer(svg: SVGSVGElement, name: string): Layer {
  return select(svg).selectChildren<SVGGElement, string>(`g.${name}`).data([name]).join('g').attr('class', name);
}

/** One path in a group, made or moved. */
export function drawPath(layer: Layer, name: string, path: string): void {
  layer.selectAll<SVGPathElement, string>(`path.${name}`).data([path]).join('path').attr('class', name).attr('d', path);
}

/** Gives the SVG its size; its text and strokes are in CSS pixels at that size. */
export function sizeDrawing(svg: SVGSVGElement, widthPx: number, heightPx: number): void {
  select(svg).attr('viewBox', `0 0 ${widthPx} ${heightPx}`).attr('width', widthPx).attr('height', heightPx);
}
