import type { Model } from '../../engine/index.ts';

/** Contacts of class k that the rates of a model bring between two instants, seconds since the start. */
export function contactsBetween({ arrivals }: Pick<Model, 'arrivals'>, k: number, from: number, to: number): number {
  let start = arrivals.firstCellStartSeconds;
  let contacts = 0;
  for (let c = 0; c < arrivals.cells; c++) {
    const end = arrivals.cellEndSeconds[c];
    const seconds = Math.max(0, Math.min(end, to) - Math.max(start, from));
    contacts += arrivals.ratePerSecond[k * arrivals.cells + c] * seconds;
    start = end;
  }
  return contacts;
}
