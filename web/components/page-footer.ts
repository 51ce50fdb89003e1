import { css, html, LitElement, nothing } from 'lit';
import type { Headline } from '../../engine/browser.ts';
import type { Formats } from '../state/format.ts';
import type { StudyState } from '../state/study-controller.ts';
import { validationClaim } from '../state/validation.ts';
import { sharedStyles } from '../style/shared-styles.ts';

/** What it takes to get the same digits again, and how they came about. */
export class PageFooter extends LitElement {
  static override properties = { study: { attribute: false }, formats: { attribute: false } };
  static override styles = [
    sharedStyles,
    css`
      :host {
        padding: 14px 24px 28px;
        border-top: 1px solid var(--hairline);
        color: var(--ink-soft);
        font-size: var(--size-small);
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 2px 20px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      b {
        color: var(--ink);
        font-weight: 500;
      }
      button {
        padding-inline: 0;
      }
      button,
      a {
        color: var(--accent);
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      @media (max-width: 719px) {
        :host {
          padding: 12px 12px 88px;
        }
      }
    `,
  ];

  declare study: StudyState;
  declare formats: Formats;

  protected override render() {
    const { study, formats } = this;
    const { headline: report, progress, elapsedSeconds } = study;
    if (!report) return html`<p>Simulating…</p>`;
    return html`<ul>
      <li>seed <b>${report.seed}</b></li>
      <li data-replications>${replicationWords(study, report, formats)}</li>
      <li><b>${formats.compact(progress?.contactsSimulated ?? report.contactsSimulated)}</b> contacts simulated</li>
      ${elapsedSeconds === null ? nothing : html`<li><b>${formats.decimal(elapsedSeconds)}</b> s</li>`}
      <li>engine <b>${report.engineVersion}</b></li>
      <li><button @click=${() => this.dispatchEvent(new CustomEvent('show-how', { bubbles: true, composed: true }))}>How is this computed?</button></li>
      ${validatedWords(formats)}
    </ul>`;
  }
}

function validatedWords(formats: Formats) {
  const claim = validationClaim();
  if (claim === null) return nothing;
  return html`<li><a href=${claim.href}>validated: ${formats.count(claim.passed)} of ${formats.count(claim.of)} exact cases</a></li>`;
}

function replicationWords(study: StudyState, report: Headline, formats: Formats) {
  const shown = formats.count(report.replications);
  if (study.status !== 'running' || !study.progress) return html`<b>${shown}</b> replications`;
  return html`<b>${formats.count(study.progress.done)}</b> of ${formats.count(study.progress.total)} replications`;
}

customElements.define('page-footer', PageFooter);
