import { describe, expect, it } from 'vitest';
import { drawChart, Plot } from './draw-chart.ts';
import { judgedOf, summaryOf } from './judged.ts';
import type { KeptRun, Section } from './section.ts';
import { sections } from './sections.ts';

const section: Section<{ right: number }> = {
  name: 'sums',
  title: 'Sums',
  run: async () => ({ right: 1 }),
  judge: ({ right }) => ({ passed: right, of: 2, unit: 'sums' }),
  render: () => ({ markdown: '', charts: [] }),
};

const run: KeptRun = {
  ...{ section: 'sums', form: 'short', engineVersion: '0', commit: 'c', startedAt: '2026-01-01T00:00:00Z' },
  ...{ seconds: 1, machine: 'm', studies: 1, replications: 1, contacts: 1, data: { right: 1 } },
};

describe('a section', () => {
  it('passes when all of it passed, and not when there was nothing to pass', () => {
    const passedWith = (passed: number, of: number): boolean =>
      judgedOf({ ...section, judge: () => ({ passed, of, unit: 'sums' }) }, run).isPassed;
    expect([passedWith(2, 2), passedWith(1, 2), passedWith(0, 0)]).toEqual([true, false, false]);
  });

  it('that failed fails the whole', () => {
    const failed = judgedOf(section, run);
    expect(summaryOf([failed])).toMatchObject({ isPassed: false, sections: [{ name: 'sums', passed: 1, of: 2 }] });
  });

  it('has a name of its own', () => {
    const names = sections.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});

describe('a chart', () => {
  const dots = [
    [1, 2],
    [3, 4],
  ];

  it('is the text of an SVG file, the same each time', () => {
    const draw = (): string => drawChart({ marks: [Plot.dot(dots)] });
    expect(draw()).toMatch(/^<svg [\s\S]*xmlns="http:\/\/www.w3.org\/2000\/svg"[\s\S]*<\/svg>\n$/);
    expect(draw()).toBe(draw());
  });

  it('refuses what is more than an SVG', () => {
    expect(() => drawChart({ title: 'a title', marks: [Plot.dot(dots)] })).toThrow('more than one SVG');
  });
});
