import type { Check, Findings } from './check.ts';
import { dateOfDay } from './dates.ts';
import { excerpt, type Path } from './issue.ts';
import { momentMinute, type RunPeriod, runPeriod } from './run-period.ts';

/** Clock changes move the end of a run given in hours by at most this. */
const slackMinutes = 120;

/** Events, surges and outages touch the run, and none ends before it begins. */
export const checkDated: Check = (scenario, findings) => {
  const period = runPeriod(scenario);
  for (const [index, event] of scenario.demand.events.entries()) {
    const path = ['demand', 'events', index];
    const end = 'end' in event ? event.end : undefined;
    if (end !== undefined && momentMinute(end) <= momentMinute(event.start)) {
      const allowed = `a time after the start, ${excerpt(event.start)}`;
      findings.fault({ path: [...path, 'end'], found: excerpt(end), allowed, dependsOn: [[...path, 'start']] });
    } else checkPeriod(findings, period, path, event.start, end === undefined ? Infinity : momentMinute(end));
  }
  for (const [index, plan] of scenario.surge.entries()) {
    if (plan.start !== undefined) checkPeriod(findings, period, ['surge', index], plan.start, Infinity);
  }
  for (const [index, outage] of scenario.outages.entries()) {
    const end = momentMinute(outage.start) + outage.hours * 60;
    checkPeriod(findings, period, ['outages', index], outage.start, end);
  }
  for (const [index, door] of scenario.ai.entries()) {
    for (const [outageIndex, outage] of door.outages.entries()) {
      const end = momentMinute(outage.start) + outage.hours * 60;
      checkPeriod(findings, period, ['ai', index, 'outages', outageIndex], outage.start, end);
    }
  }
};

function checkPeriod(findings: Findings, period: RunPeriod, path: Path, start: string, endMinute: number): void {
  const isAfter = momentMinute(start) >= period.endMinute + slackMinutes;
  const isBefore = endMinute <= period.startMinute;
  if (!isAfter && !isBefore) return;
  findings.fault({
    path: [...path, 'start'],
    found: `${excerpt(start)}, ${isAfter ? 'after the run' : 'over before the run starts'}`,
    allowed: `a time that touches the run, ${minuteWords(period.startMinute)} to ${minuteWords(period.endMinute)}`,
    dependsOn: [
      ['calendar', 'start'],
      ['calendar', 'days'],
      ['calendar', 'hours'],
      [...path, 'hours'],
      [...path, 'end'],
    ],
  });
}

function minuteWords(minute: number): string {
  const day = Math.floor(minute / 1440);
  const ofDay = Math.floor(minute - day * 1440);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${dateOfDay(day)} ${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}
