/**
 * Holm's step-down correction: the adjusted p-value of each test, in the order given. Rejecting where it is at most alpha keeps
 * the probability of any false alarm among all tests at or below alpha, however the tests depend on each other.
 * @param pValues each 0 to 1
 * @returns adjusted p-values, 0 to 1, never below the given ones
 * Source: Holm (1979), A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[a] - pValues[b]);
  const adjusted = new Array<number>(pValues.length);
  let largest = 0;
  order.forEach((test, rank) => {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * pValues[test]));
    adjusted[test] = largest;
  });
  return adjusted;
}
