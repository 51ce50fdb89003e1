import results from '../../docs/validation/results.json';

export interface ValidationClaim {
  readonly passed: number;
  readonly of: number;
  /** The report lies beside the page. */
  readonly href: string;
}

/** How many exact cases this engine was last validated against; null when the report has none. */
export function validationClaim(
  sections: readonly { name: string; passed: number; of: number }[] = results.sections,
): ValidationClaim | null {
  const exact = sections.find(({ name }) => name === 'exact');
  return exact === undefined ? null : { passed: exact.passed, of: exact.of, href: 'validation.html' };
}
