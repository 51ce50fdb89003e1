import { dateOfDay, dayNumber } from '../scenario/dates.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Timeline } from './clock.ts';
import { instantOf } from './local-instant.ts';
import type { VolumeShape } from './volume-shape.ts';

type Season = NonNullable<Scenario['demand']['season']>;

/** Days since 1970 of the Monday of a date's week (ISO 8601). */
export function mondayOf(date: string): number {
  const day = dayNumber(date);
  return day - ((((day + 3) % 7) + 7) % 7);
}

/**
 * The multipliers of the weeks, rescaled to the peak: 1 + (m - 1) (peak - 1) / (largest - 1), never below 0; then the part
 * of volume that follows the curve: 1 + share (m - 1).
 * @throws RangeError when the peak lies on the other side of 1 than the largest multiplier (`demandFaults` tells before)
 */
export function weekMultipliers({ weeks, peakMultiplier, shareOfContacts }: Season): number[] {
  const largest = Math.max(...weeks.map((week) => week.multiplier));
  if (!isPeakReachable(largest, peakMultiplier)) {
    throw new RangeError(`peakMultiplier: found ${peakMultiplier}; allowed: a value on the side of 1 of ${largest}`);
  }
  const stretch = peakMultiplier === undefined || largest === 1 ? 1 : (peakMultiplier - 1) / (largest - 1);
  return weeks.map(({ multiplier }) => {
    const rescaled = stretch === 1 ? multiplier : Math.max(0, 1 + (multiplier - 1) * stretch);
    return 1 + shareOfContacts * (rescaled - 1);
  });
}

/** Whether stretching a curve about 1 can bring its largest multiplier to the peak. */
export function isPeakReachable(largest: number, peak: number | undefined): boolean {
  if (peak === undefined || peak === largest || peak === 1) return true;
  return (largest > 1 && peak > 1) || (largest < 1 && peak < 1);
}

/**
 * The season's curve. Weeks run from Monday to Sunday. In steps, a week that is not given has the factor of the nearest
 * that is, the earlier of two equally near. As straight lines, the factor of a week holds at its middle (Thursday noon),
 * and before the first and after the last middle it stays.
 */
export function seasonShape(season: Season, timeline: Timeline): VolumeShape {
  const mondays = season.weeks.map(({ weekOf }) => mondayOf(weekOf));
  const multipliers = weekMultipliers(season);
  const isLinear = season.interpolation === 'linear';
  const knots = isLinear
    ? mondays.map((monday) => instantOf(`${dateOfDay(monday + 3)}T12:00`, timeline))
    : mondays.map((monday, i) => {
        if (i === 0) return Number.NEGATIVE_INFINITY;
        // Weeks between two given ones: the first half of them, rounded up, goes with the earlier.
        const between = (monday - mondays[i - 1]) / 7 - 1;
        return instantOf(dateOfDay(monday - 7 * Math.floor(between / 2)), timeline);
      });
  const last = knots.length - 1;
  const factorAt = (seconds: number): number => {
    const i = lastKnotBefore(knots, seconds);
    if (i < 0) return multipliers[0];
    if (!isLinear || i === last) return multipliers[i];
    const share = (seconds - knots[i]) / (knots[i + 1] - knots[i]);
    return multipliers[i] + share * (multipliers[i + 1] - multipliers[i]);
  };
  return {
    fromSeconds: Number.NEGATIVE_INFINITY,
    untilSeconds: Number.POSITIVE_INFINITY,
    isSteady: !isLinear,
    cuts: knots.filter((knot) => knot > Number.NEGATIVE_INFINITY),
    moves: ({ topic }) => season.topics === undefined || season.topics.includes(topic),
    factorAt,
  };
}

/** Index of the last knot at or before an instant; -1 before the first. */
function lastKnotBefore(knots: readonly number[], seconds: number): number {
  let low = 0;
  let high = knots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (knots[middle] <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
