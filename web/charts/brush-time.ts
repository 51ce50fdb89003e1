import { brushX, type D3BrushEvent, pointer, select } from 'd3';
import type { OverviewLayout } from './layout-overview.ts';

/** What a hand does on the strip. */
export interface BrushListener {
  /** The stretch under the hand, seconds since the start. */
  readonly onStretch: (window: { readonly from: number; readonly to: number }) => void;
  /** A tap without a stretch. @param seconds where */
  readonly onTap: (seconds: number) => void;
}

/** A stretch shorter than this is a tap with an unsteady hand, pixels. */
const leastStretchPx = 2;

/** Lets a hand choose a stretch of time on a drawn overview. One brush belongs to one SVG. */
export class TimeBrush {
  #layout: OverviewLayout | null = null;
  #isBrushing = false;
  readonly #brush = brushX<unknown>().on('start brush end', (event: D3BrushEvent<unknown>) => this.#onBrush(event));
  readonly #listener: BrushListener;

  constructor(listener: BrushListener) {
    this.#listener = listener;
  }

  /** Puts the brush where the layout has its selection; under a hand it stays where the hand is. */
  draw(svg: SVGSVGElement, layout: OverviewLayout, isWholeRun: boolean): void {
    this.#layout = layout;
    const brush = select(svg).selectAll<SVGGElement, unknown>('g.brush').data<unknown>([0]).join('g');
    brush.attr('class', 'brush');
    if (this.#isBrushing) return;
    const { plot, selectionPx } = layout;
    this.#brush.extent([
      [plot.leftPx, plot.topPx],
      [plot.rightPx, plot.bottomPx],
    ]);
    brush.call(this.#brush);
    brush.call(this.#brush.move, isWholeRun ? null : [selectionPx[0], selectionPx[1]]);
    brush.selectAll('.selection').attr('fill', 'none').attr('stroke', 'none');
  }

  #onBrush(event: D3BrushEvent<unknown>): void {
    // Moved by `draw` and not by a hand: nothing to tell.
    if (!event.sourceEvent || !this.#layout) return;
    this.#isBrushing = event.type !== 'end';
    const { plot, spanSeconds } = this.#layout;
    const seconds = (px: number) =>
      spanSeconds[0] + ((px - plot.leftPx) / (plot.rightPx - plot.leftPx)) * (spanSeconds[1] - spanSeconds[0]);
    const [from, to] = (event.selection ?? [0, 0]) as [number, number];
    if (to - from >= leastStretchPx) this.#listener.onStretch({ from: seconds(from), to: seconds(to) });
    else if (event.type === 'end')
      this.#listener.onTap(seconds(pointer(event.sourceEvent, event.sourceEvent.target)[0]));
  }
}
