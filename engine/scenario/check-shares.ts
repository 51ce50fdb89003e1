import type { Check, Findings } from './check.ts';
import type { Path } from './issue.ts';
import type { Scenario } from './scenario.ts';

const tolerance = 1e-6;

/** Shares of topics, languages and channels add to 1, as do the mixes of single topics and events. */
export const checkShares: Check = (scenario, findings) => {
  const { topics, languages, channels, events } = scenario.demand;
  checkParts(findings, ['demand', 'topics'], topics);
  checkParts(findings, ['demand', 'languages'], languages);
  checkParts(findings, ['demand', 'channels'], channels);
  for (const [name, topic] of Object.entries(topics)) checkMixes(findings, ['demand', 'topics', name], topic);
  for (const [index, event] of events.entries()) checkMixes(findings, ['demand', 'events', index], event);
};

type Parts = Readonly<Record<string, { share?: number | undefined }>>;

function checkParts(findings: Findings, path: Path, parts: Parts): void {
  const names = Object.keys(parts);
  const absent = names.filter((name) => parts[name]!.share === undefined);
  if (absent.length === names.length) return;
  checkSum(
    findings,
    path,
    names.map((name) => parts[name]!.share ?? 0),
    names.map((name) => [...path, name, 'share']),
    absent.length,
  );
}

function checkMixes(
  findings: Findings,
  path: Path,
  mixes: Pick<Scenario['demand']['events'][number], 'languageMix' | 'channelMix'>,
): void {
  for (const key of ['languageMix', 'channelMix'] as const) {
    const mix = mixes[key];
    if (mix === undefined) continue;
    const names = Object.keys(mix);
    checkSum(
      findings,
      [...path, key],
      names.map((name) => mix[name]!),
      names.map((name) => [...path, key, name]),
      0,
    );
  }
}

function checkSum(findings: Findings, path: Path, shares: readonly number[], dependsOn: Path[], absent: number): void {
  const sum = shares.reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) <= tolerance && absent === 0) return;
  const without = absent === 0 ? '' : `, and ${absent} without a share`;
  findings.fault({
    path,
    found: `shares that add to ${Number(sum.toPrecision(8))}${without}`,
    allowed: absent === 0 ? 'shares that add to 1' : 'a share for each, adding to 1, or for none (equal parts)',
    dependsOn,
  });
}
