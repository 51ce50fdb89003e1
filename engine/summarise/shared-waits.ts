import type { Model } from '../compile/model.ts';

type Law = Model['classes']['patience'][number];

/**
 * Waits that many contacts have in common, to the last bit or two: whoever is answered as a routing step opens has waited
 * until just then, and where patience is a constant, whoever hangs up has waited so long.
 * @returns seconds > 0, rising
 */
export function sharedWaitSeconds({ routing, classes }: Model): number[] {
  const waits = new Set([...routing.routeOpensAfter, ...classes.patience.flatMap(constantsOf)]);
  return [...waits].filter((seconds) => seconds > 0 && seconds < Number.POSITIVE_INFINITY).sort((a, b) => a - b);
}

function constantsOf(law: Law): number[] {
  if (law.law === 'constant') return [law.seconds];
  return law.law === 'mixture' ? law.parts.flatMap((part) => constantsOf(part.of)) : [];
}
