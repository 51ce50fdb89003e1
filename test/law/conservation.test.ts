import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile, parseScenario, runStudy } from '../../engine/index.ts';
import { brokenLaws } from '../support/broken-laws.ts';
import { recorded } from '../support/recording-observer.ts';

const folder = new URL('../../scenarios/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'));
const REPLICATIONS = 4;

async function studyOf(file: string) {
  const parsed = parseScenario(readFileSync(new URL(file, folder), 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const outcome = await runStudy(parsed.scenario, null, { replications: REPLICATIONS });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  const compiled = await compile(parsed.scenario);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return { report: outcome.report, model: compiled.model };
}

describe.each(files)('in %s', (file) => {
  it('every contact meets exactly one end, in every slice, and parts add up to their wholes', async () => {
    const { report } = await studyOf(file);
    expect(report.totals.measures.offered.value).toBeGreaterThan(0);
    expect(brokenLaws(report)).toEqual([]);
  });

  it("Little's law holds for the agents: their busy time is the work of the contacts they took, to the second", async () => {
    const { model } = await studyOf(file);
    const { busyStretches, services } = recorded(model);
    const busySeconds = busyStretches.reduce((sum, { from, to }) => sum + (to - from), 0);
    const workSeconds = services.reduce((sum, { talk, afterCall }) => sum + talk + afterCall, 0);
    expect(services.length).toBeGreaterThan(0);
    expect(busySeconds).toBeLessThan(workSeconds * (1 + 1e-6));
    // An outage may end a service before its work is done, and an agent may work on several contacts at once.
    const mayBeLess = model.roster.outages.some(({ isDropped }) => isDropped) || model.groups.concurrency.some(Boolean);
    if (!mayBeLess) expect(busySeconds).toBeGreaterThan(workSeconds * (1 - 1e-6));
  });
});
