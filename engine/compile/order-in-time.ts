/** Places of instants in order of time, of equal ones as they are given. */
export function orderInTime(at: readonly number[]): Uint32Array {
  const order = new Uint32Array(at.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  return order.sort((a, b) => at[a] - at[b] || a - b);
}
