import { css, html, LitElement } from 'lit';
import type { ChartTable } from '../charts/chart-table.ts';
import { sharedStyles } from '../style/shared-styles.ts';

/** A table of figures as the reader's locale writes them; scrolls inside itself, keyboard included. */
export class DataTable extends LitElement {
  static override properties = { table: { attribute: false }, caption: { type: String } };
  static override styles = [
    sharedStyles,
    css`
      .scroll {
        overflow: auto;
        max-height: 420px;
      }
      table {
        border-collapse: collapse;
        width: 100%;
        font-size: var(--size-small);
      }
      th,
      td {
        padding: 5px 10px 5px 0;
        text-align: right;
        border-bottom: 1px solid var(--hairline);
        white-space: nowrap;
      }
      th:first-child,
      td:first-child,
      .text {
        text-align: left;
      }
      thead th {
        position: sticky;
        top: 0;
        background: var(--panel);
        color: var(--ink-soft);
        font-weight: 500;
        vertical-align: bottom;
      }
      tbody th {
        font-weight: 500;
      }
    `,
  ];

  declare table: ChartTable;
  declare caption: string;

  protected override render() {
    const { columns, rows } = this.table;
    const isText = columns.map((column) => column.write === undefined);
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.caption}>
      <table>
        <caption class="visually-hidden">${this.caption}</caption>
        <thead>
          <tr>
            ${columns.map(({ name, unit }, i) => html`<th scope="col" class=${isText[i] ? 'text' : ''}>${name}${unit && unit !== 'share' ? html`<br />${unit}` : ''}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) => html`<tr>
              ${row.map((cell, i) => {
                const text = typeof cell === 'string' ? cell : (columns[i]!.write ?? String)(cell);
                return i === 0
                  ? html`<th scope="row">${text}</th>`
                  : html`<td class=${isText[i] ? 'text' : ''}>${text}</td>`;
              })}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

customElements.define('data-table', DataTable);
