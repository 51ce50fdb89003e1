import { css } from 'lit';

/** How the gallery of scenarios lies over the page: cards side by side where there is room. */
export const galleryStyles = css`
  dialog {
    width: min(76rem, calc(100vw - 24px));
    max-width: none;
    max-height: calc(100dvh - 24px);
    padding: 0;
    border: 1px solid var(--hairline);
    border-radius: var(--radius);
    background: var(--ground);
    color: var(--ink);
    overflow: auto;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  header {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 16px;
    padding: 12px 20px;
    border-bottom: 1px solid var(--hairline);
    background: var(--panel);
  }
  h2 {
    font-size: 1.125rem;
    line-height: 1.3;
  }
  dialog > p {
    padding: 20px;
  }
  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr));
    align-items: start;
    gap: var(--gap);
    margin: 0;
    padding: 20px;
    list-style: none;
  }
  article {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 8px;
    box-sizing: border-box;
    padding: 16px;
    border: 1px solid var(--hairline);
    border-radius: var(--radius);
    background: var(--panel);
    overflow-wrap: anywhere;
  }
  article:hover,
  article:focus-within {
    border-color: var(--accent);
  }
  h3 {
    font-size: var(--size-body);
  }
  h3 button {
    min-height: 0;
    padding: 0;
    background: none;
    color: var(--accent);
    font-size: 1rem;
    font-weight: 600;
    line-height: 1.3;
    text-align: left;
    white-space: normal;
  }
  /* The whole card is the button. */
  h3 button::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  h3 button:hover:not(:disabled) {
    background: none;
    color: var(--accent);
  }
  h3 button:focus-visible {
    outline: none;
  }
  h3 button:focus-visible::after {
    outline: var(--focus-ring);
    outline-offset: 2px;
    border-radius: var(--radius);
  }
  p,
  dl {
    margin: 0;
    font-size: var(--size-small);
  }
  .question {
    color: var(--ink-soft);
    font-style: italic;
  }
  dl {
    display: grid;
    gap: 4px;
  }
  dl div {
    padding: 4px 8px;
    border-left: 3px solid var(--control-border);
    background: var(--ground);
  }
  dl .holds {
    border-color: var(--accent);
  }
  dl .does-not-hold {
    border-color: var(--short);
  }
  dt {
    color: var(--ink-soft);
  }
  dd {
    margin: 0;
    font-weight: 600;
  }
  dl .does-not-hold dd {
    color: var(--short);
  }
  dl .holds dd {
    color: var(--accent);
  }
  .picture {
    aspect-ratio: 720 / 170;
  }
  .picture:has(svg) {
    aspect-ratio: auto;
  }
  .picture svg {
    display: block;
    width: 100%;
    height: auto;
  }
  @media (max-width: 719px) {
    header,
    .cards {
      padding-inline: 12px;
    }
    /* Too small to read at this width: it is moved sideways instead, above the button that the card is. */
    .picture {
      position: relative;
      z-index: 1;
      overflow-x: auto;
      /* A shadow lies at each edge behind which there is more: covers move with the picture, shadows stay. */
      --cover: var(--panel) 40%, transparent;
      --shade: color-mix(in srgb, var(--ink) 28%, transparent), transparent;
      background:
        linear-gradient(to right, var(--cover)) left / 28px 100% no-repeat local,
        linear-gradient(to left, var(--cover)) right / 28px 100% no-repeat local,
        linear-gradient(to right, var(--shade)) left / 10px 100% no-repeat scroll,
        linear-gradient(to left, var(--shade)) right / 10px 100% no-repeat scroll;
    }
    .picture svg {
      width: 40rem;
    }
  }
`;
