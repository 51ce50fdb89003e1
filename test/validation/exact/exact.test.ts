import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../engine/index.ts';
import { casesOfFolder } from '../../reference/reference-cases.ts';
import { projectFolder } from '../../support/project-files.ts';
import { type CaseResult, exactAnswers, type Figure } from './exact-answers.ts';
import { sizeOf } from './exact-case.ts';
import { exactCase } from './exact-cases.ts';
import { isPowerful, judgeExact, judgements } from './judge-exact.ts';

const records = casesOfFolder(`${projectFolder}/test/reference/cases`);

const caseOf = (figures: readonly Figure[]): CaseResult => ({
  ...{ id: 'A', family: 'f', description: 'd', source: 's', seed: 'A', studies: 1, replications: 100, contacts: 1e6 },
  figures,
});

const random = (metric: string, z: number, expected = 10, standardError = 0.02): Figure => ({
  metric,
  reading: { kind: 'random', value: expected + z * standardError, standardError, n: 100, expected },
});

describe('the reference cases', () => {
  it('are 66 with 1,739 figures, and each is a sound scenario in both forms', () => {
    expect(records).toHaveLength(66);
    expect(records.flatMap(({ expected }) => Object.values(expected).flat())).toHaveLength(1739);
    for (const form of ['short', 'long'] as const) {
      for (const record of records) {
        const { scenarios } = exactCase(record, sizeOf(record.id, form));
        for (const [scenario] of Object.values(scenarios)) {
          const parsed = parseScenario(JSON.stringify(scenario));
          expect(parsed.ok ? [] : parsed.issues).toEqual([]);
        }
      }
    }
  });

  it('have the seed that the report names, and no other', () => {
    const [record] = records;
    const [scenario] = exactCase(record, sizeOf(record.id, 'long')).scenarios.steady;
    expect(scenario.run?.seed).toBe(record.id);
  });
});

describe('the judgement', () => {
  it('passes what chance explains and fails what it does not', () => {
    const figures = Array.from({ length: 20 }, (_, i) => random(`asa_s[${i + 1}]`, (i % 5) - 2));
    expect(judgeExact({ cases: [caseOf(figures)] }, 'short')).toMatchObject({ passed: 1, of: 1 });
    expect(judgeExact({ cases: [caseOf([...figures, random('asa_s', 5.5)])] }, 'short')).toMatchObject({ passed: 0 });
  });

  it('fails a certain figure that is off by anything, and an estimate without an error', () => {
    const certain = (value: number): Figure => ({
      metric: 'min_agents',
      reading: { kind: 'certain', value, expected: 14 },
    });
    const good = random('asa_s', 0.3);
    const passedWith = (figure: Figure): number => judgeExact({ cases: [caseOf([good, figure])] }, 'short').passed;
    expect([passedWith(certain(14)), passedWith(certain(15)), passedWith(random('asa_s', 1, 10, Number.NaN))]).toEqual([
      1, 0, 0,
    ]);
  });

  it('leaves out what rests on few events, and only that', () => {
    const statusOf = (figure: Figure): string =>
      judgements({ cases: [caseOf([figure])] })
        .values()
        .next().value![0].status;
    expect(statusOf(random('p_block', 9, 0.001, 0.0002))).toBe('too few events');
    expect(statusOf(random('sl20_ans_per_offered', 9, 0.999, 0.0002))).toBe('too few events');
    expect(statusOf(random('p_block', 9, 0.001, 0.00002))).toBe('tested');
  });

  it('wants the power that is stated of the main figures, in the long form', () => {
    const vague = caseOf([random('asa_s', 0, 10, 0.06)]);
    expect(isPowerful(vague)).toBe(false);
    expect(isPowerful(caseOf([random('asa_s', 0, 10, 0.05), random('mean_queue', 0, 10, 0.3)]))).toBe(true);
    expect([judgeExact({ cases: [vague] }, 'short').passed, judgeExact({ cases: [vague] }, 'long').passed]).toEqual([
      1, 0,
    ]);
  });

  it('has a false alarm in at most 2 of 1,000 right sets of figures', () => {
    // 500 sets of 50 normal figures: of such sets 0.2 % fail, so more than 6 do with a probability below 1 in 10,000.
    let failed = 0;
    let state = 1;
    const uniform = (): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    for (let set = 0; set < 500; set++) {
      const figures = Array.from({ length: 50 }, (_, i) =>
        random(`asa_s[${i}]`, Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()), 100, 0.02),
      );
      if (judgeExact({ cases: [caseOf(figures)] }, 'short').passed === 0) failed++;
    }
    expect(failed).toBeLessThanOrEqual(6);
  });
});

describe('the section', () => {
  it('writes every figure of its data, and charts that the text refers to', () => {
    const data = { cases: [caseOf([random('asa_s', 0.5), random('p_wait', -0.5, 0.3, 0.0003)])] };
    const { markdown, charts } = exactAnswers.render(data, 'short');
    expect(markdown).toContain('asa\\_s');
    for (const { file, svg } of charts) {
      expect(markdown).toContain(`(charts/${file})`);
      expect(svg).toMatch(/^<svg /);
    }
  });
});
