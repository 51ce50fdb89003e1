import { css, html, LitElement, nothing } from 'lit';
import type { Headline } from '../../engine/browser.ts';
import type { Formats } from '../state/format.ts';
import type { StudyState } from '../state/study-controller.ts';
import { writeVerdict } from '../state/verdict.ts';
import { sharedStyles } from '../style/shared-styles.ts';

/** The answer in words. Screen readers hear the finished answer once, not every figure on the way. */
export class VerdictPanel extends LitElement {
  static override properties = {
    report: { attribute: false },
    formats: { attribute: false },
    status: { type: String },
  };
  static override styles = [
    sharedStyles,
    css`
      .question {
        color: var(--ink-soft);
        font-size: var(--size-small);
        margin-bottom: 6px;
        max-width: 90ch;
      }
      .headline {
        font-size: clamp(1.25rem, 1rem + 1.2vw, 1.75rem);
        font-weight: 600;
        line-height: 1.25;
        letter-spacing: -0.012em;
        text-wrap: balance;
        max-width: 44ch;
      }
      .rest {
        margin-top: 8px;
        max-width: 75ch;
        font-size: 1.0625rem;
      }
      .missed {
        box-shadow: inset 3px 0 0 var(--short);
        padding-left: 16px;
      }
      .met {
        box-shadow: inset 3px 0 0 var(--accent);
        padding-left: 16px;
      }
    `,
  ];

  declare report: Headline | null;
  declare formats: Formats;
  declare status: StudyState['status'];

  protected override render() {
    if (!this.report) return html`<p class="headline">Simulating the first two runs…</p>`;
    const verdict = writeVerdict(this.report, this.formats);
    const side = verdict.isMet === null ? '' : verdict.isMet ? 'met' : 'missed';
    const rest = verdict.sentences.join(' ');
    return html`
      ${this.report.question ? html`<p class="question">${this.report.question}</p>` : nothing}
      <div class=${side}>
        <p class="headline" data-verdict>${verdict.headline}</p>
        <p class="rest">${rest}</p>
      </div>
      <p class="visually-hidden" role="status">${this.status === 'finished' ? `${verdict.headline} ${rest}` : ''}</p>
    `;
  }
}

customElements.define('verdict-panel', VerdictPanel);
