import type { Model } from '../compile/model.ts';
import { type CostKind, type CostLineKey, type CostTerm, costLinesOf } from './cost-lines.ts';
import { agreementSumsOf, type Settlement } from './settle.ts';

/**
 * How the money of a replication is reckoned and where it lies in the row of costs: the contacts it is shared by, the
 * total, the lines, and the sums of lines by vendor, by site and by kind.
 */
export interface CostPlan {
  readonly lines: readonly CostLineKey[];
  readonly vendors: readonly string[];
  readonly sites: readonly string[];
  readonly kinds: readonly CostKind[];
  readonly kindOf: Uint16Array;
  /** Offered contacts of these sets of classes are kept beside the total, for cost per contact; the first is all. */
  readonly offeredSets: readonly Uint16Array[];
  readonly at: {
    readonly answered: number;
    readonly resolved: number;
    readonly total: number;
    readonly line: number;
    readonly vendor: number;
    readonly site: number;
    readonly kind: number;
    readonly width: number;
  };
  /** For each line where the sums that it belongs to lie in the row. */
  readonly sumsOf: readonly (readonly [vendor: number, site: number, kind: number])[];
  readonly knownOfLine: Float64Array;
  readonly knownByInterval: Float64Array;
  /** By line: standby paid beforehand in each interval, of which called agents take back; null for other lines. */
  readonly standbyOf: readonly (Float64Array | null)[];
  /** [day * kinds + kind] */
  readonly knownByDay: Float64Array;
  readonly terms: readonly CostTerm[];
  readonly settlements: readonly Settlement[];
  /** Scratch, written anew in each replication: total by interval, the fee of each settlement by interval. */
  readonly byInterval: Float64Array;
  readonly fees: readonly Float64Array[];
  /** The lines of which standby is taken back. */
  readonly standbyLines: readonly number[];
  /** Scratch: what is left of `standbyOf`. */
  readonly standbyLeft: readonly (Float64Array | null)[];
  /** The fee, of `fees`, that a line is part of; null: none. */
  readonly feesOf: readonly (Float64Array | null)[];
}

const FEES: readonly CostKind[] = ['vendor fee', 'labour', 'training pay', 'overtime', 'standby'];

export function costPlanOf(model: Model, firstTally: number): CostPlan {
  const { lines, known, terms } = costLinesOf(model, firstTally);
  const { clock, axes, pay } = model;
  const vendors = distinct(lines.map((line) => line.vendor));
  const sites = distinct(lines.map((line) => line.site));
  const kinds = distinct(lines.map((line) => line.kind));
  const offeredSets = offeredSetsOf(model);
  const at = placesOf(offeredSets.length, lines.length, vendors.length, sites.length, kinds.length);
  const kindOf = Uint16Array.from(lines, (key) => kinds.indexOf(key.kind));

  const standbyOf = lines.map(({ kind }, l) =>
    kind === 'standby' ? (known[l] ?? new Float64Array(clock.intervals)) : null,
  );
  const knownOfLine = new Float64Array(lines.length);
  const knownByInterval = new Float64Array(clock.intervals);
  const knownByDay = new Float64Array(axes.dayLabels.length * kinds.length);
  known.forEach((amounts, l) => {
    if (amounts === null) return;
    for (let i = 0; i < amounts.length; i++) {
      const amount = amounts[i];
      knownOfLine[l] += amount;
      knownByInterval[i] += amount;
      knownByDay[axes.dayOfInterval[i] * kinds.length + kindOf[l]] += amount;
    }
  });

  const indexOf = (wanted: CostKind, of: string) =>
    lines.findIndex((key) => key.kind === wanted && key.vendor === of && key.group === '');
  const isFeeOf = (of: string, key: CostLineKey) => key.vendor === of && key.group !== '' && FEES.includes(key.kind);
  const settled = distinct([...pay.minimums, ...pay.agreements].map(({ vendor }) => vendor));
  const settlements = settled.map((name): Settlement => {
    const knownFee = new Float64Array(clock.intervals);
    known.forEach((amounts, l) => {
      if (!isFeeOf(name, lines[l])) return;
      amounts?.forEach((amount, i) => {
        knownFee[i] += amount;
      });
    });
    const agreement = pay.agreements.find(({ vendor }) => vendor === name) ?? null;
    return {
      knownFee,
      minimum: pay.minimums.find(({ vendor }) => vendor === name) ?? null,
      agreement,
      sums: agreement === null ? null : agreementSumsOf(model, agreement),
      minimumLine: indexOf('vendor minimum', name),
      creditLine: indexOf('SLA credit', name),
      bonusLine: indexOf('SLA bonus', name),
    };
  });
  const fees = settled.map(() => new Float64Array(clock.intervals));
  return {
    ...{ lines, vendors, sites, kinds, kindOf, offeredSets, terms, settlements, at, standbyOf },
    standbyLeft: standbyOf.map((paid) => (paid === null ? null : new Float64Array(paid.length))),
    standbyLines: [...lines.keys()].filter((line) => standbyOf[line] !== null),
    ...{ knownOfLine, knownByInterval, knownByDay },
    sumsOf: lines.map((key, l) => [
      at.vendor + vendors.indexOf(key.vendor),
      at.site + sites.indexOf(key.site),
      at.kind + kindOf[l],
    ]),
    byInterval: new Float64Array(clock.intervals),
    fees,
    feesOf: lines.map((key) => fees[settled.findIndex((name) => isFeeOf(name, key))] ?? null),
  };
}

function placesOf(sets: number, lines: number, vendors: number, sites: number, kinds: number): CostPlan['at'] {
  const line = sets + 3;
  const vendor = line + lines;
  const site = vendor + vendors;
  const kind = site + sites;
  return { answered: sets, resolved: sets + 1, total: sets + 2, line, vendor, site, kind, width: kind + kinds };
}

/** All classes, then those of targets on the cost per contact of some classes. */
function offeredSetsOf({ classes, targets }: Model): Uint16Array[] {
  const sets: Uint16Array[] = [Uint16Array.from({ length: classes.count }, (_, k) => k)];
  for (const { measure, classes: members } of targets) {
    if (measure !== 'cost-per-contact') continue;
    if (!sets.some((set) => set.join() === members.join())) sets.push(members);
  }
  return sets;
}

/** Pairs of entries of the row of costs whose co-moments are needed: each with itself, contacts with the total. */
export function costPairs({ at, offeredSets }: CostPlan): [number, number][] {
  const pairs = Array.from({ length: at.width }, (_, i): [number, number] => [i, i]);
  for (let contacts = 0; contacts < offeredSets.length + 2; contacts++) pairs.push([contacts, at.total]);
  return pairs;
}

function distinct<T>(names: readonly T[]): T[] {
  return [...new Set(names)];
}
