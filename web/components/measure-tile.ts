import { css, html, LitElement, nothing } from 'lit';
import { holdMaximum } from '../charts/hold-maximum.ts';
import { type GaugeLayout, layoutGauge } from '../charts/layout-gauge.ts';
import type { Measure } from '../state/measures.ts';
import { sharedStyles } from '../style/shared-styles.ts';

/** One headline figure with its interval and target. */
export class MeasureTile extends LitElement {
  static override properties = { measure: { attribute: false }, isDragging: { attribute: false } };
  static override styles = [
    sharedStyles,
    css`
      :host {
        padding: 12px 14px 10px;
        background: var(--panel);
      }
      .name,
      .value,
      .interval {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .name {
        color: var(--ink-soft);
        font-size: var(--size-small);
        white-space: nowrap;
      }
      .value {
        font-size: 1.625rem;
        font-weight: 600;
        line-height: 1.25;
        letter-spacing: -0.015em;
        white-space: nowrap;
      }
      .interval {
        color: var(--ink-soft);
        font-size: var(--size-small);
        min-height: 1.5em;
        white-space: nowrap;
      }
      .gauge {
        position: relative;
        height: 14px;
        margin: 4px 0;
      }
      .line,
      .band,
      .dot,
      .mark {
        position: absolute;
      }
      .line {
        inset: 6px 0 auto;
        height: 2px;
        background: var(--hairline);
      }
      .band {
        top: 3px;
        height: 8px;
        border-radius: 2px;
        background: var(--interval-area);
      }
      .dot {
        top: 3px;
        width: 8px;
        height: 8px;
        margin-left: -4px;
        border-radius: 50%;
        background: var(--accent);
      }
      .mark {
        top: 0;
        width: 2px;
        height: 14px;
        margin-left: -1px;
        background: var(--ink);
      }
      .missed .dot {
        background: var(--short);
      }
      .missed .band {
        background: var(--short-soft);
      }
      .note {
        color: var(--ink-soft);
        font-size: var(--size-small);
        line-height: 1.35;
      }
      .missed .state {
        color: var(--short);
        font-weight: 600;
      }
    `,
  ];

  declare measure: Measure;
  declare isDragging: boolean;
  #maximum: number | null = null;

  protected override render() {
    const { name, meaning, value, interval, note, isMet, estimate, target, naturalMaximum } = this.measure;
    const needed = Math.max(estimate.high ?? 0, estimate.value ?? 0, target ?? 0) * 1.25;
    this.#maximum = naturalMaximum ?? holdMaximum(this.#maximum, needed, this.isDragging);
    return html`<div class=${isMet === false ? 'missed' : ''} title=${meaning}>
      <div class="name">${name}</div>
      <div class="value">${value}</div>
      <div class="interval">${interval || nothing}</div>
      ${this.#gauge(layoutGauge(estimate, target, this.#maximum))}
      <div class="note">${isMet === null ? note : html`<span class="state">${isMet ? 'met' : 'missed'}</span>: ${note}`}</div>
    </div>`;
  }

  #gauge({ value, low, high, target }: GaugeLayout) {
    return html`<div class="gauge" aria-hidden="true">
      <div class="line"></div>
      ${value === null ? nothing : html`<div class="band" style="left:${low}%;width:${high - low}%"></div><div class="dot" style="left:${value}%"></div>`}
      ${target === null ? nothing : html`<div class="mark" style="left:${target}%"></div>`}
    </div>`;
  }
}

customElements.define('measure-tile', MeasureTile);
