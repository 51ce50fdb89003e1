import { css, html, LitElement, nothing } from 'lit';
import type { Theme } from '../state/page-state.ts';
import { variantWords } from '../state/variant-words.ts';
import { sharedStyles } from '../style/shared-styles.ts';
import { downIcon, openIcon, redoIcon, themeIcons, undoIcon } from './icons.ts';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** The bar at the top: what is simulated, undo and redo, another file, the seed and the theme. */
export class TopBar extends LitElement {
  static override properties = {
    scenarioName: { type: String },
    variants: { attribute: false },
    variant: { type: String },
    seed: { type: String },
    canUndo: { type: Boolean },
    canRedo: { type: Boolean },
    theme: { type: String },
  };
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 14px;
        padding: 8px 24px;
        border-bottom: 1px solid var(--hairline);
        background: var(--panel);
      }
      .product {
        font-weight: 700;
        letter-spacing: -0.01em;
        color: var(--accent);
      }
      .story {
        display: flex;
        flex: 1 1 240px;
        min-width: 0;
        align-items: center;
        gap: 4px 10px;
      }
      h1 {
        min-width: 0;
        font-size: var(--size-body);
        font-weight: 500;
      }
      h1 button {
        max-width: 100%;
        color: var(--ink);
        font-size: var(--size-body);
      }
      h1 span {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        line-height: 1.3;
      }
      .variant {
        flex: none;
        max-width: 45%;
      }
      select {
        max-width: 100%;
        padding: 4px 6px;
        border: 1px solid var(--control-border);
        border-radius: 4px;
        background: var(--panel-raised);
        color: var(--ink);
        font: inherit;
        font-size: var(--size-small);
      }
      .tools {
        display: flex;
        align-items: center;
        gap: 2px;
      }
      button,
      .button {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-height: 32px;
      }
      .button:focus-within {
        outline: var(--focus-ring);
      }
      .seed {
        display: flex;
        align-items: center;
        gap: 6px;
        color: var(--ink-soft);
        font-size: var(--size-small);
      }
      .seed input {
        width: 10em;
        padding: 4px 6px;
        border: 1px solid var(--control-border);
        border-radius: 4px;
        background: var(--panel-raised);
        color: var(--ink);
        font: inherit;
      }
      @media (max-width: 719px) {
        :host {
          justify-content: space-between;
          padding: 6px 12px 8px;
        }
        .story {
          order: 1;
          flex-basis: 100%;
        }
        .seed,
        .word {
          display: none;
        }
      }
    `,
  ];

  declare scenarioName: string;
  declare variants: readonly string[];
  declare variant: string;
  declare seed: string;
  declare canUndo: boolean;
  declare canRedo: boolean;
  declare theme: Theme;

  #fire(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #onFile(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) this.#fire('load-file', file);
    // Emptied, so that the same file can be chosen again after it has been edited.
    input.value = '';
  }

  #onSeed(event: Event): void {
    const input = event.target as HTMLInputElement;
    if (input.value === '') input.value = this.seed;
    else this.#fire('set-seed', input.value);
  }

  #variantChoice() {
    if (this.variants.length === 0) return nothing;
    const names = ['base', ...this.variants];
    return html`<label class="variant">
      <span class="visually-hidden">Plan</span>
      <select @change=${(event: Event) => this.#fire('choose-variant', (event.target as HTMLSelectElement).value)}>
        ${names.map((name) => html`<option value=${name} .selected=${name === this.variant}>${variantWords(name)}</option>`)}
      </select>
    </label>`;
  }

  protected override render() {
    const nextTheme = themes[(themes.indexOf(this.theme) + 1) % themes.length]!;
    return html`
      <span class="product">Surgeboard</span>
      <div class="story">
        <h1>
          <button aria-haspopup="dialog" title="${this.scenarioName}: choose another scenario" @click=${() => this.#fire('show-gallery')}>
            <span>${this.scenarioName}</span>${downIcon}
          </button>
        </h1>
        ${this.#variantChoice()}
      </div>
      <label class="seed">Seed <input maxlength="200" spellcheck="false" .value=${this.seed} @change=${this.#onSeed} /></label>
      <div class="tools">
        <button ?disabled=${!this.canUndo} title="Undo (Ctrl+Z)" aria-label="Undo" @click=${() => this.#fire('undo')}>${undoIcon}</button>
        <button ?disabled=${!this.canRedo} title="Redo (Ctrl+Shift+Z)" aria-label="Redo" @click=${() => this.#fire('redo')}>${redoIcon}</button>
        <label class="button" title="Load a scenario file; dropping it on the page does the same">
          ${openIcon}<span class="word">Load scenario</span>
          <input class="visually-hidden" type="file" accept=".json,application/json" aria-label="Load a scenario file" @change=${this.#onFile} />
        </label>
        <button title="Theme: ${this.theme}; change to ${nextTheme}" aria-label="Theme: ${this.theme}; change to ${nextTheme}" @click=${() => this.#fire('set-theme', nextTheme)}>${themeIcons[this.theme]}</button>
      </div>
    `;
  }
}

customElements.define('top-bar', TopBar);
