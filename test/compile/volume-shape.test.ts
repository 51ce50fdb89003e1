import { describe, expect, it } from 'vitest';
import { cutCells, type DemandCell } from '../../engine/compile/demand-cells.ts';
import {
  growthShape,
  meanFactors,
  pulseShape,
  rampShape,
  stepShape,
  type VolumeShape,
} from '../../engine/compile/volume-shape.ts';

const HOUR = 3600;
const DAY = 86_400;
const YEAR = 365.25 * DAY;
const all = () => true;

/** Hours of ten days that begin at the scenario's start, cut where the shapes ask for it. */
function cellsFor(...shapes: VolumeShape[]): DemandCell[] {
  const hours = Array.from({ length: 240 }, (_, hour) => ({
    startSeconds: hour * HOUR,
    endSeconds: (hour + 1) * HOUR,
    day: Math.floor(hour / 24),
    weekday: 'mon' as const,
    minute: (hour % 24) * 60,
  }));
  return cutCells(
    hours,
    shapes.flatMap((shape) => shape.cuts),
  );
}

/** Integral of the product of the shapes over the ten days, seconds. */
function integral(...shapes: VolumeShape[]): number {
  const cells = cellsFor(...shapes);
  const means = meanFactors(shapes, cells);
  return cells.reduce((sum, cell, c) => sum + means[c] * (cell.endSeconds - cell.startSeconds), 0);
}

const relativeError = (value: number, exact: number): number => Math.abs(value / exact - 1);

describe('the mean factor over cells', () => {
  it('is the multiplier of a step from its start to its end, and 1 beside it', () => {
    expect(integral(stepShape(3, 10 * HOUR + 60, 20 * HOUR + 120, all))).toBeCloseTo(
      10 * DAY + 2 * (10 * HOUR + 60),
      6,
    );
  });

  it('of a step begins within an hour when the step does', () => {
    const shape = stepShape(3, 10 * HOUR + 60, 20 * HOUR, all);
    const cells = cellsFor(shape);
    const means = meanFactors([shape], cells);
    const at = cells.findIndex((cell) => cell.startSeconds === 10 * HOUR);
    expect([cells[at].endSeconds, means[at], means[at + 1]]).toEqual([10 * HOUR + 60, 1, 3]);
  });

  it.each([30, 600, 3600, 6 * HOUR, 3 * DAY])('integrates a pulse of half-life %d s', (halfLife) => {
    const start = 5 * HOUR + 600;
    const lasting = (10 * DAY - start) / halfLife;
    const excess = (4 * halfLife * (1 - 2 ** -lasting)) / Math.LN2;
    expect(relativeError(integral(pulseShape(5, halfLife / DAY, start, all)), 10 * DAY + excess)).toBeLessThan(1e-14);
  });

  it.each([600, 3 * HOUR, 4 * DAY])('integrates a ramp of %d s and what stays after it', (rampSeconds) => {
    const start = 26 * HOUR;
    const end = 9 * DAY;
    const shape = rampShape(2.5, rampSeconds / DAY, start, end, all);
    const exact = 10 * DAY + 1.5 * (rampSeconds / 2 + end - start - rampSeconds);
    expect(relativeError(integral(shape), exact)).toBeLessThan(1e-14);
  });

  it('cuts a ramp off at its end', () => {
    const shape = rampShape(2, 4, 0, 2 * DAY, all);
    expect(relativeError(integral(shape), 10 * DAY + 0.25 * 2 * DAY)).toBeLessThan(1e-14);
  });

  it('integrates growth compounded at every instant', () => {
    const rate = Math.log(1.2) / YEAR;
    expect(relativeError(integral(growthShape(0.2)), Math.expm1(rate * 10 * DAY) / rate)).toBeLessThan(1e-14);
  });

  it('integrates the product of a fast pulse, a ramp and growth, not the product of their means', () => {
    const halfLife = 2 * HOUR;
    const grows = Math.log(3) / YEAR;
    const decays = Math.LN2 / halfLife;
    // (1 + 9 e^-dt) (1 + t / T) e^gt over T = 10 days, term by term.
    const T = 10 * DAY;
    const plain = (a: number) => Math.expm1(a * T) / a;
    const times = (a: number) => (T * Math.exp(a * T) - plain(a)) / a;
    const both = (a: number) => plain(a) + times(a) / T;
    const exact = both(grows) + 9 * both(grows - decays);
    const shapes = [pulseShape(10, halfLife / DAY, 0, all), rampShape(2, 10, 0, T, all), growthShape(2)];
    expect(relativeError(integral(...shapes), exact)).toBeLessThan(1e-11);
  });

  it('is 1 without shapes, and where none is active', () => {
    expect(integral()).toBe(10 * DAY);
    expect(integral(stepShape(7, 20 * DAY, 30 * DAY, all))).toBe(10 * DAY);
  });
});
