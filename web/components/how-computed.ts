import { css, html, LitElement } from 'lit';
import type { Headline, Scenario } from '../../engine/browser.ts';
import type { Formats } from '../state/format.ts';
import { validationClaim } from '../state/validation.ts';
import { sharedStyles } from '../style/shared-styles.ts';

const sourceKinds = { data: 'Data', assumption: 'Assumption', derived: 'Derived' };
const confidenceWords = {
  A: 'primary data',
  B: 'peer-reviewed',
  C: 'industry survey',
  D: 'vendor',
  U: 'judgement without a source',
};

/** How the figures come about, what they rest on, and what may be wrong with them. */
export class HowComputed extends LitElement {
  static override properties = {
    report: { attribute: false },
    scenario: { attribute: false },
    formats: { attribute: false },
  };
  static override styles = [
    sharedStyles,
    css`
      dialog {
        width: min(46rem, calc(100vw - 24px));
        max-height: 85vh;
        padding: 24px;
        border: 1px solid var(--hairline);
        border-radius: var(--radius);
        background: var(--panel);
        color: var(--ink);
        overflow: auto;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.4);
      }
      header {
        display: flex;
        justify-content: space-between;
        gap: 16px;
      }
      h2 {
        font-size: 1.25rem;
      }
      h3 {
        margin: 20px 0 4px;
        font-size: var(--size-body);
      }
      p + p {
        margin-top: 6px;
      }
      code {
        padding: 1px 5px;
        border-radius: 3px;
        background: var(--accent-soft);
        font-size: 0.95em;
      }
      ul {
        margin: 4px 0 0;
        padding-left: 1.2em;
      }
      li {
        margin: 3px 0;
        overflow-wrap: anywhere;
      }
      small {
        color: var(--ink-soft);
        font-size: var(--size-small);
      }
    `,
  ];

  declare report: Headline;
  declare scenario: Scenario;
  declare formats: Formats;

  /** Opens the explanation over the page. */
  show(): void {
    this.renderRoot.querySelector('dialog')!.showModal();
  }

  protected override render() {
    const { report, formats } = this;
    const { serviceLevel } = report;
    const confidence = formats.share(report.confidence);
    return html`<dialog aria-labelledby="title">
      <header>
        <h2 id="title">How is this computed?</h2>
        <form method="dialog"><button>Close</button></form>
      </header>
      <h3>Simulation, contact by contact</h3>
      <p>
        Every contact arrives, waits, is answered or gives up, one by one. The whole period of ${formats.count(report.days)} days is
        simulated ${formats.count(report.replications)} times, each time with other chance events drawn from the seed
        <code>${report.seed}</code>. The same scenario, seed and version give the same digits on every machine.
      </p>
      <h3>Service level</h3>
      <p>
        <code>${serviceLevel.symbols}</code> with t = ${formats.count(serviceLevel.thresholdSeconds)} s. A is answered, B abandoned, At
        and Bt are those of them within t. The scenario chooses this formula: <code>${serviceLevel.formula}</code>.
      </p>
      <p>
        ${Object.entries(report.totals.serviceLevels).map(([name, estimate], i) => html`${i > 0 ? '; ' : 'By every formula: '}${name} ${formats.fineShare(estimate.value)}`)}.
      </p>
      <h3>Intervals</h3>
      <p>
        Intervals are ${confidence} confidence intervals from independent replications: Student's t for means, the variance of the ratio
        for ratios, Wilson's for the probability that a target is met. They say how exactly the model's answer is known, which
        more replications improve. They do not say whether the assumptions below are right, which no number of replications can.
      </p>
      <h3>Is the engine right?</h3>
      <p>${validatedWords(formats)}</p>
      <h3>What the engine assumed</h3>
      ${report.notes.length === 0 ? html`<p>Nothing beyond what the scenario says.</p>` : html`<ul>${report.notes.map((note) => html`<li>${note}</li>`)}</ul>`}
      <h3>Where the scenario's numbers come from</h3>
      ${
        this.scenario.sources.length === 0
          ? html`<p>The scenario names no sources.</p>`
          : html`<ul>
              ${this.scenario.sources.map(
                ({ what, kind, source, licence, confidence: grade }) => html`<li>
                  ${what} <small>${[sourceKinds[kind], grade && confidenceWords[grade], source, licence].filter(Boolean).join(' · ')}</small>
                </li>`,
              )}
            </ul>`
      }
    </dialog>`;
  }
}

function validatedWords(formats: Formats) {
  const claim = validationClaim();
  if (claim === null) return 'This build carries no validation report.';
  const { passed, of, href } = claim;
  return html`It was held against ${formats.count(of)} systems whose answers are known exactly and agrees in
    ${formats.count(passed)}: <a href=${href}>the validation report</a> shows every figure.`;
}

customElements.define('how-computed', HowComputed);
