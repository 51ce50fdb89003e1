import type { Check, Findings } from './check.ts';
import { checkAscending } from './check-volume.ts';
import type { Distribution } from './distribution.ts';
import type { Path } from './issue.ts';

/** Where infinity makes sense: only patience may be without end. */
const mayBeEndless = 'patience';

/** Parameters of every distribution agree with one another, only patience may be infinite, and gaps have a mean. */
export const checkDistributions: Check = (scenario, findings) => {
  visit(scenario, [], findings);
  const { arrivals } = scenario.demand;
  if (arrivals.process !== 'renewal' || !isAlwaysZero(arrivals.gap)) return;
  findings.fault({
    path: ['demand', 'arrivals', 'gap'],
    found: 'a law of gaps that are all 0',
    allowed: 'a law with a mean > 0, which is scaled to the rate',
  });
};

/** A law whose mean is 0 cannot be scaled to any rate. */
function isAlwaysZero(given: Distribution): boolean {
  switch (given.law) {
    case 'constant':
      return given.seconds === 0;
    case 'uniform':
    case 'triangular':
      return given.highSeconds === 0;
    case 'empirical':
      return given.quantilesSeconds.every((seconds) => seconds === 0);
    case 'mixture':
      return given.parts.every((part) => part.weight === 0 || isAlwaysZero(part.of));
    default:
      return false;
  }
}

function visit(part: unknown, path: Path, findings: Findings): void {
  if (typeof part !== 'object' || part === null) return;
  if (Array.isArray(part)) {
    if (typeof part[0] !== 'object') return; // lists of numbers can be long, and hold no distribution
    for (const [index, item] of part.entries()) visit(item, [...path, index], findings);
    return;
  }
  if ('law' in part) checkDistribution(part as Distribution, path, path.includes(mayBeEndless), findings);
  else for (const [key, value] of Object.entries(part)) visit(value, [...path, key], findings);
}

function checkDistribution(given: Distribution, path: Path, isEndAllowed: boolean, findings: Findings): void {
  switch (given.law) {
    case 'uniform':
      checkOrder(findings, path, given, ['lowSeconds', 'highSeconds']);
      return;
    case 'triangular':
      checkOrder(findings, path, given, ['lowSeconds', 'modeSeconds', 'highSeconds']);
      return;
    case 'empirical':
      checkAscending(findings, [...path, 'quantilesSeconds'], given.quantilesSeconds, 'quantiles that never fall');
      return;
    case 'hyperexponential':
    case 'mixture':
      if (given.parts.every((part) => part.weight === 0)) {
        findings.fault({ path: [...path, 'parts'], found: 'only weights of 0', allowed: 'at least one weight > 0' });
      }
      if (given.law === 'mixture') {
        for (const [index, part] of given.parts.entries()) {
          checkDistribution(part.of, [...path, 'parts', index, 'of'], isEndAllowed, findings);
        }
      }
      return;
    case 'never':
      if (isEndAllowed) return;
      findings.fault({
        path: [...path, 'law'],
        found: '"never"',
        allowed: 'a law with an end: only patience may be "never"',
      });
  }
}

function checkOrder<K extends string>(
  findings: Findings,
  path: Path,
  given: Readonly<Record<K, number>>,
  keys: K[],
): void {
  for (let index = 1; index < keys.length; index += 1) {
    const low = keys[index - 1]!;
    const high = keys[index]!;
    if (given[low] <= given[high]) continue;
    const allowed = `a number >= ${low}, ${given[low]}`;
    findings.fault({ path: [...path, high], found: String(given[high]), allowed, dependsOn: [[...path, low]] });
  }
}
