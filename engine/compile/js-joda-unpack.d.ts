/** The unpacking of zones is a file of `@js-joda/timezone`, and has no types. */
declare module '@js-joda/timezone/src/unpack.js' {
  export interface ZoneRules {
    readonly name: string;
    /** Minutes west of Greenwich, to a fraction. */
    readonly offsets: readonly number[];
    /** When each offset ends, milliseconds since 1970-01-01 UTC, ascending; the last is Infinity. */
    readonly untils: readonly number[];
  }

  /** @param packed `name|abbreviations|offsets|indices|untils|population`, numbers to base 60 */
  export function unpack(packed: string): ZoneRules;
}
