/** How much is measured. */
export interface Setting {
  /** Folder of the built engine. */
  readonly engine: string;
  /** Fresh processes for each figure. */
  readonly rounds: number;
  /** Everything once and small, to see that it runs: the figures mean nothing. */
  readonly isQuick: boolean;
  /** The ends of the scaling series too, which take minutes. */
  readonly isLong: boolean;
  /** Says what is being measured, for someone who waits. */
  readonly say: (what: string) => void;
}
