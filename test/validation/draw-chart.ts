import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** Figures in one row have one width. */
const FONT = 'system-ui, sans-serif';

/**
 * An Observable Plot as the text of an SVG file: the same options, with a quiet ground of its own, so that it can be
 * looked at alone. Legends and titles are HTML in Plot: name things in the text around the chart, or with a `Plot.text`.
 */
export function drawChart(options: Plot.PlotOptions): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = Plot.plot({
    width: 720,
    style: { background: '#ffffff', color: '#1d2733', fontFamily: FONT, fontSize: '12px' },
    ...options,
    document: document as unknown as Document,
  });
  if (svg.tagName.toLowerCase() !== 'svg')
    throw new Error('This plot is more than one SVG: leave out titles and legends.');
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('role', 'img');
  return `${svg.outerHTML}\n`;
}

export { Plot };
