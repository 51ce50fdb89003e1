import type { ContactMeasures, ContactSlice, Estimate, EstimateSeries, Report } from '../../engine/index.ts';

/** How the synthetic report is to look. */
export interface SyntheticOptions {
  /** Factor on demand. */
  readonly load?: number;
  /** Factor on agents. */
  readonly agents?: number;
  readonly replications?: number;
  readonly days?: number;
}

const intervalSeconds = 1800;
const start = Date.UTC(2025, 11, 22);

/**
 * A report with the shapes of a real one (two peaks a day, busy weekends, too few agents in the evening), computed from plain formulas
 * and not simulated: for tests and pictures of the page that must not move when the engine does.
 */
export function syntheticReport(options: SyntheticOptions = {}): Report {
  const { load = 1, agents = 1, replications = 200, days = 14 } = options;
  const spread = 1 / Math.sqrt(replications);
  const places = Array.from({ length: days * 48 }, (_, i) => placeAt(i, load, agents));
  const series = (read: (place: Place) => number | null, relative = 0.6): EstimateSeries =>
    seriesOf(places.map(read), relative * spread);
  const hours = Array.from({ length: 168 }, (_, hour) => places.filter((place) => place.hourOfWeek === hour));
  const perDay = Array.from({ length: days }, (_, day) => places.slice(day * 48, day * 48 + 48));
  const overall = summarise(places);
  const measuresOf = (parts: readonly (readonly Place[])[]) => {
    const sums = parts.map(summarise);
    return mapMeasures((read) => seriesOf(sums.map(read), 0.4 * spread));
  };
  const estimate = (value: number | null, relative = 0.25): Estimate => estimateOf(value, relative * spread);
  const totals = mapMeasures((read) => estimate(read(overall)));
  const probabilityMet =
    (overall.serviceLevel ?? 0) >= 0.8 ? { value: 0.97, low: 0.93, high: 0.99 } : { value: 0.01, low: 0, high: 0.036 };
  const hourly = 26;
  const paid = places.reduce((sum, place) => sum + place.staffed / 2, 0) * 1.3;
  const labour = paid * hourly;
  const phone = (overall.offered ?? 0) * 0.42;
  const wait = (p: number) => estimate(places.reduce((sum, place) => sum + place.waits[p]!, 0) / places.length);
  const percentiles = { p50: wait(0), p80: wait(1), p90: wait(1), p95: wait(2), p99: wait(2) };
  const unknown: Estimate = { value: null, low: null, high: null };
  const flow: ContactSlice['flow'] = {
    answeredShare: unknown,
    meanWaitDelayedSeconds: unknown,
    sdWaitSeconds: unknown,
    meanInSystem: unknown,
    meanTalking: unknown,
    meanInAfterCallWork: unknown,
    reachedAgents: unknown,
    delayedOfReached: unknown,
    abandonedOfReached: unknown,
    meanSojournSeconds: unknown,
    meanNotInServiceSeconds: unknown,
  };
  const slice = (name: string, share: number, harm: number): ContactSlice => ({
    name,
    measures: {
      ...mapMeasures((read) => estimate(scale(read(overall), share), 0.5 / share ** 0.5)),
      serviceLevel: estimate(Math.max(0, (overall.serviceLevel ?? 0) - harm), 0.4 / share ** 0.5),
      abandonment: estimate((overall.abandonment ?? 0) + harm / 3, 0.4 / share ** 0.5),
      asaSeconds: estimate((overall.asaSeconds ?? 0) * (1 + 2 * harm), 0.4 / share ** 0.5),
    },
    waitAnswered: { ...percentiles, p90: estimate((percentiles.p90.value ?? 0) * (1 + 3 * harm), 0.4 / share ** 0.5) },
    withinThresholds: [],
    meanWaiting: unknown,
    flow,
  });
  return {
    reportVersion: 1,
    engineVersion: '0.1.0',
    scenarioName: 'Urgent advice line, two winter weeks',
    question: 'Does the winter plan hold the target in the two weeks of Christmas and New Year?',
    seed: 'synthetic',
    replications,
    confidence: 0.95,
    currency: 'GBP',
    timeZone: 'Europe/London',
    start: '2025-12-22T00:00+00:00',
    days,
    reportingMinutes: 30,
    contactsSimulated: Math.round((overall.offered ?? 0) * replications),
    serviceLevel: { formula: 'within-per-offered-less-short-abandons', symbols: 'At/(A+B-Bt)', thresholdSeconds: 60 },
    totals: {
      measures: totals,
      waitAnswered: percentiles,
      waitAll: percentiles,
      flow,
      longestWaitSeconds: 2140,
      occupancy: estimate(Math.min(0.97, sumOf(places, 'busy') / sumOf(places, 'staffed')), 0.1),
      concurrency: estimate(1, 0),
      utilisation: estimate(Math.min(0.97, sumOf(places, 'busy') / sumOf(places, 'staffed')) / 1.3, 0.1),
      meanBusy: estimate(sumOf(places, 'busy') / places.length, 0.1),
      meanWaiting: estimate(waiting(overall, places.length)),
      serviceLevels: { 'within-per-answered': totals.serviceLevel, 'within-per-offered': totals.serviceLevel },
      withinThresholds: [],
    },
    cost: {
      total: estimate(labour + phone, 0.05),
      perOffered: estimate((labour + phone) / (overall.offered ?? 1), 0.05),
      perAnswered: estimate((labour + phone) / (overall.answered ?? 1), 0.05),
      perResolved: estimate((labour + phone) / (overall.answered ?? 1), 0.05),
      byVendor: [{ name: 'in-house', amount: estimate(labour + phone, 0.05) }],
      bySite: [
        { name: 'main', amount: estimate(labour * 0.88 + phone, 0.05) },
        { name: 'home', amount: estimate(labour * 0.12, 0.05) },
      ],
      byKind: [
        { name: 'labour', amount: estimate(labour * 0.98, 0.05) },
        { name: 'overtime', amount: estimate(labour * 0.02, 0.6) },
        { name: 'telephone', amount: estimate(phone, 0.2) },
      ],
      lines: [
        { vendor: 'in-house', site: 'main', group: 'advisers', kind: 'labour', amount: estimate(labour * 0.86, 0.05) },
        {
          vendor: 'in-house',
          site: 'home',
          group: 'home workers',
          kind: 'labour',
          amount: estimate(labour * 0.12, 0.05),
        },
        { vendor: 'in-house', site: 'main', group: 'advisers', kind: 'overtime', amount: estimate(labour * 0.02, 0.6) },
        { vendor: 'in-house', site: 'main', group: '', kind: 'telephone', amount: estimate(phone, 0.2) },
      ],
    },
    targets: [
      {
        name: 'service level at least 80 % over the run',
        measure: 'service-level',
        atLeast: 0.8,
        period: 'run',
        contacts: '*',
        estimate: totals.serviceLevel,
        probabilityMet,
        shareOfPeriodsMet: probabilityMet,
        wantedProbability: 0.9,
        isMet: (probabilityMet.value ?? 0) >= 0.9,
      },
    ],
    classes: [slice('general/en/voice', 0.9, 0), slice('general/pl/voice', 0.1, 0.12)],
    topics: [slice('general', 1, 0)],
    languages: [slice('en', 0.9, 0), slice('pl', 0.1, 0.12)],
    channels: [slice('voice', 1, 0)],
    groups: [group('advisers', 0.88), group('home workers', 0.12)],
    sites: [
      { ...group('advisers', 0.88), name: 'main' },
      { ...group('home workers', 0.12), name: 'home' },
    ],
    vendors: [{ ...group('advisers', 1), name: 'in-house' }],
    formulas: { occupancy: 'busy / staffed', utilisation: 'busy / paid' },
    overTime: {
      intervals: {
        labels: places.map((place) => place.label),
        startSeconds: places.map((_, i) => i * intervalSeconds),
        measures: mapMeasures((read) =>
          seriesOf(
            places.map((place) => read(summarise([place]))),
            0.8 * spread,
          ),
        ),
        waitAnswered: {
          p50: series((p) => p.waits[0]!),
          p90: series((p) => p.waits[1]!),
          p95: series((p) => p.waits[2]!),
        },
        staffed: series((place) => place.staffed, 0.05),
        busy: series((place) => place.busy, 0.1),
        occupancy: series((place) => place.busy / place.staffed, 0.1),
        waiting: series((place) => waiting(summarise([place]), 1)),
        offeredLoad: places.map((place) => place.load),
      },
      hourOfWeek: {
        labels: hours.map(
          (_, hour) =>
            `${['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][Math.floor(hour / 24)]} ${String(hour % 24).padStart(2, '0')}`,
        ),
        startSeconds: hours.map((_, hour) => hour * 3600),
        measures: measuresOf(hours),
      },
      days: {
        labels: perDay.map((day) => day[0]!.label.slice(0, 10)),
        startSeconds: perDay.map((_, day) => day * 86_400),
        measures: measuresOf(perDay),
        cost: seriesOf(
          perDay.map((day) => (sumOf(day, 'staffed') / 2) * 1.3 * hourly),
          0.05 * spread,
        ),
        costByKind: {},
      },
      hourOfDay: {
        labels: hours.slice(0, 24).map((_, hour) => String(hour).padStart(2, '0')),
        startSeconds: hours.slice(0, 24).map((_, hour) => hour * 3600),
        measures: measuresOf(hours.slice(0, 24)),
      },
      weeks: { labels: [places[0]!.label.slice(0, 10)], startSeconds: [0], measures: measuresOf([places]) },
    },
    notes: [
      'Shift ends are shared capacity: idle agents leave first, and nobody starts a contact until busy is below staffed.',
    ],
  };

  function group(name: string, share: number): Report['groups'][number] {
    const staffed = (sumOf(places, 'staffed') / 2) * share;
    const busy = (sumOf(places, 'busy') / 2) * share;
    return {
      name,
      site: name === 'advisers' ? 'main' : 'home',
      vendor: 'in-house',
      answered: estimate(scale(overall.answered, share)),
      occupancy: estimate(busy / staffed, 0.1),
      concurrency: estimate(1, 0),
      utilisation: estimate(busy / staffed / 1.3, 0.1),
      meanBusy: estimate((busy * 2) / places.length, 0.1),
      staffedHours: estimate(staffed, 0.05),
      busyHours: estimate(busy, 0.1),
      overtimeHours: estimate(staffed * 0.004, 0.6),
      paidHours: estimate(staffed * 1.3, 0.02),
    };
  }
}

interface Place {
  readonly label: string;
  readonly hourOfWeek: number;
  readonly offered: number;
  readonly load: number;
  readonly staffed: number;
  readonly busy: number;
  readonly serviceLevel: number;
  readonly abandonment: number;
  /** p50, p90, p95, seconds. */
  readonly waits: readonly number[];
}

function placeAt(i: number, load: number, agents: number): Place {
  const hour = (i % 48) / 2;
  const day = Math.floor(i / 48) % 7;
  const morning = Math.exp(-(((hour - 10) / 3.2) ** 2));
  const evening = Math.exp(-(((hour - 18.5) / 2.8) ** 2));
  const offered = load * (day >= 5 ? 1.35 : 1) * (26 + 120 * morning + 140 * evening) * (1 + 0.05 * Math.sin(i * 1.7));
  const erlangs = (offered * 620) / 1800;
  const staffed = agents * (hour >= 8 && hour < 22 ? 58 : 26) * (day >= 5 ? 1.2 : 1) * 0.9;
  const strain = erlangs / staffed;
  const serviceLevel = 1 / (1 + Math.exp(14 * (strain - 0.93)));
  const longest = 900 / (1 + Math.exp(-9 * (strain - 1)));
  const at = new Date(start + i * intervalSeconds * 1000).toISOString();
  return {
    label: at.slice(0, 16),
    hourOfWeek: day * 24 + Math.floor(hour),
    offered,
    load: erlangs,
    staffed,
    busy: Math.min(staffed * 0.98, erlangs * 0.97),
    serviceLevel,
    abandonment: 0.4 * (1 - serviceLevel) ** 2,
    waits: [longest * 0.25 * (1 - serviceLevel), longest * 0.8, longest],
  };
}

type Values = { readonly [Key in keyof ContactMeasures<number>]: number | null };

function summarise(places: readonly Place[]): Values {
  const offered = sumOf(places, 'offered');
  const mean = (read: (place: Place) => number) =>
    offered > 0 ? places.reduce((sum, place) => sum + place.offered * read(place), 0) / offered : null;
  const abandonment = mean((place) => place.abandonment);
  return {
    offered,
    answered: offered * (1 - (abandonment ?? 0)),
    abandoned: offered * (abandonment ?? 0),
    stillPresent: 0,
    serviceLevel: mean((place) => place.serviceLevel),
    abandonment,
    asaSeconds: mean((place) => place.waits[0]! * 1.2 + place.waits[1]! * 0.1),
    meanWaitSeconds: mean((place) => place.waits[0]! * 1.3 + place.waits[1]! * 0.1),
    meanWaitAbandonedSeconds: mean((place) => place.waits[1]! * 0.6),
    meanSquaredWaitAnswered: mean((place) => place.waits[1]! ** 2 * 0.3),
    meanTalkSeconds: 560,
    meanAfterCallSeconds: 60,
    virtualWaitSeconds: mean((place) => place.waits[0]! * 1.4 + place.waits[1]! * 0.1),
    delayedShare: mean((place) => 1 - place.serviceLevel * 0.8),
  };
}

const measureNames = [
  'offered',
  'answered',
  'abandoned',
  'stillPresent',
  'serviceLevel',
  'abandonment',
  'asaSeconds',
  'meanWaitSeconds',
  'meanWaitAbandonedSeconds',
  'meanSquaredWaitAnswered',
  'virtualWaitSeconds',
  'delayedShare',
  'meanTalkSeconds',
  'meanAfterCallSeconds',
] as const;

function mapMeasures<T>(make: (read: (values: Values) => number | null) => T): ContactMeasures<T> {
  return Object.fromEntries(
    measureNames.map((name) => [name, make((values) => values[name])]),
  ) as unknown as ContactMeasures<T>;
}

function seriesOf(values: readonly (number | null)[], relative: number): EstimateSeries {
  const estimates = values.map((value) => estimateOf(value, relative));
  return {
    value: values,
    low: estimates.map((estimate) => estimate.low),
    high: estimates.map((estimate) => estimate.high),
  };
}

function estimateOf(value: number | null, relative: number): Estimate {
  if (value === null) return { value: null, low: null, high: null };
  return { value, low: Math.max(0, value * (1 - relative)), high: value * (1 + relative) };
}

/** Contacts waiting on average over some half hours. */
function waiting({ offered, meanWaitSeconds }: Values, halfHours: number): number {
  return ((offered ?? 0) * (meanWaitSeconds ?? 0)) / (halfHours * 1800);
}

function sumOf(places: readonly Place[], key: 'offered' | 'staffed' | 'busy'): number {
  return places.reduce((sum, place) => sum + place[key], 0);
}

function scale(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor;
}
