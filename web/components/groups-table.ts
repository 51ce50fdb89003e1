import { css, html, LitElement, nothing } from 'lit';
import type { Estimate, Report } from '../../engine/browser.ts';
import type { Formats, WriteFigure } from '../state/format.ts';
import { sharedStyles } from '../style/shared-styles.ts';

/** The agent groups: how busy they are and how long they work. */
export class GroupsTable extends LitElement {
  static override properties = { report: { attribute: false }, formats: { attribute: false } };
  static override styles = [
    sharedStyles,
    css`
      .scroll {
        overflow-x: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 0.875rem;
      }
      th,
      td {
        padding: 6px 12px 6px 0;
        border-bottom: 1px solid var(--hairline);
        text-align: right;
        vertical-align: top;
        white-space: nowrap;
      }
      th:last-child,
      td:last-child {
        padding-right: 0;
      }
      th:first-child {
        text-align: left;
      }
      thead th {
        color: var(--ink-soft);
        font-size: var(--size-small);
        font-weight: 400;
        vertical-align: bottom;
      }
      tbody th {
        font-weight: 500;
      }
      small {
        display: block;
        color: var(--ink-soft);
        font-size: 0.75rem;
        font-weight: 400;
      }
    `,
  ];

  declare report: Report;
  declare formats: Formats;

  protected override render() {
    const { formats } = this;
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Agent groups">
      <table>
        <thead>
          <tr>
            <th scope="col">Group</th>
            <th scope="col">Occupancy</th>
            <th scope="col">Answered,<br />contacts</th>
            <th scope="col">On duty,<br />hours</th>
            <th scope="col">Overtime,<br />hours</th>
            <th scope="col">Paid,<br />hours</th>
          </tr>
        </thead>
        <tbody>
          ${this.report.groups.map(
            (group) => html`<tr>
              <th scope="row">${group.name}<small>${group.vendor}, ${group.site}</small></th>
              <td>${formats.estimatedShare(group.occupancy)}<small>${formats.shareInterval(group.occupancy)}</small></td>
              ${[group.answered, group.staffedHours].map((estimate) => cell(estimate, formats, formats.count))}
              ${cell(group.overtimeHours, formats, formats.decimal)} ${cell(group.paidHours, formats, formats.count)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

function cell(estimate: Estimate, formats: Formats, write: WriteFigure) {
  const figure = write(estimate.value);
  const interval = formats.interval(estimate, write);
  return html`<td>${figure}${interval && interval !== figure ? html`<small>${interval}</small>` : nothing}</td>`;
}

customElements.define('groups-table', GroupsTable);
