import { css, html, LitElement } from 'lit';
import type { Theme } from '../state/page-state.ts';
import { sharedStyles } from '../style/shared-styles.ts';
import { openIcon, redoIcon, themeIcons, undoIcon } from './icons.ts';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** The bar at the top: what is simulated, undo and redo, another file, the seed and the theme. */
export class TopBar extends LitElement {
  static override properties = {
    scenarioName: { type: String },
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
      h1 {
        flex: 1 1 160px;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-size: var(--size-body);
        font-weight: 500;
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
        h1 {
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

  protected override render() {
    const nextTheme = themes[(themes.indexOf(this.theme) + 1) % themes.length]!;
    return html`
      <span class="product">Surgeboard</span>
      <h1 title=${this.scenarioName}>${this.scenarioName}</h1>
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
