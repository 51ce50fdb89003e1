import { css, html, LitElement, nothing } from 'lit';
import { sharedStyles } from '../style/shared-styles.ts';
import { closeIcon } from './icons.ts';

/** Everything that is wrong with a file or a scenario, a sentence each; the page behind it stays as it was. */
export class IssueList extends LitElement {
  static override properties = {
    heading: { type: String },
    faults: { attribute: false },
    canDismiss: { type: Boolean },
  };
  static override styles = [
    sharedStyles,
    css`
      section {
        position: relative;
        padding: 14px 48px 14px 16px;
        border-left: 3px solid var(--short);
        background: var(--short-soft);
        border-radius: 0 var(--radius) var(--radius) 0;
      }
      h2 {
        font-size: var(--size-body);
        font-weight: 600;
      }
      ol {
        margin: 6px 0 0;
        padding-left: 1.6em;
        max-height: 40vh;
        overflow: auto;
        overflow-wrap: anywhere;
      }
      button {
        position: absolute;
        top: 8px;
        right: 8px;
        color: var(--ink);
      }
    `,
  ];

  declare heading: string;
  declare faults: readonly string[];
  declare canDismiss: boolean;

  protected override render() {
    return html`<section role="alert">
      <h2>${this.heading}</h2>
      <ol>
        ${this.faults.map((fault) => html`<li>${fault}</li>`)}
      </ol>
      ${this.canDismiss ? html`<button aria-label="Close the list of faults" @click=${() => this.dispatchEvent(new CustomEvent('dismiss-faults', { bubbles: true, composed: true }))}>${closeIcon}</button>` : nothing}
    </section>`;
  }
}

customElements.define('issue-list', IssueList);
