import type { ContactMeasures, ContactSlice, Estimate, EstimateSeries, Report } from '../../engine/index.ts';

type Counts = Readonly<Record<string, number>>;

/** Where a contact can end up besides being answered, hanging up and staying, by the names of `Tally`. */
const otherEnds = ['contained', 'leftAi', 'calledBack', 'balked', 'blocked', 'closed', 'unreached'] as const;

const shareNames = new Set(
  ['serviceLevel', 'abandonment', 'delayedShare', 'occupancy', 'netContainment', 'firstContactResolution', 'inTime']
    .concat(['blockedShare', 'redialShare', 'probabilityMet', 'shareOfPeriodsMet', 'answeredPerOffered'])
    .concat(['answeredOrAbandonedPerOffered', 'answeredPerAnswered', 'probabilityOfCredit', 'probabilityOfBonus'])
    .concat(['shareOfPeriods', 'answeredShare', 'delayedOfReached', 'abandonedOfReached', 'servedInTheEnd', 'share'])
    .concat(['firstDelayedShare', 'firstAnsweredShare', 'callbackWithinShare', 'callbackTakenShare', 'aiSessionShare'])
    .concat(['aiFullShare', 'loadShares', 'slotOccupancy', 'allBusyAtEnd', 'allBusyShare']),
);
/** What vendors give back is the only cost below 0; intervals of others may reach there. */
const creditKind = 'SLA credit';
const moneyPlace = /\.cost|\.estimate$|\.credit$/;

/**
 * The laws that every report keeps, whatever the scenario: each contact has one end, parts add up to their wholes,
 * agents are not busier than they are on duty, figures are possible and lie in their intervals.
 * @returns the broken ones in sentences
 */
export function brokenLaws(report: Report): string[] {
  return [
    ...impossibleFigures(report, 'report', ''),
    ...contactsOf(report).flatMap(([where, slice]) => lawsOfContacts(where, slice)),
    ...partsAndWholes(report),
    ...lawsOfAgents(report),
    ...lawsOfMoney(report),
    ...lawsOfOutcomes(report),
    ...lawsOfDetails(report),
  ];
}

const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
const isAtMost = (a: number, b: number): boolean => a <= b || isClose(a, b);

/** Every number is finite, shares lie in 0 to 1, nothing but money is negative, and a value lies in its interval. */
function impossibleFigures(part: unknown, path: string, name: string): string[] {
  if (typeof part === 'number') return Number.isFinite(part) ? [] : [`${path} is ${part}`];
  if (typeof part !== 'object' || part === null) return [];
  const broken = Object.entries(part).flatMap(([key, inner]) =>
    impossibleFigures(inner, `${path}.${key}`, Array.isArray(part) ? name : key),
  );
  if (isEstimate(part)) broken.push(...impossibleEstimate(part, path, name));
  else if (isSeries(part)) {
    part.value.forEach((value, i) => {
      broken.push(...impossibleEstimate({ value, low: part.low[i], high: part.high[i] }, `${path}[${i}]`, name));
    });
  }
  return broken;
}

function impossibleEstimate({ value, low, high }: Estimate, path: string, name: string): string[] {
  if (value === null) return low === null && high === null ? [] : [`${path} has an interval without a value`];
  const broken: string[] = [];
  const words = `${path} is ${value} (${low} to ${high})`;
  if (low !== null && high !== null && !(isAtMost(low, value) && isAtMost(value, high))) {
    broken.push(`${words}, outside its interval`);
  }
  const isShare = (shareNames.has(name) && !path.includes('.counts.')) || path.includes('.serviceLevels.');
  const ends = [value, low ?? value, high ?? value];
  if (isShare && ends.some((end) => end < -1e-12 || end > 1 + 1e-12)) broken.push(`${words}, no share`);
  if (!moneyPlace.test(path) && ends.some((end) => end < 0)) broken.push(`${words}, negative`);
  return broken;
}

function isEstimate(part: object): part is Estimate {
  return 'value' in part && 'low' in part && !Array.isArray(part.value);
}

function isSeries(part: object): part is EstimateSeries {
  return 'value' in part && 'low' in part && Array.isArray(part.value);
}

function contactsOf(report: Report): [string, ContactSlice | Report['totals']][] {
  const { totals, classes, topics, languages, channels } = report;
  return [
    ['totals', totals],
    ...[classes, topics, languages, channels].flat().map((slice): [string, ContactSlice] => [slice.name, slice]),
  ];
}

function countsOf({ measures, ...slice }: ContactSlice | Report['totals']): Counts {
  const { offered, answered, abandoned, stillPresent } = measures;
  const journey = 'journey' in slice ? slice.journey!.counts : {};
  return Object.fromEntries(
    Object.entries({ offered, answered, abandoned, stillPresent, ...journey }).map(([name, { value }]) => [
      name,
      value ?? 0,
    ]),
  );
}

function lawsOfContacts(where: string, slice: ContactSlice | Report['totals']): string[] {
  // Totals have no journey of their own; that of the classes adds up to it.
  if (!('name' in slice)) return [];
  const counts = countsOf(slice);
  const of = (name: string): number => counts[name] ?? 0;
  const broken: string[] = [];
  const ends = otherEnds.reduce((sum, name) => sum + of(name), of('answered') + of('abandoned') + of('stillPresent'));
  if (!isClose(of('offered'), ends)) broken.push(`${where}: ${of('offered')} offered, ${ends} ends`);
  const served = of('answered') + of('calledBack');
  const limits: [string, number][] = [
    ['resolved', served],
    ['dropped', served],
    ['converted', served],
    ['interpreted', served],
    ['late', served - of('inTime')],
    ['redials', of('offered')],
    ['triedAgain', of('abandoned') + of('balked') + of('blocked') + of('closed')],
    ['returns', of('offered') - of('redials')],
    ['urgent', of('offered')],
    ['bouncedBack', of('contained')],
    ['calledBack', of('callbackTaken') - of('unreached')],
    ['contained', of('aiSessions') - of('leftAi') - of('escalated')],
  ];
  for (const [name, most] of limits) {
    if (!isAtMost(of(name), most)) broken.push(`${where}: ${of(name)} ${name}, at most ${most} possible`);
  }
  const { p50, p80, p90, p95, p99 } = slice.waitAnswered;
  const waits = [p50, p80, p90, p95, p99].map(({ value }) => value ?? 0);
  if (waits.some((wait, i) => i > 0 && wait < waits[i - 1])) broken.push(`${where}: percentiles ${waits} fall`);
  return broken;
}

/** Classes, topics, languages and channels add up to the whole; so do intervals, days and hours of the week. */
function partsAndWholes(report: Report): string[] {
  const { totals, classes, topics, languages, channels, overTime } = report;
  const broken: string[] = [];
  const whole: Counts = { ...addedUp(classes), ...countsOf(totals) };
  for (const [dimension, slices] of Object.entries({ classes, topics, languages, channels })) {
    const sum = addedUp(slices);
    for (const [name, value] of Object.entries(whole)) {
      if (!isClose(value, sum[name] ?? 0)) broken.push(`${dimension}: ${sum[name]} ${name} in all, ${value} in totals`);
    }
  }
  const counted = ['offered', 'answered', 'abandoned', 'stillPresent'] as const;
  for (const axis of ['intervals', 'days', 'hourOfWeek', 'hourOfDay', 'weeks'] as const) {
    const measures: ContactMeasures<EstimateSeries> = overTime[axis].measures;
    for (const name of counted) {
      const sum = total(measures[name]);
      if (!isClose(sum, whole[name])) broken.push(`${axis}: ${sum} ${name} in all, ${whole[name]} in totals`);
    }
  }
  return broken;
}

function addedUp(slices: readonly ContactSlice[]): Counts {
  const sum: Record<string, number> = {};
  for (const slice of slices) {
    for (const [name, value] of Object.entries(countsOf(slice))) sum[name] = (sum[name] ?? 0) + value;
  }
  return sum;
}

const total = ({ value }: EstimateSeries): number => value.reduce<number>((sum, each) => sum + (each ?? 0), 0);

function lawsOfAgents({ groups, sites, vendors, classes, overTime }: Report): string[] {
  const broken: string[] = [];
  const { answered = 0, calledBack = 0 } = addedUp(classes);
  for (const [set, agents] of Object.entries({ groups, sites, vendors })) {
    const taken = agents.reduce((sum, each) => sum + (each.answered.value ?? 0), 0);
    if (isClose(taken, answered + calledBack)) continue;
    broken.push(`${set} took ${taken} contacts of ${answered} answered and ${calledBack} called back`);
  }
  for (const { name, busyHours, staffedHours, overtimeHours } of [...groups, ...sites, ...vendors]) {
    const [busy, staffed, overtime] = [busyHours, staffedHours, overtimeHours].map(({ value }) => value ?? 0);
    if (!isAtMost(busy, staffed)) broken.push(`${name}: busy for ${busy} h of ${staffed} h`);
    if (!isAtMost(overtime, staffed)) broken.push(`${name}: overtime of ${overtime} h in ${staffed} h`);
  }
  const { staffed, busy, labels } = overTime.intervals;
  labels.forEach((label, i) => {
    const [most, used] = [staffed.value[i] ?? 0, busy.value[i] ?? 0];
    if (!isAtMost(used, most)) broken.push(`${label}: ${used} agents busy of ${most}`);
  });
  return broken;
}

function lawsOfMoney({ cost, overTime, totals, agreements = [] }: Report): string[] {
  const broken: string[] = [];
  const spent = cost.total.value ?? 0;
  const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(spent));
  const { lines, byVendor, bySite, byKind } = cost;
  for (const [name, parts] of Object.entries({ lines, byVendor, bySite, byKind })) {
    const sum = parts.reduce((all, { amount }) => all + (amount.value ?? 0), 0);
    if (!isSame(sum, spent)) broken.push(`cost: ${name} add up to ${sum}, not ${spent}`);
  }
  for (const { kind, amount } of lines) {
    if (kind !== creditKind && (amount.value ?? 0) < 0) broken.push(`${kind} of ${amount.value}`);
  }
  const { cost: ofDay, costByKind } = overTime.days;
  for (const [kind, { value }] of Object.entries(costByKind)) {
    if (kind !== creditKind && value.some((cost) => (cost ?? 0) < 0)) broken.push(`${kind} by day of ${value}`);
  }
  if (!isSame(total(ofDay), spent)) broken.push(`the cost of all days is ${total(ofDay)}, not ${spent}`);
  ofDay.value.forEach((value, day) => {
    const kinds = Object.values(costByKind).reduce((sum, kind) => sum + (kind.value[day] ?? 0), 0);
    if (!isSame(kinds, value ?? 0)) broken.push(`day ${day}: kinds of cost add up to ${kinds}, not ${value}`);
  });
  const offered = totals.measures.offered.value ?? 0;
  const perOffered = cost.perOffered.value;
  if (perOffered !== null && !isSame(perOffered * offered, spent)) {
    broken.push(`${perOffered} for each of ${offered} contacts is not ${spent}`);
  }
  for (const { vendor, credit, bonus } of agreements) {
    if (Math.max(credit.value ?? 0, credit.high ?? 0) > 0) broken.push(`${vendor}: a credit of ${credit.high}`);
    if (Math.min(bonus.value ?? 0, bonus.low ?? 0) < 0) broken.push(`${vendor}: a bonus of ${bonus.low}`);
  }
  return broken;
}

/** Means of curves lie within what a curve may say. */
function lawsOfOutcomes({ outcomes }: Report): string[] {
  const highest = { satisfaction: 100, noShows: 1, retainedRevenue: 1 };
  return Object.entries(highest).flatMap(([name, most]) => {
    const value = outcomes?.[name as keyof typeof highest]?.perContact.value ?? 0;
    return isAtMost(value, most) ? [] : [`${name} of ${value}, at most ${most} possible`];
  });
}

/** What is reported on request agrees with what is reported always. */
function lawsOfDetails({ overTime, classes, groups, volume }: Report): string[] {
  const broken: string[] = [];
  const { measures } = overTime.intervals;
  for (const { name, answeredByGroup, measures: of, journey } of classes) {
    const taken = (answeredByGroup ?? []).reduce((sum, { answered }) => sum + (answered.value ?? 0), 0);
    const served = (of.answered.value ?? 0) + (journey?.counts.calledBack.value ?? 0);
    if (answeredByGroup !== undefined && !isClose(taken, served))
      broken.push(`${name}: groups took ${taken} of ${served}`);
  }
  for (const { name, loadShares, staffedHours } of groups) {
    const sum = (loadShares ?? []).reduce((all, { value }) => all + (value ?? 0), 0);
    if (loadShares !== undefined && (staffedHours.value ?? 0) > 0 && !isClose(sum, 1))
      broken.push(`${name}: shares by load add up to ${sum}`);
  }
  volume?.intervals.mean.value.forEach((mean, i) => {
    if (!isClose(mean ?? 0, measures.offered.value[i] ?? 0)) broken.push(`interval ${i}: a mean volume of ${mean}`);
  });
  return broken;
}
