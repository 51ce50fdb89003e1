/** The rectangle inside a chart in which data is drawn; the rest is for axes and labels. Pixels from the top left corner. */
export interface PlotArea {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly leftPx: number;
  readonly rightPx: number;
  readonly topPx: number;
  readonly bottomPx: number;
}

/** A mark on an axis with its text. */
export interface Tick {
  /** Same place in the data, same key: lets a drawing keep the mark when the scale moves. */
  readonly key: string;
  readonly atPx: number;
  readonly label: string;
  /** True for a mark that begins something larger, such as a day. */
  readonly isMajor: boolean;
}

/** A word placed in the drawing, beside what it names. */
export interface PlacedLabel {
  readonly key: string;
  readonly text: string;
  readonly xPx: number;
  readonly yPx: number;
}
