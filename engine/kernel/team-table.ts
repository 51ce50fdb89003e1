import type { Model } from '../compile/model.ts';

/** The table must not crowd what happens out of the processor's cache, nor take a while to fill. */
const LARGEST_TABLE = 8192;

/**
 * Whom a contact of class k takes when the bits of `idle` say which teams have an idle agent: table[(k << teams) + idle], -1
 * for nobody. null where a step has a choice of teams, so that it depends on more, and where the table would be large.
 */
export function teamTable({ routing, classes, groups }: Model): Int8Array | null {
  if (routing.tracksIdleTime.includes(1)) return null;
  if (groups.count > 10 || classes.count << groups.count > LARGEST_TABLE) return null;
  const combinations = 1 << groups.count;
  const table = new Int8Array(classes.count * combinations).fill(-1);
  for (let k = 0; k < classes.count; k++) {
    for (let idle = 0; idle < combinations; idle++) {
      for (let i = routing.routeStart[k + 1] - 1; i >= routing.routeStart[k]; i--) {
        if (((idle >> routing.routeTeam[i]) & 1) === 1) table[k * combinations + idle] = routing.routeTeam[i];
      }
    }
  }
  return table;
}
