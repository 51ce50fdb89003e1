import { css, html, LitElement, nothing } from 'lit';
import { sharedStyles } from '../style/shared-styles.ts';

/** What a lever fires as `move`: its value, and whether the hand has let go. */
export interface LeverMove {
  readonly value: number;
  readonly isFinal: boolean;
}

/**
 * One lever: a slider for the hand, a field for an exact figure, what follows from it, and where it stood. The field takes a
 * wider range than the slider and says what is allowed when it is left.
 */
export class LeverSlider extends LitElement {
  static override properties = {
    label: { type: String },
    unit: { type: String },
    value: { type: Number },
    minimum: { type: Number },
    maximum: { type: Number },
    step: { type: Number },
    leastAllowed: { type: Number },
    mostAllowed: { type: Number },
    scenarioValue: { type: Number },
    outcome: { type: String },
    fault: { state: true },
  };
  static override styles = [
    sharedStyles,
    css`
      .head {
        display: flex;
        align-items: baseline;
        gap: 6px;
      }
      label {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .exact {
        width: 4.75em;
        padding: 3px 6px;
        border: 1px solid var(--control-border);
        border-radius: 4px;
        background: var(--panel-raised);
        color: var(--ink);
        font: inherit;
        font-variant-numeric: tabular-nums;
        text-align: right;
      }
      .exact[aria-invalid='true'] {
        border-color: var(--short);
        outline: 1px solid var(--short);
      }
      .unit {
        width: 1.2em;
        color: var(--ink-soft);
      }
      .track {
        position: relative;
      }
      input[type='range'] {
        display: block;
        width: 100%;
        height: 28px;
        margin: 0;
        accent-color: var(--accent);
        background: none;
        cursor: grab;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 8px;
        min-height: 1.4em;
        font-size: var(--size-small);
        line-height: 1.4;
        color: var(--ink-soft);
      }
      .back {
        min-height: 24px;
        padding: 2px 4px;
        margin: -2px -4px;
        color: var(--accent);
      }
      .fault {
        color: var(--short);
        font-size: var(--size-small);
      }
    `,
  ];

  declare label: string;
  declare unit: string;
  declare value: number;
  /** Ends and step of the slider. */
  declare minimum: number;
  declare maximum: number;
  declare step: number;
  /** Ends of what the field takes. */
  declare leastAllowed: number;
  declare mostAllowed: number;
  /** Where the scenario file has it. */
  declare scenarioValue: number;
  /** What follows from the value, in words. */
  declare outcome: string;
  declare protected fault: string;

  constructor() {
    super();
    this.fault = '';
    this.step = 1;
  }

  #move(value: number, isFinal: boolean): void {
    this.fault = '';
    this.dispatchEvent(new CustomEvent<LeverMove>('move', { detail: { value, isFinal } }));
  }

  #onExact(event: Event): void {
    const { value, valueAsNumber } = event.target as HTMLInputElement;
    if (valueAsNumber >= this.leastAllowed && valueAsNumber <= this.mostAllowed) this.#move(valueAsNumber, true);
    else {
      const found = value === '' ? 'nothing' : value;
      this.fault = `Found ${found}; allowed: ${this.leastAllowed} to ${this.mostAllowed} ${this.unit}.`;
    }
  }

  protected override render() {
    const isMoved = this.value !== this.scenarioValue;
    return html`
      <div class="head">
        <label for="slider">${this.label}</label>
        <input
          class="exact"
          type="number"
          step="any"
          aria-label="${this.label}, exact figure, ${this.unit}"
          aria-invalid=${this.fault !== ''}
          aria-describedby="fault"
          .value=${String(this.value)}
          @input=${this.#onExact}
        />
        <span class="unit" aria-hidden="true">${this.unit}</span>
      </div>
      <input
        id="slider"
        type="range"
        min=${this.minimum}
        max=${this.maximum}
        step=${this.step}
        .value=${String(this.value)}
        aria-valuetext="${this.value} ${this.unit}; ${this.outcome}"
        @input=${(event: Event) => this.#move((event.target as HTMLInputElement).valueAsNumber, false)}
        @change=${(event: Event) => this.#move((event.target as HTMLInputElement).valueAsNumber, true)}
      />
      <div class="foot">
        <span>${this.outcome}</span>
        ${
          isMoved
            ? html`<button class="back" @click=${() => this.#move(this.scenarioValue, true)} aria-label="${this.label}: back to ${this.scenarioValue} ${this.unit}, as in the scenario">
                back to ${this.scenarioValue} ${this.unit}
              </button>`
            : nothing
        }
      </div>
      <p id="fault" class="fault" role="alert">${this.fault}</p>
    `;
  }
}

customElements.define('lever-slider', LeverSlider);
