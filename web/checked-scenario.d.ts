/** A scenario that the build has read and checked (see `engine/compile/checked-module.ts`). */
declare module '*.json?checked' {
  const scenario: import('../engine/browser.ts').Scenario;
  export default scenario;
  /** The packed rules of its time zones, by name. */
  export const zoneRules: Readonly<Record<string, string>>;
}
