/** Something small that the design rests on, timed many times over in one process that runs nothing else. */
export interface MicroCase {
  readonly group: string;
  readonly name: string;
  /** How many operations one call of `run` makes: enough that calling it costs nothing beside them. */
  readonly operations: number;
  readonly run: () => void;
}
