import type { ResolvedBehaviour } from '../scenario/behaviour-of.ts';
import { channelKind } from '../scenario/channel-kind.ts';
import { dayNumber } from '../scenario/dates.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type ContactClass, matchesSelector, mostSpecific } from '../scenario/selector.ts';
import { minutesOf, type Timeline } from './clock.ts';
import type {
  AnnouncedWait,
  Callback,
  FrontDoor,
  InterpreterPool,
  Journeys,
  Redial,
  Returns,
  Schedule,
  Trunk,
} from './model-journey.ts';
import { type HoursOfWeek, holidayDays, scheduleOf } from './schedules.ts';
import { interpreterSteps } from './staff-plan.ts';
import type { ZoneClock } from './zone-clock.ts';

/** The tables of what may happen to contacts besides being answered or hanging up. */
export function journeysOf(
  scenario: Scenario,
  contacts: readonly ContactClass[],
  behaviours: readonly ResolvedBehaviour[],
  timeline: Timeline,
  zoneOfSite: (site: string | undefined) => ZoneClock,
): Journeys {
  const schedules = new ScheduleList(scenario, timeline);
  const each = <T>(read: (behaviour: ResolvedBehaviour, contact: ContactClass, k: number) => T): T[] =>
    behaviours.map((behaviour, k) => read(behaviour, contacts[k], k));
  const isDeferred = Uint8Array.from(contacts, ({ channel }) => (channelKind(scenario, channel) === 'live' ? 0 : 1));
  const frontDoor = Int32Array.from(contacts, (contact) =>
    scenario.ai.findIndex((door) => door.contacts.some((selector) => matchesSelector(selector, contact))),
  );
  const trunk = Int32Array.from(contacts, (contact) =>
    scenario.queues.findIndex((queue) => queue.contacts.some((selector) => matchesSelector(selector, contact))),
  );
  const openingOf = (contact: ContactClass) => {
    const selector = mostSpecific(Object.keys(scenario.openingHours ?? {}), contact);
    return selector === undefined ? undefined : scenario.openingHours?.[selector];
  };
  const schedule = Int32Array.from(contacts, (contact) => {
    const opening = openingOf(contact);
    return opening === undefined ? -1 : schedules.add(opening.hours, opening.onHolidays);
  });
  const classOfChannel = (contact: ContactClass, channel: string | undefined): number =>
    contacts.findIndex(
      (other) =>
        other.topic === contact.topic &&
        other.language === contact.language &&
        other.channel === (channel ?? contact.channel),
    );
  const callback = each(({ callback: given }): Callback | null =>
    given === undefined
      ? null
      : {
          offerAtExpectedWaitSeconds: given.offerWhenExpectedWaitSeconds ?? Number.POSITIVE_INFINITY,
          offerAtWaiting: given.offerWhenWaitingAtLeast ?? Number.POSITIVE_INFINITY,
          acceptance: given.acceptance,
          reach: given.reach,
          attempts: given.attempts,
        },
  );
  const returns = each(({ returns: given }, contact): Returns | null =>
    given === undefined
      ? null
      : { delay: given.delay, toClass: classOfChannel(contact, given.toChannel), maxAttempts: given.maxAttempts },
  );
  const redial = each(({ redial: given }): Redial | null => given ?? null);
  const announcedWait = each(({ announcedWait: given }): AnnouncedWait | null =>
    given === undefined
      ? null
      : {
          waitSeconds: Float64Array.from(given.balk, ({ waitSeconds }) => waitSeconds),
          share: Float64Array.from(given.balk, ({ share }) => share),
          patienceMultiplier: given.patienceMultiplier,
        },
  );
  const hasResolution =
    behaviours.some(
      ({ firstContactResolution, returns: given }) => firstContactResolution < 1 || given !== undefined,
    ) ||
    scenario.agents.some(({ learning }) => (learning?.startFirstContactResolution ?? 1) < 1) ||
    scenario.agents.some((group) =>
      [group.topics, group.languages].some(
        (skills) =>
          skills !== undefined &&
          !Array.isArray(skills) &&
          Object.values(skills).some(({ firstContactResolution }) => firstContactResolution !== undefined),
      ),
    );
  const trunks = scenario.queues.map(
    ({ name, lines, waitingPlaces }): Trunk => ({
      name,
      lines: lines ?? Number.POSITIVE_INFINITY,
      waitingPlaces: waitingPlaces ?? Number.POSITIVE_INFINITY,
    }),
  );
  const convertsTo = Int32Array.from(
    each(({ convertsTo: given }, contact) => (given === undefined ? -1 : classOfChannel(contact, given.channel))),
  );
  const balkingShare = Float64Array.from(behaviours, (behaviour) => behaviour.balkingShare);
  const urgentShare = Float64Array.from(behaviours, (behaviour) => behaviour.urgentShare);
  const interpreters = Object.entries(scenario.interpreters ?? {}).map(
    ([name, pool]): InterpreterPool => ({
      name,
      ...interpreterSteps(pool.interpreters, scenario, timeline, zoneOfSite(pool.site)),
      connect: pool.connect ?? null,
      handleTimeMultiplier: pool.handleTimeMultiplier,
    }),
  );
  const countsLines =
    ['longest-queue', 'queue-ratio'].includes(scenario.selection.customerRule) ||
    callback.some((given) => given !== null) ||
    announcedWait.some((given) => given !== null) ||
    scenario.surge.some((plan) => plan.trigger !== undefined);
  const isWatched = Uint8Array.from(contacts, (_, k) =>
    countsLines || (redial[k]?.afterAbandon ?? 0) > 0 || trunk[k] >= 0 ? 1 : 0,
  );
  const deadlineSchedule = Int32Array.from(
    each(({ deadline }, _, k) => (isDeferred[k] === 1 && deadline?.clock === 'business' ? schedule[k] : -1)),
  );
  const hasRetries =
    redial.some((given) => given !== null) ||
    (hasResolution && returns.some((given) => given !== null)) ||
    frontDoor.some((door) => door >= 0 && scenario.ai[door].bounceBack !== undefined);
  return {
    isInUse:
      hasResolution ||
      isWatched.includes(1) ||
      isDeferred.includes(1) ||
      interpreters.length > 0 ||
      scenario.selection.preemption !== 'none' ||
      scenario.agents.some((group) => group.concurrency !== undefined) ||
      scenario.outages.some((outage) => outage.contactsInHand === 'dropped') ||
      frontDoor.some((door) => door >= 0) ||
      schedule.some((index) => index >= 0) ||
      convertsTo.some((k) => k >= 0) ||
      balkingShare.some((share) => share > 0) ||
      urgentShare.some((share) => share > 0) ||
      redial.some((given) => given !== null),
    isDeferred,
    isWatched,
    balkingShare,
    announcedWait,
    urgentShare,
    returns,
    redial,
    callback,
    convertsTo,
    convertsShare: Float64Array.from(behaviours, (behaviour) => behaviour.convertsTo?.share ?? 0),
    deadlineSeconds: Float64Array.from(behaviours, ({ deadline }) =>
      deadline === undefined ? Number.POSITIVE_INFINITY : deadline.hours * 3600,
    ),
    deadlineSchedule,
    schedule,
    outside: contacts.map((contact) => openingOf(contact)?.outside ?? 'lost'),
    window: Int32Array.from(
      each(({ window: given }, _, k) =>
        given === undefined || isDeferred[k] === 0 ? -1 : schedules.add([given], true),
      ),
    ),
    schedules: schedules.list,
    frontDoor,
    frontDoors: scenario.ai.map((door) => frontDoorOf(door, timeline)),
    containment: Float64Array.from(contacts, (contact, k) => containmentOf(scenario, frontDoor[k], contact)),
    trunk,
    trunks,
    interpreters,
    hasResolution,
    hasRetries,
  };
}

/** The different schedules in use. */
class ScheduleList {
  readonly list: Schedule[] = [];
  private readonly keys: string[] = [];
  private readonly scenario: Scenario;
  private readonly timeline: Timeline;

  constructor(scenario: Scenario, timeline: Timeline) {
    this.scenario = scenario;
    this.timeline = timeline;
  }

  add(hours: readonly HoursOfWeek[], onHolidays: boolean): number {
    const key = JSON.stringify([hours, onHolidays]);
    const found = this.keys.indexOf(key);
    if (found >= 0) return found;
    const closedOn = onHolidays ? new Set<number>() : holidayDays(this.scenario.calendar.holidays);
    this.keys.push(key);
    return this.list.push(scheduleOf(hours, this.timeline, closedOn)) - 1;
  }
}

function frontDoorOf(door: Scenario['ai'][number], { origin, zone }: Timeline): FrontDoor {
  const { adoption, bounceBack, triage } = door;
  const ramp = typeof adoption === 'number' ? { start: adoption, end: adoption, rampWeeks: 0 } : adoption;
  const outages = [...door.outages]
    .map(({ start, hours }) => {
      const from = zone.instant(dayNumber(start), minutesOf(start)) - origin;
      return { from, to: from + hours * 3600 };
    })
    .sort((a, b) => a.from - b.from);
  return {
    name: door.name,
    adoptionAtStart: ramp.start,
    adoptionAtEnd: ramp.end,
    rampSeconds: ramp.rampWeeks * 604_800,
    session: door.session,
    capacity: door.capacity ?? Number.POSITIVE_INFINITY,
    leaves: door.leaves,
    residualMultiplier: door.residualHandleTimeMultiplier,
    bounceBackShare: bounceBack?.share ?? 0,
    bounceBackDelay: bounceBack?.delay ?? null,
    sensitivity: triage?.sensitivity ?? Number.NaN,
    specificity: triage?.specificity ?? Number.NaN,
    outages: {
      opensAt: Float64Array.from(outages, ({ from }) => from),
      closesAt: Float64Array.from(outages, ({ to }) => to),
    },
  };
}

function containmentOf(scenario: Scenario, door: number, contact: ContactClass): number {
  if (door < 0) return 0;
  const { containment } = scenario.ai[door];
  if (typeof containment === 'number') return containment;
  const selector = mostSpecific(Object.keys(containment), contact);
  return selector === undefined ? 0 : containment[selector];
}
