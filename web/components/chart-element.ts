import { LitElement } from 'lit';
import type { Report } from '../../engine/browser.ts';
import type { Formats } from '../state/format.ts';

/** What every chart has: a report to draw, ways to write figures, and a width that follows the page. */
export abstract class ChartElement extends LitElement {
  static override properties = {
    report: { attribute: false },
    formats: { attribute: false },
    isDragging: { attribute: false },
    widthPx: { state: true },
  };

  declare report: Report;
  declare formats: Formats;
  /** True while a lever is being dragged: axes stay where they are. */
  declare isDragging: boolean;
  declare protected widthPx: number;

  readonly #resize = new ResizeObserver(([entry]) => {
    this.widthPx = Math.floor(entry!.contentRect.width);
  });

  constructor() {
    super();
    this.widthPx = 0;
    this.isDragging = false;
  }

  /** The drawing, for export. */
  get svg(): SVGSVGElement {
    return this.renderRoot.querySelector('svg')!;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
  }

  protected override updated(): void {
    // A chart out of sight has no width; it is drawn when it comes into view.
    if (this.widthPx > 0 && this.report) this.draw();
  }

  /** Lays out and draws at the present width. */
  protected abstract draw(): void;
}
