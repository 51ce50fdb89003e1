import { css } from 'lit';

/** How the marks of all charts look. Drawings only name their parts; every colour comes from the tokens. */
export const chartStyles = css`
  svg {
    display: block;
    max-width: 100%;
    overflow: visible;
    font-family: var(--font);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }
  text {
    fill: var(--ink-soft);
    stroke: none;
  }
  .grid,
  line.day,
  line.hour {
    stroke: var(--hairline);
    stroke-width: 1;
  }
  .baseline {
    stroke: var(--control-border);
    stroke-width: 1;
  }
  text.day {
    fill: var(--ink);
  }
  path {
    fill: none;
    stroke: none;
  }
  path.busy {
    fill: var(--busy-area);
  }
  path.short {
    fill: var(--short-soft);
  }
  .hatch {
    stroke: var(--short);
    stroke-width: 2;
  }
  path.staffed-band,
  path.p90-band {
    fill: var(--interval-area);
    fill-opacity: 0.75;
  }
  path.staffed,
  path.p90 {
    stroke: var(--accent);
    stroke-width: 1.75;
  }
  path.offered {
    stroke: var(--ink);
    stroke-width: 1.25;
  }
  path.ribbon {
    fill: var(--ribbon-area);
  }
  path.p50,
  path.p95 {
    stroke: var(--control-border);
    stroke-width: 1;
  }
  .target {
    stroke: var(--ink);
    stroke-width: 1;
    stroke-dasharray: 4 3;
  }
  .target-label {
    fill: var(--ink);
    font-size: 11px;
  }
  .label {
    font-size: 12px;
  }
  .label.offered,
  .label.threshold {
    fill: var(--ink);
    font-weight: 600;
  }
  .label.threshold {
    font-weight: 400;
  }
  .label.staffed,
  .label.p90 {
    fill: var(--accent);
    font-weight: 600;
  }
  .cursor rect {
    fill: var(--ink);
    fill-opacity: 0.16;
    pointer-events: none;
  }
  path.load {
    fill: var(--interval-area);
    fill-opacity: 0.55;
  }
  .strip path.short {
    fill: var(--short);
  }
  .veil {
    fill: var(--panel);
    fill-opacity: 0.72;
  }
  .window {
    fill: none;
    stroke: var(--accent);
    stroke-width: 1.5;
  }
  .handle {
    fill: var(--accent);
  }
  .cell.miss-4 {
    fill: var(--heat-miss-4);
  }
  .cell.miss-3 {
    fill: var(--heat-miss-3);
  }
  .cell.miss-2 {
    fill: var(--heat-miss-2);
  }
  .cell.miss-1 {
    fill: var(--heat-miss-1);
  }
  .cell.meet-1 {
    fill: var(--heat-meet-1);
  }
  .cell.meet-2 {
    fill: var(--heat-meet-2);
  }
  .cell.none {
    fill: var(--heat-none);
  }
  .cells text {
    font-size: 11px;
  }
  .on-miss-4 {
    fill: var(--on-heat-miss-4);
  }
  .on-miss-3 {
    fill: var(--on-heat-miss-3);
  }
  .on-miss-2 {
    fill: var(--on-heat-miss-2);
  }
  .on-miss-1 {
    fill: var(--on-heat-miss-1);
  }
  .on-meet-1 {
    fill: var(--on-heat-meet-1);
  }
  .on-meet-2 {
    fill: var(--on-heat-meet-2);
  }
  .cells ~ .cursor rect {
    fill: none;
    stroke: var(--ink);
    stroke-width: 2;
  }
  .key-label {
    font-size: 11px;
  }
  .names text,
  .kind {
    fill: var(--ink);
    font-size: 13px;
  }
  /* Words keep clear of the lines that pass behind them. */
  .words text {
    paint-order: stroke;
    stroke: var(--panel);
    stroke-width: 4px;
    stroke-linejoin: round;
  }
  .place {
    fill: var(--ink-soft);
    font-size: 12px;
  }
  .panel-name {
    fill: var(--ink-soft);
  }
  .figure {
    fill: var(--ink);
    font-size: 13px;
  }
  .figure.total {
    font-weight: 600;
  }
  .dot {
    fill: var(--accent);
  }
  .dot.missed {
    fill: var(--short);
  }
  line.interval {
    stroke: var(--interval-area);
    stroke-width: 6;
  }
  line.interval.missed {
    stroke: var(--short-soft);
  }
  .bar {
    fill: var(--interval-area);
  }
  .bar.total {
    fill: var(--accent);
  }
  .bars line.interval {
    stroke: var(--ink);
    stroke-width: 2;
  }
  .step {
    stroke: var(--control-border);
    stroke-width: 1;
    stroke-dasharray: 2 2;
  }
`;
