import type { Check, Findings } from './check.ts';
import { dateOfDay } from './dates.ts';
import { excerpt, orList, type Path } from './issue.ts';
import { momentMinute, runPeriod } from './run-period.ts';
import type { Scenario } from './scenario.ts';

/** The ways in which volume can be given. */
const sources = [
  'contactsPerHour',
  'contactsPerDay',
  'contactsPerWeek',
  'dailyContacts',
  'intervalCounts',
  'trace',
] as const;
const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Exactly one volume is given, it covers the run, and its shapes make sense. */
export const checkVolume: Check = (scenario, findings) => {
  const { demand } = scenario;
  const given = sources.filter((name) => demand[name] !== undefined);
  if (given.length !== 1) {
    const found = given.length === 0 ? 'no volume' : given.map((name) => excerpt(name)).join(' and ');
    findings.fault({ path: ['demand'], found, allowed: `exactly one of ${orList(sources)}` });
  }
  checkDailyContacts(scenario, findings);
  for (const [index, trace] of (demand.trace ?? []).entries()) {
    checkAscending(findings, ['demand', 'trace', index, 'atSeconds'], trace.atSeconds, 'instants that never fall');
  }
  checkTimeOfDay(demand.timeOfDay, findings);
  checkWeekdayFactors(scenario, findings);
  const weeks = demand.season?.weeks ?? [];
  for (let index = 1; index < weeks.length; index += 1) {
    if (momentMinute(weeks[index]!.weekOf) > momentMinute(weeks[index - 1]!.weekOf)) continue;
    const path = ['demand', 'season', 'weeks', index, 'weekOf'];
    findings.fault({
      path,
      found: excerpt(weeks[index]!.weekOf),
      allowed: `a date after "${weeks[index - 1]!.weekOf}"`,
    });
  }
  if (demand.arrivals.process === 'renewal' && demand.trace !== undefined) {
    const path = ['demand', 'arrivals'];
    findings.fault({
      path,
      found: 'a renewal process beside a trace',
      allowed: 'no arrivals where a trace gives them',
    });
  }
};

/** Reports the first value of a list that is below the one before it. */
export function checkAscending(findings: Findings, path: Path, values: readonly number[], allowed: string): void {
  for (let index = 1; index < values.length; index += 1) {
    if (values[index]! >= values[index - 1]!) continue;
    findings.fault({ path: [...path, index], found: `${values[index]} after ${values[index - 1]}`, allowed });
    return;
  }
}

function checkDailyContacts(scenario: Scenario, findings: Findings): void {
  const { dailyContacts } = scenario.demand;
  if (dailyContacts === undefined) return;
  const { firstDay, lastDay } = runPeriod(scenario);
  const absent: string[] = [];
  for (let day = firstDay; day <= lastDay; day += 1) {
    const date = dateOfDay(day);
    if (!Object.hasOwn(dailyContacts, date)) absent.push(date);
  }
  if (absent.length === 0) return;
  const more = absent.length > 1 ? ` and ${absent.length - 1} more` : '';
  findings.fault({
    path: ['demand', 'dailyContacts'],
    found: `no value for ${absent[0]}${more}`,
    allowed: `a value for each day from ${dateOfDay(firstDay)} to ${dateOfDay(lastDay)}`,
    dependsOn: [
      ['calendar', 'start'],
      ['calendar', 'days'],
      ['calendar', 'hours'],
    ],
  });
}

function checkTimeOfDay(timeOfDay: Scenario['demand']['timeOfDay'], findings: Findings): void {
  if (timeOfDay === undefined) return;
  const path = ['demand', 'timeOfDay'];
  const profiles: [Path, readonly number[]][] = Array.isArray(timeOfDay)
    ? [[path, timeOfDay]]
    : Object.entries(timeOfDay).flatMap(([day, weights]) => (weights === undefined ? [] : [[[...path, day], weights]]));
  for (const [place, weights] of profiles) {
    if (weights.some((weight) => weight > 0)) continue;
    findings.fault({ path: place, found: 'only zeros', allowed: 'at least one weight > 0' });
  }
}

function checkWeekdayFactors(scenario: Scenario, findings: Findings): void {
  const { weekdayFactors, contactsPerWeek } = scenario.demand;
  const factors = weekdayNames.map((day) => weekdayFactors[day]);
  const mean = meanOf(factors);
  // Of a line that is closed at weekends, a volume a day is usually that of its open days; a volume a week is not.
  const open = contactsPerWeek === undefined ? factors.filter((factor) => factor > 0) : factors;
  if ([mean, meanOf(open)].some((value) => Math.abs(value - 1) <= 0.005)) return;
  findings.note({
    path: ['demand', 'weekdayFactors'],
    found: `factors whose mean is ${mean.toPrecision(3)}`,
    allowed: 'any, used as given; with a mean of 1 the week keeps its volume',
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
