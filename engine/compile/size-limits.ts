import { contactClasses } from '../scenario/contact-classes.ts';
import { type Issue, issueOf } from '../scenario/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** Contacts in one replication beyond which memory and patience end. */
export const MOST_CONTACTS = 2e8;
/** Cells (class x reporting interval) of the tables of one replication. */
const MOST_CELLS = 4e6;
const MOST_CLASSES = 4000;

/** Scenarios that are sound but could not be simulated on any ordinary machine. */
export function tooLarge(scenario: Scenario): Issue[] {
  const issues: Issue[] = [];
  const { calendar, demand } = scenario;
  const classes = contactClasses(scenario).filter(({ share }) => share > 0).length;
  const hours = (calendar.hours ?? (calendar.days ?? 0) * 24) + calendar.warmUpHours;
  const cells = classes * ((hours * 60) / calendar.reportingMinutes);
  if (classes > MOST_CLASSES) {
    issues.push(
      issueOf({
        path: ['demand'],
        found: `${classes} contact classes (topics x languages x channels)`,
        allowed: `at most ${MOST_CLASSES}`,
      }),
    );
  }
  if (cells > MOST_CELLS) {
    issues.push(
      issueOf({
        path: ['calendar'],
        found: `${Math.round(cells)} cells (${classes} classes x reporting intervals)`,
        allowed: `at most ${MOST_CELLS}: a shorter run, fewer classes or longer reporting intervals`,
      }),
    );
  }
  const contacts = expectedContacts(demand, hours);
  if (contacts > MOST_CONTACTS) issues.push(tooManyContacts(contacts));
  return issues;
}

/** @param contacts expected in one replication; more than `MOST_CONTACTS` */
export function tooManyContacts(contacts: number): Issue {
  return issueOf({
    path: ['demand'],
    found: `about ${contacts.toPrecision(3)} contacts in a replication`,
    allowed: `at most ${MOST_CONTACTS}`,
  });
}

function expectedContacts(demand: Scenario['demand'], hours: number): number {
  const factor = Math.max(...Object.values(demand.weekdayFactors), 0) * Math.max(1, demand.holidayFactor);
  if (demand.contactsPerHour !== undefined) return demand.contactsPerHour * hours * factor;
  if (demand.contactsPerDay !== undefined) return (demand.contactsPerDay / 24) * hours * factor;
  if (demand.contactsPerWeek !== undefined) return (demand.contactsPerWeek / 168) * hours * factor;
  return Object.values(demand.dailyContacts ?? {}).reduce((sum, contacts) => sum + contacts, 0);
}
