import { describe, expect, it } from 'vitest';
import { Epidemic, largestAttackRate, susceptibleAtStart } from '../../engine/compile/epidemic.ts';

const influenza = {
  totalCases: 60_000,
  initialCases: 50,
  reproductionNumber: 1.4,
  latentDays: 2,
  infectiousDays: 4,
};

describe('an epidemic', () => {
  it.each([
    influenza,
    { ...influenza, reproductionNumber: 1.05, initialCases: 500 },
    { ...influenza, reproductionNumber: 15, latentDays: 10, infectiousDays: 8 },
    { ...influenza, latentDays: 0.01, infectiousDays: 0.5 },
  ])('reaches the size it was given: %j', (course) => {
    const epidemic = new Epidemic(course, 5000);
    const newCases = course.totalCases - course.initialCases;
    expect(Math.abs(epidemic.casesUntil(5000) / newCases - 1)).toBeLessThan(1e-7);
  });

  it('starts with as many susceptible as the final-size equation asks for', () => {
    const S0 = susceptibleAtStart(influenza);
    const left = S0 - (influenza.totalCases - influenza.initialCases);
    expect(Math.log(left / S0)).toBeCloseTo((-1.4 * influenza.totalCases) / S0, 10);
    // In an epidemic from few cases with R = 1.4 a share x of the susceptible falls ill with -ln(1 - x) = 1.4 x: 51.1 %.
    expect(influenza.totalCases / S0).toBeCloseTo(0.511, 2);
  });

  it('cannot be larger than the final size of its reproduction number in a wholly susceptible population', () => {
    const share = largestAttackRate({ population: 1e9, initialCases: 1, reproductionNumber: 2 });
    expect(share).toBeCloseTo(0.7968121300200202, 8);
  });

  it('follows the equations: a solution by tiny Euler steps agrees day by day', () => {
    const { totalCases, initialCases, reproductionNumber } = influenza;
    const sigma = 1 / 2;
    const gamma = 1 / 4;
    let S = susceptibleAtStart({ ...influenza, totalCases });
    const beta = (reproductionNumber * gamma) / S;
    let E = 0;
    let I: number = initialCases;
    let cases = 0;
    const epidemic = new Epidemic(influenza, 200);
    const steps = 20_000;
    for (let day = 1; day <= 120; day++) {
      for (let step = 0; step < steps; step++) {
        const infected = (beta * S * I) / steps;
        const ill = (sigma * E) / steps;
        I += ill - (gamma * I) / steps;
        E += infected - ill;
        S -= infected;
        cases += ill;
      }
      expect(Math.abs(epidemic.casesUntil(day) / cases - 1)).toBeLessThan(3e-4);
    }
  });

  it('grows at first at the rate of the linear equations', () => {
    const epidemic = new Epidemic({ ...influenza, initialCases: 1e-3 }, 400);
    // sigma beta' = (rate + sigma)(rate + gamma), beta' = R gamma.
    const b = 1 / 2 + 1 / 4;
    const rate = (-b + Math.sqrt(b * b + 4 * (1 / 8) * 0.4)) / 2;
    const daily = (day: number) => epidemic.casesUntil(day + 1) - epidemic.casesUntil(day);
    expect(Math.log(daily(60) / daily(40)) / 20).toBeCloseTo(rate, 4);
  });

  it('counts nothing before its start, and never fewer later', () => {
    const epidemic = new Epidemic(influenza, 300);
    expect(epidemic.casesUntil(-3)).toBe(0);
    let before = 0;
    for (let quarter = 1; quarter <= 1200; quarter++) {
      const cases = epidemic.casesUntil(quarter / 4);
      expect(cases).toBeGreaterThanOrEqual(before);
      before = cases;
    }
  });
});
