import { css } from 'lit';

/** The plan of the page: levers at the side, the answer beside them; on a narrow screen the levers come from below. */
export const pageStyles = css`
  :host {
    min-height: 100vh;
  }
  .layout {
    display: grid;
    grid-template-columns: 288px minmax(0, 1fr);
    align-items: start;
    max-width: 1920px;
    margin-inline: auto;
  }
  aside {
    position: sticky;
    top: 0;
    max-height: 100vh;
    padding: 20px 24px 28px;
    overflow: auto;
  }
  main {
    display: grid;
    gap: 24px;
    min-width: 0;
    padding: 20px 24px 32px 8px;
    grid-template-columns: minmax(0, 1fr);
  }
  /* Old figures fade only when new ones are slow to come, so that a drag does not flicker. */
  measure-tiles,
  verdict-panel,
  chart-board {
    transition: opacity 0.2s;
  }
  main[data-stale] > :is(measure-tiles, verdict-panel, chart-board) {
    opacity: 0.6;
    transition: opacity 0.4s 0.35s;
  }
  .levers-toggle {
    display: none;
  }
  .drop {
    position: fixed;
    inset: 12px;
    z-index: 3;
    display: grid;
    place-items: center;
    border: 2px dashed var(--accent);
    border-radius: 12px;
    background: color-mix(in srgb, var(--accent-soft) 92%, transparent);
    color: var(--ink);
    font-size: 1.5rem;
    pointer-events: none;
  }
  @media (max-width: 959px) {
    .layout {
      grid-template-columns: minmax(0, 1fr);
    }
    main {
      padding: 16px 20px 24px;
    }
    aside {
      position: fixed;
      inset: auto 0 0;
      z-index: 2;
      max-height: 58vh;
      padding: 16px 20px 80px;
      border-top: 1px solid var(--hairline);
      border-radius: 14px 14px 0 0;
      background: var(--panel-raised);
      box-shadow: 0 -6px 30px rgb(0 0 0 / 0.18);
      transform: translateY(100%);
      visibility: hidden;
      transition:
        transform 0.2s,
        visibility 0s 0.2s;
    }
    aside[data-open] {
      transform: none;
      visibility: visible;
      transition: transform 0.2s;
    }
    .levers-toggle,
    .levers-toggle:hover:not(:disabled) {
      position: fixed;
      right: 16px;
      bottom: 16px;
      z-index: 3;
      display: inline-flex;
      align-items: center;
      gap: 8px;
      min-height: 48px;
      padding: 0 20px;
      border-radius: 24px;
      background: var(--accent);
      color: var(--on-accent);
      font-size: var(--size-body);
      box-shadow: 0 2px 10px rgb(0 0 0 / 0.25);
    }
  }
  @media (max-width: 719px) {
    main {
      gap: 16px;
      padding: 14px 0 24px;
    }
    verdict-panel,
    issue-list {
      margin-inline: 12px;
    }
    measure-tiles {
      position: sticky;
      top: 0;
      z-index: 1;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    aside,
    measure-tiles,
    verdict-panel,
    chart-board {
      transition: none !important;
    }
  }
`;
