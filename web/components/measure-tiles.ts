import { css, html, LitElement } from 'lit';
import type { Headline } from '../../engine/browser.ts';
import type { Formats } from '../state/format.ts';
import { listMeasures } from '../state/measures.ts';
import { sharedStyles } from '../style/shared-styles.ts';
import './measure-tile.ts';

/** The headline figures side by side; on a narrow screen they scroll sideways. */
export class MeasureTiles extends LitElement {
  static override properties = {
    report: { attribute: false },
    formats: { attribute: false },
    isDragging: { attribute: false },
  };
  static override styles = [
    sharedStyles,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(4, minmax(0, 1fr));
        margin: 0;
        padding: 0;
        border: 1px solid var(--hairline);
        border-radius: var(--radius);
        background: var(--panel);
        overflow: hidden;
        list-style: none;
      }
      @media (min-width: 1680px) {
        ul {
          grid-template-columns: repeat(8, minmax(0, 1fr));
        }
      }
      @media (max-width: 719px) {
        ul {
          display: flex;
          overflow-x: auto;
          scroll-snap-type: x proximity;
          border-radius: 0;
          border-width: 1px 0;
        }
        li {
          flex: 0 0 auto;
          min-width: 142px;
          scroll-snap-align: start;
        }
      }
      /* Each lies over the right and lower edge of its neighbours; the outermost lines fall under the frame. */
      li {
        margin: -1px 0 0 -1px;
        border: solid var(--hairline);
        border-width: 1px 0 0 1px;
      }
      measure-tile {
        height: 100%;
      }
    `,
  ];

  declare report: Headline;
  declare formats: Formats;
  declare isDragging: boolean;

  protected override render() {
    return html`<ul tabindex="0" aria-label="Headline figures">
      ${listMeasures(this.report, this.formats).map((measure) => html`<li><measure-tile .measure=${measure} .isDragging=${this.isDragging} data-measure=${measure.key}></measure-tile></li>`)}
    </ul>`;
  }
}

customElements.define('measure-tiles', MeasureTiles);
