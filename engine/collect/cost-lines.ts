import type { Model } from '../compile/model.ts';
import type { CostPlace, Pay } from '../compile/model-money.ts';
import { Counter, GroupCounter, Tally } from './counters.ts';

/** Money by who is paid, where and for what. */
export interface CostLineKey extends CostPlace {
  readonly kind: CostKind;
}

export type CostKind =
  | Pay['wages'][number]['kind']
  | Pay['known'][number]['kind']
  | 'telephone'
  | 'vendor fee'
  | 'vendor minimum'
  | 'SLA credit'
  | 'SLA bonus'
  | 'interpreter'
  | 'AI session'
  | 'AI resolution'
  | 'lost contacts';

/**
 * What a replication adds to a line: in interval i, rate (x `rateByInterval[i]`) x the weighted sum of some counters of a
 * team or a class. Everything that accrues has this form; agreements and minimums are settled on top.
 */
export interface CostTerm {
  readonly line: number;
  readonly of: 'team' | 'class';
  readonly index: number;
  readonly counters: readonly { readonly at: number; readonly weight: number }[];
  readonly rate: number;
  readonly rateByInterval: Float64Array | null;
}

export interface CostLines {
  readonly lines: readonly CostLineKey[];
  /** By line and interval, what is known beforehand; null: nothing. */
  readonly known: readonly (Float64Array | null)[];
  readonly terms: readonly CostTerm[];
}

/** Paid hours of a full-time agent in a month: 40 hours a week, 52 weeks a year. */
export const FTE_MONTH_HOURS = 2080 / 12;

/** All lines of a model that can be other than zero, in the order in which reports list them. */
export function costLinesOf(model: Model, firstTally: number): CostLines {
  const book = new LineBook();
  addAgents(book, model);
  addClasses(book, model, firstTally);
  for (const { kind, vendor, site, group, byInterval } of model.pay.known) {
    book.know({ kind, vendor, site, group }, byInterval);
  }
  for (const { vendor } of model.pay.minimums) book.line({ ...nowhere, kind: 'vendor minimum', vendor });
  for (const { vendor, tiers } of model.pay.agreements) {
    const isUsed = (share: 'creditShare' | 'bonusShare') => tiers.some((tier) => tier[share] > 0);
    if (isUsed('creditShare')) book.line({ ...nowhere, kind: 'SLA credit', vendor });
    if (isUsed('bonusShare')) book.line({ ...nowhere, kind: 'SLA bonus', vendor });
  }
  return book;
}

const nowhere: CostPlace = { vendor: '', site: '', group: '' };

class LineBook implements CostLines {
  readonly lines: CostLineKey[] = [];
  readonly known: (Float64Array | null)[] = [];
  readonly terms: CostTerm[] = [];

  /** Index of the line; a new one when there is none yet. */
  line(key: CostLineKey): number {
    const { kind, vendor, site, group } = key;
    const found = this.lines.findIndex(
      (line) => line.kind === kind && line.vendor === vendor && line.site === site && line.group === group,
    );
    if (found >= 0) return found;
    this.known.push(null);
    return this.lines.push({ vendor, site, group, kind }) - 1;
  }

  know(key: CostLineKey, byInterval: Float64Array, factor = 1): void {
    const line = this.line(key);
    const before = this.known[line];
    if (before === null && factor === 1) {
      // Most lines are one team's wages, which are the model's and need no copy.
      this.known[line] = byInterval;
      return;
    }
    this.known[line] = byInterval.map((amount, i) => (before === null ? 0 : before[i]) + amount * factor);
  }

  accrue(
    key: CostLineKey,
    of: CostTerm['of'],
    index: number,
    weights: Readonly<Record<number, number>>,
    rate: number,
    rateByInterval: Float64Array | null = null,
  ): void {
    const counters = Object.entries(weights).map(([at, weight]) => ({ at: Number(at), weight }));
    this.terms.push({ line: this.line(key), of, index, counters, rate, rateByInterval });
  }
}

/** Wages where a vendor has no price of its own, its fee where it has one; standby is paid either way. */
function addAgents(book: LineBook, { pay, groups, clock, journeys }: Model): void {
  const place = (team: number): CostPlace => ({
    vendor: groups.vendors[groups.vendorOf[team]],
    site: groups.sites[groups.siteOf[team]],
    group: groups.names[team],
  });
  const called = new Map(pay.called.map((team) => [team.team, team]));
  for (let team = 0; team < groups.count; team++) {
    const price = pay.prices[groups.vendorOf[team]];
    const worked = called.get(team);
    for (const wages of pay.wages) {
      if (wages.team !== team || (price !== null && wages.kind !== 'standby')) continue;
      book.know({ ...place(team), kind: wages.kind }, wages.byInterval);
    }
    if (worked !== undefined && worked.standbyPerHour > 0) {
      const rate = (-worked.standbyPerHour * worked.paidPerOnDuty) / 3600;
      book.accrue({ ...place(team), kind: 'standby' }, 'team', team, { [GroupCounter.calledIn]: 1 }, rate);
    }
    if (price === null) {
      const overtime = { ...place(team), kind: 'overtime' } as const;
      book.accrue(overtime, 'team', team, { [GroupCounter.overtime]: 1 }, 1 / 3600, pay.overtimePerHour[team]);
      if (worked === undefined) continue;
      const key = { ...place(team), kind: worked.kind };
      book.accrue(key, 'team', team, { [GroupCounter.calledIn]: 1 }, worked.paidPerOnDuty / 3600, worked.perHour);
      if (worked.perHire > 0) {
        const hiring = { ...place(team), kind: 'hiring and training' } as const;
        book.accrue(hiring, 'team', team, { [GroupCounter.hired]: 1 }, worked.perHire);
      }
      continue;
    }
    const fee = { ...place(team), kind: 'vendor fee' } as const;
    const use = (weights: Readonly<Record<number, number>>, rate: number) =>
      book.accrue(fee, 'team', team, weights, rate);
    switch (price.per) {
      case 'paid-hour':
      case 'fte-month': {
        const perHour = price.per === 'paid-hour' ? price.price : price.price / FTE_MONTH_HOURS;
        const hours = pay.paidAgents[team]!.map((agents, i) => (agents * intervalLength(clock, i)) / 3600);
        book.know(fee, hours, perHour);
        const calledIn = worked === undefined ? {} : { [GroupCounter.calledIn]: worked.paidPerOnDuty };
        use({ ...calledIn, [GroupCounter.overtime]: 1 }, perHour / 3600);
        break;
      }
      case 'productive-hour':
        use({ [GroupCounter.onDuty]: 1, [GroupCounter.overtime]: 1 }, price.price / 3600);
        break;
      case 'handled-minute':
        use({ [GroupCounter.busy]: 1 }, price.price / 60);
        break;
      case 'contact':
        use({ [GroupCounter.answered]: 1 }, price.price);
        break;
      case 'resolution':
        // Where nothing can stay unresolved, every answer is a resolution.
        use({ [journeys.hasResolution ? GroupCounter.resolved : GroupCounter.answered]: 1 }, price.price);
    }
  }
}

/** What contacts cost beside the agents: telephone, interpreters, AI, and the value of those that are lost. */
function addClasses(book: LineBook, { pay, classes, journeys }: Model, firstTally: number): void {
  const tally = (name: keyof typeof Tally) => firstTally + Tally[name];
  const { isInUse } = journeys;
  const ofClasses = (
    kind: CostKind,
    vendorOf: (k: number) => string,
    price: Float64Array,
    weights: Readonly<Record<number, number>>,
  ): void => {
    for (let k = 0; k < classes.count; k++) {
      if (price[k] > 0) book.accrue({ ...nowhere, kind, vendor: vendorOf(k) }, 'class', k, weights, price[k]);
    }
  };
  const onTheLine = {
    [Counter.talkSeconds]: 1,
    [Counter.waitAnsweredSeconds]: 1,
    [Counter.waitAbandonedSeconds]: 1,
    ...(isInUse && { [tally('aiSessionSeconds')]: 1 }),
  };
  ofClasses('telephone', () => 'telephone', pay.telephonePerSecond, onTheLine);
  if (isInUse) {
    const interpreted = { [tally('interpreterSeconds')]: 1 };
    ofClasses('interpreter', (k) => pay.interpreterOf[k], pay.interpreterPerSecond, interpreted);
    ofClasses('AI session', (k) => pay.aiOf[k], pay.aiPerSession, { [tally('aiSessions')]: 1 });
    const resolutions = { [tally('contained')]: 1, [tally('bouncedBack')]: -1 };
    ofClasses('AI resolution', (k) => pay.aiOf[k], pay.aiPerResolution, resolutions);
  }
  ofClasses('lost contacts', () => '', pay.valueIfLost, lostContacts(isInUse ? firstTally : null));
}

/**
 * Weights that count the contacts never answered, by any way out, but for those who try again: they are not lost yet. All
 * are counted where the contact arrived, so that no stretch of time loses less than nothing.
 * @param firstTally where the tallies begin in a contact cell; null when there are none
 */
export function lostContacts(firstTally: number | null): Record<number, number> {
  const lost: Record<number, number> = { [Counter.abandoned]: 1 };
  if (firstTally === null) return lost;
  for (const name of ['balked', 'blocked', 'closed', 'leftAi', 'unreached'] as const)
    lost[firstTally + Tally[name]] = 1;
  lost[firstTally + Tally.triedAgain] = -1;
  return lost;
}

/** Length of a reporting interval, seconds; the last may be cut short by the end of the run. */
export function intervalLength({ intervalSeconds, endSeconds }: Model['clock'], i: number): number {
  return Math.min((i + 1) * intervalSeconds, endSeconds) - i * intervalSeconds;
}
