import type { Report } from '../../engine/browser.ts';
import type { Formats } from '../state/format.ts';
import type { ChartTable } from './chart-table.ts';
import type { PlacedLabel } from './plot-area.ts';

/** How far an hour is from its target: four steps below it, two above. Each has a colour of its own. */
export type HeatStep = 'miss-4' | 'miss-3' | 'miss-2' | 'miss-1' | 'meet-1' | 'meet-2' | 'none';

export interface HeatCell {
  /** Hour of the week, Monday 00:00 is 0. */
  readonly hourOfWeek: number;
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly step: HeatStep;
  /** Whole percent without its sign; empty where there is none or no room. */
  readonly text: string;
}

/** Service level by hour and day of the week. */
export interface HeatmapLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Days run across in a narrow chart, down in a wide one. */
  readonly hasDaysAcross: boolean;
  readonly cells: readonly HeatCell[];
  readonly dayLabels: readonly PlacedLabel[];
  readonly hourLabels: readonly PlacedLabel[];
  /** The scale of colours, from worst to best, with the share at each border. */
  readonly key: readonly {
    readonly step: HeatStep;
    readonly xPx: number;
    readonly widthPx: number;
    readonly label: string;
  }[];
  readonly keyTopPx: number;
}

const narrowPx = 480;
const keyHeightPx = 40;
const keyStepPx = 44;

/** The step of a share against a target, both 0 to 1. */
export function heatStep(share: number | null, target: number): HeatStep {
  if (share === null) return 'none';
  if (share >= target) return share >= (1 + target) / 2 ? 'meet-2' : 'meet-1';
  const quarter = Math.min(4, Math.max(1, Math.ceil(((target - share) / target) * 4)));
  return `miss-${quarter as 1 | 2 | 3 | 4}`;
}

export function layoutHeatmap(report: Report, widthPx: number, target: number, formats: Formats): HeatmapLayout {
  const shares = report.overTime.hourOfWeek.measures.serviceLevel.value;
  const hasDaysAcross = widthPx < narrowPx;
  const leftPx = hasDaysAcross ? 44 : 40;
  const topPx = 20;
  const stepX = (widthPx - leftPx) / (hasDaysAcross ? 7 : 24);
  const stepY = hasDaysAcross ? 20 : 30;
  const gapPx = 1.5;
  const cells = shares.map((share, hourOfWeek): HeatCell => {
    const day = Math.floor(hourOfWeek / 24);
    const hour = hourOfWeek % 24;
    return {
      hourOfWeek,
      xPx: leftPx + (hasDaysAcross ? day : hour) * stepX,
      yPx: topPx + (hasDaysAcross ? hour : day) * stepY,
      widthPx: stepX - gapPx,
      heightPx: stepY - gapPx,
      step: heatStep(share, target),
      text: share === null || stepX < 17 ? '' : String(Math.round(share * 100)),
    };
  });
  const dayLabels = Array.from({ length: 7 }, (_, day) => ({
    key: `day-${day}`,
    text: formats.weekday(day, 'short'),
    xPx: hasDaysAcross ? leftPx + (day + 0.5) * stepX : 0,
    yPx: hasDaysAcross ? 10 : topPx + (day + 0.5) * stepY,
  }));
  const hourLabels = Array.from({ length: 12 }, (_, i) => i * 2).map((hour) => ({
    key: `hour-${hour}`,
    text: String(hour).padStart(2, '0'),
    xPx: hasDaysAcross ? 0 : leftPx + (hour + 0.5) * stepX,
    yPx: hasDaysAcross ? topPx + (hour + 0.5) * stepY : 10,
  }));
  const keyTopPx = topPx + stepY * (hasDaysAcross ? 24 : 7) + 12;
  return {
    widthPx,
    heightPx: keyTopPx + keyHeightPx,
    hasDaysAcross,
    cells,
    dayLabels,
    hourLabels,
    key: layoutKey(target, leftPx, Math.min(keyStepPx, (widthPx - leftPx) / 6), formats),
    keyTopPx,
  };
}

function layoutKey(target: number, leftPx: number, stepPx: number, formats: Formats): HeatmapLayout['key'] {
  const steps: readonly (readonly [HeatStep, number])[] = [
    ['miss-4', 0],
    ['miss-3', target / 4],
    ['miss-2', target / 2],
    ['miss-1', (target * 3) / 4],
    ['meet-1', target],
    ['meet-2', (1 + target) / 2],
  ];
  return steps.map(([step, from], i) => ({
    step,
    xPx: leftPx + i * stepPx,
    widthPx: stepPx - 1.5,
    label: step === 'meet-1' ? `target ${formats.share(from)}` : step === 'meet-2' ? '' : formats.share(from),
  }));
}

/** The hour of the week that an arrow key leads to, staying inside the week; null for any other key. */
export function moveHourOfWeek(hourOfWeek: number, key: string, hasDaysAcross: boolean): number | null {
  const along = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  if (key === 'Home') return 0;
  if (key === 'End') return 167;
  if (!along) return null;
  const [x, y] = along as [number, number];
  const day = Math.floor(hourOfWeek / 24) + (hasDaysAcross ? x : y);
  const hour = (hourOfWeek % 24) + (hasDaysAcross ? y : x);
  return Math.min(6, Math.max(0, day)) * 24 + Math.min(23, Math.max(0, hour));
}

export function tableHeatmap(report: Report, formats: Formats): ChartTable {
  const { serviceLevel, offered } = report.overTime.hourOfWeek.measures;
  const share = { unit: 'share', write: formats.fineShare };
  return {
    columns: [
      { name: 'Day', unit: '' },
      { name: 'Hour', unit: '' },
      { name: 'Service level', ...share },
      { name: 'Service level low', ...share },
      { name: 'Service level high', ...share },
      { name: 'Contacts offered', unit: 'contacts', write: formats.decimal },
    ],
    rows: serviceLevel.value.map((value, i) => [
      formats.weekday(Math.floor(i / 24), 'short'),
      `${String(i % 24).padStart(2, '0')}:00`,
      value,
      serviceLevel.low[i] ?? null,
      serviceLevel.high[i] ?? null,
      offered.value[i] ?? null,
    ]),
  };
}
