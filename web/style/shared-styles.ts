import { css } from 'lit';

/** What every element of the page has in common: boxes, buttons, focus, words for screen readers only. */
export const sharedStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p {
    margin: 0;
  }
  button,
  .button {
    appearance: none;
    border: 1px solid transparent;
    border-radius: var(--radius);
    background: none;
    color: var(--ink-soft);
    font: inherit;
    font-size: var(--size-small);
    line-height: 1;
    min-height: 28px;
    min-width: 28px;
    padding: 6px 8px;
    cursor: pointer;
    white-space: nowrap;
  }
  button:hover:not(:disabled),
  .button:hover {
    background: var(--accent-soft);
    color: var(--ink);
  }
  button[aria-pressed='true'] {
    background: var(--accent-soft);
    color: var(--ink);
  }
  button:disabled {
    opacity: 0.45;
    cursor: default;
  }
  :focus-visible {
    outline: var(--focus-ring);
    outline-offset: 2px;
    border-radius: 3px;
  }
  a {
    color: var(--accent);
    text-underline-offset: 2px;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (pointer: coarse) {
    button,
    .button {
      min-height: 40px;
      min-width: 40px;
    }
  }
`;
