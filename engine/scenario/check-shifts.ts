import type { Check, Findings } from './check.ts';
import { dateOfDay, dayNumber, minuteOfDay, weekdayOfDay } from './dates.ts';
import { excerpt, type Path } from './issue.ts';
import { type RunPeriod, runPeriod } from './run-period.ts';
import type { Shift } from './shifts.ts';
import { siteOf } from './skills.ts';

const minutesPerDay = 1440;

/** Shifts have a length, hold their breaks, and may be worked on some day of the run. */
export const checkShifts: Check = (scenario, findings) => {
  const period = runPeriod(scenario);
  const holidays = new Set(scenario.calendar.holidays.map((holiday) => holiday.date));
  const zoneOf = (site: string | undefined): string =>
    (site === undefined ? undefined : scenario.sites[site]?.timeZone) ?? scenario.calendar.timeZone;
  const checkAll = (path: Path, shifts: readonly Shift[], zone: string) => {
    const days = zone === scenario.calendar.timeZone ? period : widened(period);
    for (const [index, shift] of shifts.entries()) {
      checkHours(findings, [...path, index], shift);
      checkIsWorked(findings, [...path, index], shift, days, holidays);
    }
  };
  for (const [index, group] of scenario.agents.entries()) {
    checkAll(['agents', index, 'shifts'], group.shifts ?? [], zoneOf(siteOf(scenario, group)));
  }
  for (const [name, pool] of Object.entries(scenario.interpreters ?? {})) {
    if (!Array.isArray(pool.interpreters)) continue;
    checkAll(['interpreters', name, 'interpreters'], pool.interpreters, zoneOf(pool.site));
  }
  for (const [selector, opening] of Object.entries(scenario.openingHours ?? {})) {
    for (const [index, { from, to }] of opening.hours.entries()) {
      if (minuteOfDay(from) % minutesPerDay !== minuteOfDay(to) % minutesPerDay || to === '24:00') continue;
      const path = ['openingHours', selector, 'hours', index, 'to'];
      findings.fault({
        path,
        found: excerpt(to),
        allowed: 'another time than from; "00:00" to "24:00" is the whole day',
      });
    }
  }
};

/** On another clock than the calendar's the run can begin or end two dates earlier or later (26 hours are the most). */
function widened(period: RunPeriod): RunPeriod {
  return { ...period, firstShiftDay: period.firstShiftDay - 2, lastDay: period.lastDay + 2 };
}

function checkHours(findings: Findings, path: Path, shift: Shift): void {
  const start = minuteOfDay(shift.start);
  const end = minuteOfDay(shift.end);
  if (start === end || start === minutesPerDay) {
    const isAtMidnight = start === minutesPerDay && end !== start;
    findings.fault({
      path: [...path, isAtMidnight ? 'start' : 'end'],
      found: excerpt(isAtMidnight ? shift.start : shift.end),
      allowed: isAtMidnight
        ? '"00:00" of the day on which it begins'
        : 'another time than start; "00:00" to "24:00" is a day',
      dependsOn: [[...path, 'start']],
    });
    return;
  }
  const length = end > start ? end - start : end + minutesPerDay - start;
  for (const [index, pause] of shift.breaks.entries()) {
    const at = minuteOfDay(pause.at);
    const after = at >= start ? at - start : at + minutesPerDay - start;
    if (after + pause.minutes <= length) continue;
    findings.fault({
      path: [...path, 'breaks', index],
      found: `a break of ${pause.minutes} minutes at ${excerpt(pause.at)}`,
      allowed: `a break within the shift, ${shift.start} to ${shift.end}`,
      dependsOn: [
        [...path, 'start'],
        [...path, 'end'],
        [...path, 'breaks', index, 'at'],
        [...path, 'breaks', index, 'minutes'],
      ],
    });
  }
}

function checkIsWorked(
  findings: Findings,
  path: Path,
  shift: Shift,
  period: RunPeriod,
  holidays: ReadonlySet<string>,
): void {
  if (shift.from !== undefined && shift.until !== undefined && dayNumber(shift.until) < dayNumber(shift.from)) {
    const allowed = `a date from ${excerpt(shift.from)} on`;
    findings.fault({ path: [...path, 'until'], found: excerpt(shift.until), allowed, dependsOn: [[...path, 'from']] });
    return;
  }
  const from = shift.from === undefined ? -Infinity : dayNumber(shift.from);
  const until = shift.until === undefined ? Infinity : dayNumber(shift.until);
  const first = Math.max(period.firstShiftDay, from);
  const last = Math.min(period.lastDay, until);
  for (let day = first; day <= last; day += 1) {
    const isHoliday = holidays.has(dateOfDay(day));
    if (shift.days.includes(weekdayOfDay(day)) && (shift.onHolidays || !isHoliday)) return;
  }
  const remark = {
    path,
    found: 'a shift that begins on no day of the run',
    allowed: `weekdays and dates of which one lies in ${dateOfDay(period.firstShiftDay)} to ${dateOfDay(period.lastDay)}`,
    dependsOn: [
      ['calendar', 'start'],
      ['calendar', 'days'],
      ['calendar', 'hours'],
      ['calendar', 'warmUpHours'],
      ['calendar', 'holidays'],
      [...path, 'days'],
      [...path, 'from'],
      [...path, 'until'],
    ],
  };
  // A week's roster in a run of two days has shifts that do not matter; one whose dates shut it out was meant to work.
  if (first > last) findings.fault(remark);
  else findings.note(remark);
}
