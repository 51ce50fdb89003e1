import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Report } from '../../engine/browser.ts';
import { tableCost } from '../charts/layout-cost.ts';
import { tableDemand } from '../charts/layout-demand.ts';
import { tableHeatmap } from '../charts/layout-heatmap.ts';
import { tableIntervals } from '../charts/layout-intervals.ts';
import { tableWaits } from '../charts/layout-waits.ts';
import { type IntervalRows, listDays, listSlices } from '../charts/list-rows.ts';
import { packColumns } from '../charts/pack-columns.ts';
import { readDemand, readWaits } from '../charts/read-interval.ts';
import type { Formats } from '../state/format.ts';
import type { TimeWindow } from '../state/page-state.ts';
import { boardStyles } from '../style/board-styles.ts';
import { sharedStyles } from '../style/shared-styles.ts';
import './chart-frame.ts';
import './cost-chart.ts';
import './demand-chart.ts';
import './groups-table.ts';
import './heatmap-chart.ts';
import './interval-chart.ts';
import './time-overview.ts';
import './wait-chart.ts';

/** Charts that nearly every report has; a run of one day has no `days`. */
const fixedCharts = ['time', 'hours', 'days', 'cost', 'groups'];

/** All charts; on a narrow screen one at a time, chosen above them. */
export class ChartBoard extends LitElement {
  static override properties = {
    report: { attribute: false },
    formats: { attribute: false },
    timeWindow: { attribute: false },
    cursor: { attribute: false },
    isDragging: { attribute: false },
    targetShare: { attribute: false },
    chosen: { state: true },
  };
  static override styles = [sharedStyles, boardStyles];

  declare report: Report;
  declare formats: Formats;
  declare timeWindow: TimeWindow | null;
  declare cursor: number | null;
  declare isDragging: boolean;
  declare targetShare: number;
  declare protected chosen: string;
  #days: IntervalRows | null = null;
  #slices: readonly IntervalRows[] = [];

  constructor() {
    super();
    this.chosen = 'time';
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Made anew only for new figures: a moving cursor must not draw every chart again.
    if (!['report', 'formats', 'targetShare'].some((name) => changed.has(name))) return;
    this.#days = listDays(this.report, this.targetShare, this.formats);
    this.#slices = listSlices(this.report, this.targetShare, this.formats);
    const isThere = [...fixedCharts, ...this.#slices.map((slice) => slice.fileName)].includes(this.chosen);
    if (!isThere || (this.chosen === this.#days.fileName && this.report.days <= 1)) this.chosen = 'time';
  }

  protected override render() {
    const { report } = this;
    const rowPx = 24;
    const intervals = [...(report.days > 1 ? [this.#days!] : []), ...this.#slices].map((rows) => ({
      key: rows.fileName,
      name: rows.heading,
      body: this.#intervals(rows),
      heightPx: 160 + rows.rows.length * rowPx,
    }));
    const [first, ...rest] = intervals;
    const parts = [
      ...(first ? [first] : []),
      { key: 'cost', name: 'Cost', body: this.#cost(), heightPx: 160 + report.cost.lines.length * 2 * rowPx },
      { key: 'groups', name: 'Groups', body: this.#groups(), heightPx: 130 + report.groups.length * 2 * rowPx },
      ...rest,
    ];
    const wide = [
      { key: 'time', name: 'Over time', body: this.#time() },
      { key: 'hours', name: 'By hour', body: this.#hours() },
    ];
    const section = ({ key, body }: { key: string; body: TemplateResult }) =>
      html`<section data-chart=${key} ?data-chosen=${key === this.chosen}>${body}</section>`;
    return html`
      <nav aria-label="Charts">
        ${[...wide, ...parts].map(
          ({ key, name }) =>
            html`<button
              aria-pressed=${key === this.chosen}
              @click=${() => {
                this.chosen = key;
              }}
            >
              ${name}
            </button>`,
        )}
      </nav>
      <div class="board">
        ${wide.map(section)}
        <div class="pair">
          ${packColumns(parts, 2, (part) => part.heightPx).map((column) => html`<div class="stack">${repeat(column, (part) => part.key, section)}</div>`)}
        </div>
      </div>
    `;
  }

  #time() {
    const { report, formats, timeWindow, cursor, isDragging } = this;
    const demandLead =
      cursor === null
        ? html`<b class="ink">Offered load</b> in erlangs, <b class="accent">agents on duty</b>, <b class="soft">busy agents</b>; <b class="short">hatched</b> where more work arrives than agents are there to do.`
        : readDemand(report, cursor, formats);
    const waitLead =
      cursor === null
        ? html`Waits of answered contacts, min:s: from the <b class="soft">median</b> to the <b class="soft">95th percentile</b>, and the <b class="accent">90th percentile with its interval</b>.`
        : readWaits(report, cursor, formats);
    return html`
      <chart-frame heading="Demand against capacity" fileName="demand-capacity" .table=${() => tableDemand(report, formats)}>
        <span slot="lead">${demandLead}</span>
        <demand-chart data-drawing .report=${report} .formats=${formats} .timeWindow=${timeWindow} .cursor=${cursor} .isDragging=${isDragging}></demand-chart>
      </chart-frame>
      <chart-frame heading="How long people wait" fileName="waits" .table=${() => tableWaits(report, formats)}>
        <span slot="lead">${waitLead}</span>
        <wait-chart data-drawing .report=${report} .formats=${formats} .timeWindow=${timeWindow} .cursor=${cursor} .isDragging=${isDragging}></wait-chart>
      </chart-frame>
      <time-overview .report=${report} .formats=${formats} .timeWindow=${timeWindow}></time-overview>
    `;
  }

  #hours() {
    const { report, formats, targetShare } = this;
    return html`<chart-frame heading="Service level by hour of the week" fileName="hour-of-week" .table=${() => tableHeatmap(report, formats)}>
      <span slot="lead">Percent answered within ${formats.count(report.serviceLevel.thresholdSeconds)} s. Orange misses the target, blue meets it.</span>
      <heatmap-chart data-drawing .report=${report} .formats=${formats} .targetShare=${targetShare}></heatmap-chart>
    </chart-frame>`;
  }

  #intervals({ heading, rowName, fileName, rows, panels }: IntervalRows) {
    return html`<chart-frame heading=${heading} fileName=${fileName} .table=${() => tableIntervals(rowName, rows, panels)}>
      <span slot="lead">Dots with ${this.formats.share(this.report.confidence)} intervals; the dashed line is the target.</span>
      <interval-chart data-drawing .report=${this.report} .formats=${this.formats} .rows=${rows} .panels=${panels}></interval-chart>
    </chart-frame>`;
  }

  #cost() {
    const { report, formats, isDragging } = this;
    return html`<chart-frame heading="What it costs, and who is paid" fileName="cost" .table=${() => tableCost(report, formats)}>
      <span slot="lead">${formats.money(report.cost.perAnswered.value)} per contact answered; the thin line is the ${formats.share(report.confidence)} interval.</span>
      <cost-chart data-drawing .report=${report} .formats=${formats} .isDragging=${isDragging}></cost-chart>
    </chart-frame>`;
  }

  #groups() {
    return html`<h2>Agent groups</h2>
      <groups-table .report=${this.report} .formats=${this.formats}></groups-table>`;
  }
}

customElements.define('chart-board', ChartBoard);
