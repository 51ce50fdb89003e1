import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type ContactMeasures,
  compile,
  type Estimate,
  parseScenario,
  type Report,
  runStudy,
} from '../../engine/index.ts';
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

const figure = ({ value }: Estimate): number => value ?? 0;

function leftOver({ offered, answered, abandoned, stillPresent }: ContactMeasures<Estimate>): number {
  return figure(offered) - figure(answered) - figure(abandoned) - figure(stillPresent);
}

function slicesOf(report: Report): ContactMeasures<Estimate>[] {
  const { totals, classes, topics, languages, channels } = report;
  return [totals, ...classes, ...topics, ...languages, ...channels].map(({ measures }) => measures);
}

describe.each(files)('in %s', (file) => {
  it('every contact offered is answered, abandons or is still present, in every slice and interval', async () => {
    const { report } = await studyOf(file);
    for (const slice of slicesOf(report)) {
      expect(figure(slice.offered)).toBeGreaterThan(0);
      expect(Math.abs(leftOver(slice))).toBeLessThan(1e-9 * figure(slice.offered));
    }
    const { offered, answered, abandoned, stillPresent } = report.overTime.intervals.measures;
    offered.value.forEach((value, i) => {
      const ends = answered.value[i]! + abandoned.value[i]! + stillPresent.value[i]!;
      expect(ends).toBeCloseTo(value!, 9);
    });
  });

  it('the parts of a dimension add up to the whole', async () => {
    const { report } = await studyOf(file);
    const whole = figure(report.totals.measures.offered);
    for (const parts of [report.classes, report.topics, report.languages, report.channels]) {
      expect(parts.reduce((sum, { measures }) => sum + figure(measures.offered), 0)).toBeCloseTo(whole, 6);
    }
    expect(report.groups.reduce((sum, { answered }) => sum + figure(answered), 0)).toBeCloseTo(
      figure(report.totals.measures.answered),
      6,
    );
    expect(report.cost.lines.reduce((sum, { amount }) => sum + figure(amount), 0)).toBeCloseTo(
      figure(report.cost.total),
      4,
    );
  });

  it("Little's law holds for the agents: their busy time is the work of the contacts they took, to the second", async () => {
    const { model } = await studyOf(file);
    const { busyStretches, services } = recorded(model);
    const busySeconds = busyStretches.reduce((sum, { from, to }) => sum + (to - from), 0);
    const workSeconds = services.reduce((sum, { talk, afterCall }) => sum + talk + afterCall, 0);
    expect(services.length).toBeGreaterThan(0);
    expect(Math.abs(busySeconds - workSeconds)).toBeLessThan(1e-6 * workSeconds);
  });
});
