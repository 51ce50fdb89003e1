import type { Scenario } from '../../engine/browser.ts';

type Demand = Scenario['demand'];

/**
 * The same demand at `multiplier` times its base volume: shape, mix, season and events stay.
 * @param multiplier > 0; 1 leaves every figure as it is written
 */
export function scaleDemand(demand: Demand, multiplier: number): Demand {
  if (multiplier === 1) return demand;
  const scaled = { ...demand };
  if (demand.contactsPerHour !== undefined) scaled.contactsPerHour = demand.contactsPerHour * multiplier;
  if (demand.contactsPerDay !== undefined) scaled.contactsPerDay = demand.contactsPerDay * multiplier;
  if (demand.contactsPerWeek !== undefined) scaled.contactsPerWeek = demand.contactsPerWeek * multiplier;
  if (demand.dailyContacts !== undefined) {
    scaled.dailyContacts = Object.fromEntries(
      Object.entries(demand.dailyContacts).map(([date, contacts]) => [date, contacts * multiplier]),
    );
  }
  if (demand.intervalCounts !== undefined) {
    scaled.intervalCounts = demand.intervalCounts.map((counts) => ({
      ...counts,
      contacts: counts.contacts.map((contacts) => contacts * multiplier),
    }));
  }
  return scaled;
}

/** Can the volume be scaled? A trace is replayed arrival by arrival, so it cannot. */
export function hasScalableDemand(demand: Demand): boolean {
  return demand.trace === undefined;
}

/**
 * Mean contacts a local day that the scenario asks for, before season, events and growth; null for a trace.
 * Interval counts are averaged over the days they cover.
 */
export function contactsPerDay(demand: Demand): number | null {
  if (demand.contactsPerHour !== undefined) return demand.contactsPerHour * 24;
  if (demand.contactsPerDay !== undefined) return demand.contactsPerDay;
  if (demand.contactsPerWeek !== undefined) return demand.contactsPerWeek / 7;
  if (demand.dailyContacts !== undefined) return mean(Object.values(demand.dailyContacts));
  if (demand.intervalCounts !== undefined) {
    return sum(demand.intervalCounts.map((counts) => mean(counts.contacts) * (1440 / counts.intervalMinutes)));
  }
  return null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}
