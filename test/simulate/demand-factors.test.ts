import { describe, expect, it } from 'vitest';
import { gammaCdf } from '../../engine/arithmetic/gamma-distribution.ts';
import type { Model, ScenarioInput } from '../../engine/index.ts';
import { expandSeed } from '../../engine/random/seed.ts';
import { DemandFactors } from '../../engine/simulate/demand-factors.ts';
import { correlation, kolmogorovBound, kolmogorovDistance } from '../random/fit.ts';
import { modelOf } from '../support/model-of.ts';

/**
 * Fixed seed. Each figure is held to 5.5 standard errors (odds 4e-8), each distribution to a bound of odds 1e-8: with
 * fewer than 60 figures a right engine fails this file with odds below 3e-6. Power: with 40,000 replications an error
 * of 0.02 in a mean or of 0.06 in a correlation is found with a probability above 0.999.
 */
const REPLICATIONS = 40_000;
const ERRORS = 5.5;
const ODDS = 1e-8;
const CV = 0.4;
const SHAPE = 1 / (CV * CV);

const start = '2026-01-05';
const demandOf = (more: Partial<ScenarioInput['demand']>): Partial<ScenarioInput> => ({
  calendar: { start, days: 3 },
  demand: { contactsPerHour: 1, topics: { a: { share: 0.6 }, b: { share: 0.4 } }, ...more },
});

/** By topic and day, a column of the factors of all replications. */
function columnsOf(model: Model, replications = REPLICATIONS): Float64Array[] {
  const factors = new DemandFactors(model);
  const columns = Array.from({ length: factors.factors.length }, () => new Float64Array(replications));
  const key = expandSeed('demand factors');
  for (let replication = 0; replication < replications; replication++) {
    factors.draw(key, replication);
    for (const [i, column] of columns.entries()) column[replication] = factors.factors[i];
  }
  return columns;
}

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const cvOf = (values: Float64Array) => {
  const average = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - average) ** 2))) / average;
};
// Of two gamma variables the error of a correlation is larger than (1 - rho^2) / sqrt n, of normal ones: below twice.
const correlationBound = (rho: number) => (ERRORS * 2 * Math.max(0.5, 1 - rho * rho)) / Math.sqrt(REPLICATIONS);

describe('busyness', () => {
  const given = { cv: CV, correlationBetweenTopics: 0.5, correlationBetweenDays: 0.7 };

  it('has on every day and topic the gamma law of mean 1 and the cv that is given', async () => {
    const columns = columnsOf(await modelOf(demandOf({ busyness: given })));
    expect(columns).toHaveLength(6);
    for (const column of columns) {
      expect(Math.abs(mean(column) - 1)).toBeLessThan((ERRORS * CV) / Math.sqrt(REPLICATIONS));
      // Standard error of a variance: sigma^2 sqrt((2 + 6 cv^2) / n); half of it, relatively, for the cv.
      const error = (CV / 2) * Math.sqrt((2 + 6 * CV * CV) / REPLICATIONS);
      expect(Math.abs(cvOf(column) - CV)).toBeLessThan(ERRORS * error);
      const distance = kolmogorovDistance(column, (factor) => gammaCdf(SHAPE * factor, SHAPE));
      expect(distance).toBeLessThan(kolmogorovBound(REPLICATIONS, ODDS));
    }
  });

  it('is correlated between topics and days as given', async () => {
    const [a0, a1, a2, b0, b1] = columnsOf(await modelOf(demandOf({ busyness: given })));
    for (const [x, y, rho] of [
      [a0, b0, 0.5],
      [a1, b1, 0.5],
      [a0, a1, 0.7],
      [a1, a2, 0.7],
      [b0, b1, 0.7],
    ] as const) {
      expect(Math.abs(correlation(x, y) - rho)).toBeLessThan(correlationBound(rho));
    }
    // Two days apart the normal variables have the square of their correlation, the factors about that of theirs.
    expect(Math.abs(correlation(a0, a2) - 0.49)).toBeLessThan(correlationBound(0.49) + 0.01);
  });

  it('is one factor for all topics, independent from day to day, when nothing else is said', async () => {
    const [a0, a1, , b0, b1] = columnsOf(await modelOf(demandOf({ busyness: { cv: CV } })));
    expect(b0).toEqual(a0);
    expect(b1).toEqual(a1);
    expect(Math.abs(correlation(a0, a1))).toBeLessThan(correlationBound(0));
  });

  it('leaves topics independent at correlation 0', async () => {
    const [a0, , , b0] = columnsOf(await modelOf(demandOf({ busyness: { cv: CV, correlationBetweenTopics: 0 } })));
    expect(Math.abs(correlation(a0, b0))).toBeLessThan(correlationBound(0));
  });

  it('keeps the factor of a day and topic when the run is longer or another topic is added', async () => {
    const short = columnsOf(await modelOf(demandOf({ busyness: given })), 20);
    const long = columnsOf(
      await modelOf({
        calendar: { start, days: 5 },
        demand: {
          contactsPerHour: 1,
          topics: { c: { share: 0.5 }, a: { share: 0.3 }, b: { share: 0.2 } },
          busyness: given,
        },
      }),
      20,
    );
    expect([long[5], long[6], long[7], long[10], long[11]]).toEqual([short[0], short[1], short[2], short[3], short[4]]);
  });

  it('makes good days better and bad days worse when the cv rises', async () => {
    const at = async (cv: number) => columnsOf(await modelOf(demandOf({ busyness: { cv } })), 200)[0];
    const calm = await at(0.01);
    const wild = await at(0.05);
    for (const [i, factor] of calm.entries()) {
      if (Math.abs(factor - 1) > 1e-3) expect(Math.sign(wild[i] - 1)).toBe(Math.sign(factor - 1));
    }
    expect(correlation(calm, wild)).toBeGreaterThan(0.999);
  });
});

describe('forecast error', () => {
  it('is one gamma factor on all topics and days, of mean 1 + bias and the cv that is given', async () => {
    const columns = columnsOf(await modelOf(demandOf({ forecastError: { bias: 0.2, cv: 0.1 } })));
    const [first] = columns;
    for (const column of columns) expect(column).toEqual(first);
    expect(Math.abs(mean(first) - 1.2)).toBeLessThan((ERRORS * 0.12) / Math.sqrt(REPLICATIONS));
    const error = (0.1 / 2) * Math.sqrt((2 + 6 * 0.01) / REPLICATIONS);
    expect(Math.abs(cvOf(first) - 0.1)).toBeLessThan(ERRORS * error);
  });

  it('without a cv is the bias alone', async () => {
    const model = await modelOf(demandOf({ forecastError: { bias: -0.25 } }));
    expect([...columnsOf(model, 3).flatMap((column) => [...column])]).toEqual(new Array(18).fill(0.75));
    expect(model.arrivals.expectedContacts[0]).toBeCloseTo(0.75 * 0.6 * 72, 9);
  });

  it('multiplies busyness', async () => {
    const busyness = { cv: 0.3 };
    const forecastError = { bias: 0.1, cv: 0.2 };
    const [both] = columnsOf(await modelOf(demandOf({ busyness, forecastError })), 50);
    const [busy] = columnsOf(await modelOf(demandOf({ busyness })), 50);
    const [forecast] = columnsOf(await modelOf(demandOf({ forecastError })), 50);
    expect([...both]).toEqual([...busy].map((factor, i) => expect.closeTo(factor * forecast[i], 12)));
  });
});

it('a demand without either has no factors', async () => {
  const factors = new DemandFactors(await modelOf());
  expect([factors.isRandom, factors.factors.length]).toEqual([false, 0]);
});
