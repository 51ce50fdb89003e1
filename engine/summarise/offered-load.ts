import type { Model } from '../compile/model.ts';

/** Offered load of each reporting interval, erlangs: expected arrivals a second times mean handle time, over all classes. */
export function offeredLoad(model: Model): number[] {
  const { arrivals, classes, clock } = model;
  const load = new Array<number>(clock.intervals).fill(0);
  let start = arrivals.firstCellStartSeconds;
  for (let c = 0; c < arrivals.cells; c++) {
    const end = arrivals.cellEndSeconds[c];
    let erlangs = 0;
    for (let k = 0; k < classes.count; k++) {
      erlangs += arrivals.ratePerSecond[k * arrivals.cells + c] * classes.meanHandleSeconds[k];
    }
    let from = Math.max(0, start);
    while (from < end) {
      const i = Math.floor(from / clock.intervalSeconds);
      if (i >= clock.intervals) break;
      const intervalStart = i * clock.intervalSeconds;
      const intervalEnd = Math.min(intervalStart + clock.intervalSeconds, clock.endSeconds);
      const to = Math.min(end, intervalEnd);
      load[i] += (erlangs * (to - from)) / (intervalEnd - intervalStart);
      from = to;
    }
    start = end;
  }
  return load;
}
