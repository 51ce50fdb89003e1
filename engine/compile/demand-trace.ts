import type { ContactClassShare } from '../scenario/contact-classes.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { mixWeights } from './demand-volume.ts';
import type { Clock } from './model.ts';

/**
 * The replayed arrivals of each class, ascending; all null when the volume is not a trace. Arrivals outside the simulated
 * time are left out. Where a trace leaves topic, language or channel to the mix, its arrivals are dealt out in turn, each
 * to the class that lags most behind its share: at any time every class has its share to within a contact or so, and no chance
 * is involved.
 */
export function tracesOf(
  scenario: Scenario,
  classes: readonly ContactClassShare[],
  clock: Clock,
): (Float64Array | null)[] {
  const { trace } = scenario.demand;
  if (trace === undefined) return classes.map(() => null);
  const arrivals: number[][] = classes.map(() => []);
  for (const part of trace) {
    const weights = mixWeights(scenario, part, classes);
    const sharing = [...weights.keys()].filter((k) => weights[k] > 0);
    const dealt = new Float64Array(classes.length);
    part.atSeconds.forEach((seconds, i) => {
      let lagging = sharing[0];
      for (const k of sharing) {
        if (weights[k] * (i + 1) - dealt[k] > weights[lagging] * (i + 1) - dealt[lagging]) lagging = k;
      }
      dealt[lagging]++;
      if (seconds >= -clock.warmUpSeconds && seconds < clock.endSeconds) arrivals[lagging].push(seconds);
    });
  }
  return arrivals.map((seconds) => Float64Array.from(seconds).sort());
}
