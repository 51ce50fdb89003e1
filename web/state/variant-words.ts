/** The name of a variant, `eightWeeks`, as a reader writes it: eight weeks. */
export function variantWords(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])/g, ' ').toLowerCase();
}
