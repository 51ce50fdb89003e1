/** A block of the week: the same hours on one day or on a customary set of days. */
export interface WeekBlock {
  /** Days it covers, 0 is Monday. */
  readonly days: readonly number[];
  /** First hour, 0 to 23, and the hour at which it ends, 1 to 24. */
  readonly fromHour: number;
  readonly toHour: number;
  /** Service level in the block, weighted by contacts offered; a share. */
  readonly serviceLevel: number;
}

const weekdays = [0, 1, 2, 3, 4];
const weekend = [5, 6];
const everyDay = [...weekdays, ...weekend];
/** The sets of days that a planner has a word for; only these are named. */
const daySets: readonly (readonly number[])[] = [...everyDay.map((day) => [day]), weekdays, weekend, everyDay];

/**
 * The block of the week in which the service level is worst, counted in contacts: a bad hour with few contacts weighs little.
 *
 * Each hour gains contacts x (mark - service level), the mark being half way between the usual level and the worst hour; the block
 * with the largest sum wins (a maximum-sum rectangle over the day sets and all ranges of hours). A block grows
 * while hours are notably bad and stops where they are not, without a width to choose.
 *
 * @param serviceLevel 168 shares by hour of the week, Monday 00:00 first; null where nothing was offered
 * @param offered contacts offered in the same hours
 * @param usualLevel the level against which an hour is bad: the service level of the whole week
 * @returns null when no hour is below the usual level
 */
export function findWorstHours(
  serviceLevel: readonly (number | null)[],
  offered: readonly (number | null)[],
  usualLevel: number,
): WeekBlock | null {
  const worst = Math.min(1, ...serviceLevel.filter((share) => share !== null));
  if (!(worst < usualLevel)) return null;
  const mark = (usualLevel + worst) / 2;
  const loss = serviceLevel.map((share, hour) => (share === null ? 0 : (offered[hour] ?? 0) * (mark - share)));
  let best: { days: readonly number[]; fromHour: number; toHour: number } | null = null;
  let bestLoss = 0;
  for (const days of daySets) {
    for (let fromHour = 0; fromHour < 24; fromHour++) {
      let blockLoss = 0;
      for (let hour = fromHour; hour < 24; hour++) {
        for (const day of days) blockLoss += loss[day * 24 + hour] ?? 0;
        if (blockLoss > bestLoss) {
          bestLoss = blockLoss;
          best = { days, fromHour, toHour: hour + 1 };
        }
      }
    }
  }
  return best && { ...best, serviceLevel: levelOf(best, serviceLevel, offered) };
}

function levelOf(
  block: { days: readonly number[]; fromHour: number; toHour: number },
  serviceLevel: readonly (number | null)[],
  offered: readonly (number | null)[],
): number {
  let contacts = 0;
  let inTime = 0;
  for (const day of block.days) {
    for (let hour = day * 24 + block.fromHour; hour < day * 24 + block.toHour; hour++) {
      const share = serviceLevel[hour];
      if (share === null || share === undefined) continue;
      contacts += offered[hour] ?? 0;
      inTime += (offered[hour] ?? 0) * share;
    }
  }
  return contacts > 0 ? inTime / contacts : 0;
}
