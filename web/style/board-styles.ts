import { css } from 'lit';

/** The board of charts: two columns on a wide screen, one on a middling one, one chart at a time on a phone. */
export const boardStyles = css`
  .board,
  .pair,
  .stack {
    display: grid;
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--gap);
  }
  section {
    min-width: 0;
    padding: 16px 20px 18px;
    border: 1px solid var(--hairline);
    border-radius: var(--radius);
    background: var(--panel);
  }
  section > * + * {
    margin-top: 20px;
  }
  section > time-overview {
    margin-top: 4px;
  }
  section > h2 {
    font-size: 1rem;
    font-weight: 600;
  }
  section > h2 + * {
    margin-top: 8px;
  }
  b {
    font-weight: 600;
  }
  .ink {
    color: var(--ink);
  }
  .accent {
    color: var(--accent);
  }
  .short {
    color: var(--short);
  }
  nav {
    display: none;
  }
  @media (min-width: 1200px) {
    .pair {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      align-items: start;
    }
  }
  @media (max-width: 719px) {
    nav {
      display: flex;
      gap: 4px;
      padding: 0 12px 8px;
      overflow-x: auto;
    }
    nav button {
      flex: none;
    }
    section {
      padding: 12px;
      border-width: 1px 0;
      border-radius: 0;
    }
    section:not([data-chosen]) {
      display: none;
    }
  }
`;
