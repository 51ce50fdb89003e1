import { css, html, LitElement, nothing } from 'lit';
import type { Formats } from '../state/format.ts';
import { describeGroupLevers, describeLevers } from '../state/lever-words.ts';
import type { Levers } from '../state/levers.ts';
import type { Plan } from '../state/page-state.ts';
import { sharedStyles } from '../style/shared-styles.ts';
import './lever-slider.ts';
import type { LeverMove } from './lever-slider.ts';

/** The levers, few and large first; fires `move-levers` with the change, and `reset-levers`. */
export class LeverPanel extends LitElement {
  static override properties = { plan: { attribute: false }, formats: { attribute: false } };
  static override styles = [
    sharedStyles,
    css`
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-height: 28px;
      }
      h2 {
        font-size: 1rem;
        font-weight: 600;
      }
      h3 {
        margin: 20px 0 8px;
        padding-top: 14px;
        border-top: 1px solid var(--hairline);
        font-size: var(--size-small);
        font-weight: 500;
        color: var(--ink-soft);
      }
      lever-slider + lever-slider,
      details lever-slider {
        margin-top: 12px;
      }
      details {
        margin-top: 12px;
      }
      summary {
        padding: 4px 0;
        color: var(--accent);
        font-size: var(--size-small);
        cursor: pointer;
      }
      p {
        color: var(--ink-soft);
        font-size: var(--size-small);
      }
    `,
  ];

  declare plan: Plan;
  declare formats: Formats;

  #move(change: Partial<Levers>, isFinal: boolean): void {
    this.dispatchEvent(new CustomEvent('move-levers', { detail: { change, isFinal }, bubbles: true, composed: true }));
  }

  protected override render() {
    const words = describeLevers(this.plan, this.formats);
    const groups = describeGroupLevers(this.plan, this.formats);
    return html`
      <header>
        <h2>Levers</h2>
        <button ?disabled=${!words.isMoved} @click=${() => this.dispatchEvent(new CustomEvent('reset-levers', { bubbles: true, composed: true }))}>
          As in the scenario
        </button>
      </header>
      <h3>Demand</h3>
      ${words.volume.outcome === null ? html`<p>This scenario replays recorded arrivals, so its volume is fixed.</p>` : this.#percent('Volume', words.volume.percent, words.volume.outcome, 50, 200, 1, 1000, (volumeMultiplier) => ({ volumeMultiplier }))}
      <h3>Agents</h3>
      ${this.#percent(groups.length > 1 ? 'All groups' : words.onlyGroupName, words.headcount.percent, words.headcount.outcome, 50, 150, 0, 1000, (headcountMultiplier) => ({ headcountMultiplier }))}
      ${groups.length > 1 ? html`<details ?open=${groups.length <= 4}><summary>By group</summary>${groups.map((group) => this.#percent(group.name, group.percent, group.outcome, 0, 200, 0, 1000, (multiplier) => ({ groupMultipliers: { ...this.plan.levers.groupMultipliers, [group.name]: multiplier } })))}</details>` : nothing}
      <h3>Service-level target</h3>
      <lever-slider
        label="Answered in time, at least"
        unit="%"
        .value=${words.target.percent}
        .scenarioValue=${words.target.scenarioPercent}
        .minimum=${50}
        .maximum=${99}
        .leastAllowed=${1}
        .mostAllowed=${100}
        .outcome=${words.target.outcome}
        @move=${({ detail }: CustomEvent<LeverMove>) => this.#move({ targetShare: detail.value / 100 }, detail.isFinal)}
      ></lever-slider>
      <lever-slider
        label="In time means within"
        unit="s"
        .value=${words.threshold.seconds}
        .scenarioValue=${words.threshold.scenarioSeconds}
        .minimum=${5}
        .maximum=${Math.max(300, 2 * words.threshold.scenarioSeconds)}
        .step=${5}
        .leastAllowed=${1}
        .mostAllowed=${86_400}
        .outcome=${words.threshold.outcome}
        @move=${({ detail }: CustomEvent<LeverMove>) => this.#move({ thresholdSeconds: detail.value }, detail.isFinal)}
      ></lever-slider>
    `;
  }

  #percent(
    label: string,
    percent: number,
    outcome: string,
    minimum: number,
    maximum: number,
    leastAllowed: number,
    mostAllowed: number,
    change: (multiplier: number) => Partial<Levers>,
  ) {
    return html`<lever-slider
      label=${label}
      unit="%"
      .value=${percent}
      .scenarioValue=${100}
      .minimum=${minimum}
      .maximum=${maximum}
      .leastAllowed=${leastAllowed}
      .mostAllowed=${mostAllowed}
      .outcome=${outcome}
      @move=${({ detail }: CustomEvent<LeverMove>) => this.#move(change(detail.value / 100), detail.isFinal)}
    ></lever-slider>`;
  }
}

customElements.define('lever-panel', LeverPanel);
