/**
 * What the user gave cannot be used. The command prints the lines to stderr and ends with exit code 2.
 */
export class BadInput extends Error {
  override readonly name = 'BadInput';
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}
