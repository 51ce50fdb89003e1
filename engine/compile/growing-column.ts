/**
 * Numbers of which nobody knows beforehand how many there will be, in memory that is used again for the next ones: lists of
 * JavaScript leave behind all that they have outgrown.
 */
export class GrowingColumn {
  length = 0;
  /** The first `length` count. Another array after each `push`. */
  values = new Float64Array(256);

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Float64Array(2 * this.length);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  clear(): void {
    this.length = 0;
  }
}
