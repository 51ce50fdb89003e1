import { describe, expect, it } from 'vitest';
import type { Model, ScenarioInput } from '../../engine/index.ts';
import { expandSeed } from '../../engine/random/seed.ts';
import { Callers } from '../../engine/simulate/callers.ts';
import { DemandFactors } from '../../engine/simulate/demand-factors.ts';
import { referenceCase } from '../reference/reference-cases.ts';
import { type DrawnCaller, drawnCallers } from '../support/drawn-callers.ts';
import { modelOf } from '../support/model-of.ts';

const start = '2026-01-05';
const HOUR = 3600;
const contacts: ScenarioInput['contacts'] = {
  handleTime: { law: 'lognormal', meanSeconds: 300, cv: 1 },
  afterCallWork: { law: 'exponential', meanSeconds: 40 },
  patience: { law: 'exponential', meanSeconds: 200 },
};
const busy = (more: Partial<ScenarioInput['demand']>): Promise<Model> =>
  modelOf({ calendar: { start, days: 2 }, demand: { contactsPerHour: 30, ...more }, contacts });

type Demand = ScenarioInput['demand'];
const traced = (trace: Demand['trace'], events: Demand['events'] = []): Promise<Model> =>
  modelOf({ calendar: { start, days: 2 }, demand: { trace, events } as Demand, contacts });

const attributes = ({ talk, afterCall, patience }: DrawnCaller) => [talk, afterCall, patience];

describe('callers under random volume', () => {
  it('are the same persons in the same order: only when they call differs', async () => {
    const calm = drawnCallers(await busy({}), 0, 'seed', 3);
    const wild = drawnCallers(await busy({ busyness: { cv: 0.5 }, forecastError: { cv: 0.3 } }), 0, 'seed', 3);
    const n = Math.min(calm.length, wild.length);
    expect(n).toBeGreaterThan(300);
    expect(wild.length).not.toBe(calm.length);
    expect(wild.slice(0, n).map(attributes)).toEqual(calm.slice(0, n).map(attributes));
  });

  it('call when the busy clock has run as far as the calm clock had when they called', async () => {
    const model = await busy({ busyness: { cv: 0.5 } });
    const calm = drawnCallers(await busy({}), 0, 'seed', 3);
    const wild = drawnCallers(model, 0, 'seed', 3);
    const factors = new DemandFactors(model);
    factors.draw(expandSeed('seed'), 3);
    const [first, second] = factors.factors;
    const run = (seconds: number) => first * Math.min(seconds, 24 * HOUR) + second * Math.max(0, seconds - 24 * HOUR);
    for (let i = 0; i < Math.min(calm.length, wild.length); i++) {
      expect(Math.abs(run(wild[i].arrivalTime) - calm[i].arrivalTime)).toBeLessThan(1e-6);
    }
  });

  it('of two classes of one topic meet the same busyness, whoever asks for it first', async () => {
    const demand: ScenarioInput['demand'] = {
      contactsPerHour: 30,
      languages: { en: { share: 0.5 }, es: { share: 0.5 } },
      busyness: { cv: 0.5 },
    };
    const model = await modelOf({ calendar: { start, days: 2 }, demand, contacts });
    const shared = new DemandFactors(model);
    const key = expandSeed('seed');
    for (const k of [1, 0]) {
      const callers = new Callers(model, k, shared);
      callers.begin(key, 7);
      const alone = drawnCallers(model, k, 'seed', 7);
      expect(callers.arrivalTime[0]).toBe(alone[0].arrivalTime);
    }
  });
});

describe('callers while an event changes handle times', () => {
  it('bring work that is multiplied by the factor of the instant of their arrival, block after block', async () => {
    const events: ScenarioInput['demand']['events'] = [
      {
        name: 'a',
        shape: 'step',
        start: `${start}T20:00`,
        end: '2026-01-06T03:00',
        multiplier: 1,
        handleTimeMultiplier: 1.5,
      },
    ];
    const plain = drawnCallers(await busy({ contactsPerHour: 60 }), 0, 'seed', 0);
    const changed = drawnCallers(await busy({ contactsPerHour: 60, events }), 0, 'seed', 0);
    expect(plain.length).toBeGreaterThan(4 * 256);
    expect(changed).toHaveLength(plain.length);
    for (const [i, caller] of changed.entries()) {
      const isLonger = plain[i].arrivalTime >= 20 * HOUR && plain[i].arrivalTime < 27 * HOUR;
      expect(caller.talk).toBe(plain[i].talk * (isLonger ? 1.5 : 1));
      expect(caller.afterCall).toBe(plain[i].afterCall * (isLonger ? 1.5 : 1));
      expect(caller.patience).toBe(plain[i].patience);
    }
  });
});

describe('a trace', () => {
  const atSeconds = Array.from({ length: 700 }, (_, i) => Math.floor(i / 2) * 100 + 0.25);

  it('is replayed to the digit in every replication, by callers who differ', async () => {
    const model = await traced([{ atSeconds }]);
    for (const replication of [0, 1, 9]) {
      const drawn = drawnCallers(model, 0, 'seed', replication);
      expect(drawn.map(({ arrivalTime }) => arrivalTime)).toEqual(atSeconds);
    }
    const [first, second] = [0, 1].map((replication) => drawnCallers(model, 0, 'seed', replication)[0].talk);
    expect(first).not.toBe(second);
  });

  it('takes the handle times of events', async () => {
    const event = {
      name: 'a',
      shape: 'step' as const,
      start: `${start}T05:00`,
      multiplier: 1,
      handleTimeMultiplier: 3,
    };
    const plain = drawnCallers(await traced([{ atSeconds }]), 0, 'seed', 0);
    const changed = drawnCallers(await traced([{ atSeconds }], [event]), 0, 'seed', 0);
    expect(changed.map(({ talk }) => talk)).toEqual(
      plain.map(({ talk, arrivalTime }) => talk * (arrivalTime >= 5 * HOUR ? 3 : 1)),
    );
  });
});

/**
 * Fixed seed; 20 figures, each held to 5.5 standard errors (estimated from the sample): odds of a false alarm below
 * 1e-6. Power: the relative standard error of a variance is about 1 %, so an error of 8 % in it is found with a
 * probability above 0.99; of 1 % in the daily mean above 0.999.
 */
describe('the counts of random_busyness PUB-BUSY-01', () => {
  const REPLICATIONS = 40_000;
  const { parameters, expected } = referenceCase('random_busyness', 'PUB-BUSY-01');
  const means: number[] = parameters.interval_mean_arrivals;

  it('have the mean, variances, correlation and quantiles of the gamma mixture', async () => {
    const model = await modelOf({
      calendar: { start, hours: means.length },
      demand: {
        intervalCounts: [{ intervalMinutes: 60, contacts: means }],
        busyness: { cv: 1 / Math.sqrt(parameters.gamma_shape) },
      },
    });
    const counts = means.map(() => new Float64Array(REPLICATIONS));
    const daily = new Float64Array(REPLICATIONS);
    const callers = new Callers(model, 0);
    const key = expandSeed('PUB-BUSY-01');
    for (let replication = 0; replication < REPLICATIONS; replication++) {
      callers.begin(key, replication);
      for (let time = callers.arrivalTime[0]; time < Number.POSITIVE_INFINITY; ) {
        counts[Math.floor(time / HOUR)][replication]++;
        daily[replication]++;
        if (++callers.position === callers.block) callers.refill();
        time = callers.arrivalTime[callers.position];
      }
    }
    const agree = (sample: Float64Array, value: unknown) => {
      const average = sample.reduce((sum, x) => sum + x, 0) / REPLICATIONS;
      const variance = sample.reduce((sum, x) => sum + (x - average) ** 2, 0) / REPLICATIONS;
      expect(Math.abs(average - Number(value)) / Math.sqrt(variance / REPLICATIONS)).toBeLessThan(5.5);
    };
    agree(daily, expected.daily_mean);
    agree(
      daily.map((count) => (count - 200) ** 2),
      expected.daily_variance,
    );
    const variances = expected.interval_variances as number[];
    for (const [i, mean] of means.entries()) {
      agree(
        counts[i].map((count) => (count - mean) ** 2),
        variances[i],
      );
    }
    const scale = Math.sqrt(variances[0] * variances[3]);
    agree(
      counts[0].map((count, i) => ((count - means[0]) * (counts[3][i] - means[3])) / scale),
      expected.correlation_interval_1_and_4,
    );
    for (const percent of [5, 25, 50, 75, 95, 99]) {
      const quantile = Number(expected[`daily_count_p${percent}`]);
      const error = (5.5 * Math.sqrt((percent / 100) * (1 - percent / 100))) / Math.sqrt(REPLICATIONS);
      expect(daily.filter((count) => count <= quantile).length / REPLICATIONS).toBeGreaterThan(percent / 100 - error);
      expect(daily.filter((count) => count < quantile).length / REPLICATIONS).toBeLessThan(percent / 100 + error);
    }
  });
});
