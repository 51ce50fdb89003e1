import { html, LitElement, nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { Gallery, ScenarioCard } from '../state/built-in.ts';
import { galleryStyles } from '../style/gallery-styles.ts';
import { sharedStyles } from '../style/shared-styles.ts';

/** The scenarios that come with the page: question, verdicts, finding, picture. Choosing one loads it. */
export class ScenarioGallery extends LitElement {
  static override properties = { gallery: { attribute: false } };
  static override styles = [sharedStyles, galleryStyles];

  declare gallery: Gallery | null;

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog')!;
    if (this.gallery !== null && !dialog.open) dialog.showModal();
    if (this.gallery === null && dialog.open) dialog.close();
  }

  #fire(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  protected override render() {
    return html`<dialog aria-labelledby="title" @close=${() => this.#fire('close-gallery')}>
      <header>
        <h2 id="title">Scenarios that put claims to the test</h2>
        <form method="dialog"><button>Close</button></form>
      </header>
      ${this.gallery === null ? nothing : this.#content(this.gallery)}
    </dialog>`;
  }

  #content({ cards, pictures, failure }: Gallery) {
    if (failure !== '') return html`<p role="alert">The scenarios could not be loaded. ${failure}</p>`;
    return html`<ul class="cards">
      ${cards.map((card) => html`<li>${this.#card(card, pictures[card.name])}</li>`)}
    </ul>`;
  }

  #card({ name, title, question, finding, claims }: ScenarioCard, picture: string | undefined) {
    return html`<article>
      <h3><button @click=${() => this.#fire('load-built-in', name)}>${title}</button></h3>
      <p class="question">${question}</p>
      ${claims.length === 0 ? nothing : html`<dl>${claims.map(claimLine)}</dl>`}
      ${finding === '' ? nothing : html`<p>${finding}</p>`}
      <div class="picture">${picture === undefined ? nothing : unsafeHTML(picture)}</div>
    </article>`;
  }
}

function claimLine({ text, verdict, words }: ScenarioCard['claims'][number]) {
  return html`<div class=${verdict}><dt>“${text}”</dt><dd>${words}</dd></div>`;
}

customElements.define('scenario-gallery', ScenarioGallery);
