import { power } from '../arithmetic/power.ts';
import type { Model } from '../compile/model.ts';
import type { Outside } from '../compile/model-journey.ts';
import { hashName } from '../random/seed.ts';
import { fatesInUse } from '../simulate/fates.ts';
import { placeLaw } from './law-rows.ts';
import { NOTHING, type Room } from './room.ts';

/** What the whole kernel exports of `fates.ts`, `again.ts`, `journey.ts` and `journey-tables.ts`: numbers, and addresses, 0 for what is not there. */
export interface JourneyExports {
  newFates(count: number, block: number): number;
  describeFate(
    fates: number,
    s: number,
    fate: number,
    purpose: number,
    nameLow: number,
    nameHigh: number,
    law: number,
  ): void;
  newAgain(
    fates: number,
    nameLow: number,
    nameHigh: number,
    talkLaw: number,
    afterCallLaw: number,
    patienceLaw: number,
  ): number;
  setJourneys(
    classes: number,
    doors: number,
    trunks: number,
    endSeconds: number,
    hasRetries: number,
    resolution: number,
    reportedThresholds: number,
    thresholds: number,
  ): void;
  describeDoor(
    door: number,
    adoptionAtStart: number,
    adoptionAtEnd: number,
    rampSeconds: number,
    capacity: number,
    leaves: number,
    residualMultiplier: number,
    bounceBackShare: number,
    sensitivity: number,
    specificity: number,
    outages: number,
  ): void;
  describeTrunk(trunk: number, lines: number, waitingPlaces: number): void;
  describeDoors(
    k: number,
    fates: number,
    again: number,
    schedule: number,
    outside: number,
    frontDoor: number,
    containment: number,
    trunk: number,
    urgentShare: number,
  ): void;
  describeWaiting(
    k: number,
    isDeferred: number,
    isWatched: number,
    deadlineSeconds: number,
    deadlineSchedule: number,
    thresholdSeconds: number,
    balkingShare: number,
    announcements: number,
    announcedWait: number,
    announcedShare: number,
    patienceMultiplier: number,
  ): void;
  describeCallback(
    k: number,
    isOffered: number,
    offerAtExpectedWait: number,
    offerAtWaiting: number,
    acceptance: number,
    attempts: number,
    reached: number,
  ): void;
  describeRedial(k: number, afterAbandon: number, afterBlock: number, afterClosed: number, most: number): void;
  describeReturns(k: number, toClass: number, most: number): void;
  describeConversion(k: number, toClass: number, share: number): void;
}

/** What happens outside opening hours, by its number in `assembly/whole/journey-tables.ts`. */
const OUTSIDE: Record<Outside, number> = { lost: 0, voicemail: 1, defer: 2, 'ai-only': 3 };

/**
 * Contacts of a class whose fates are drawn at once; a class that has few contacts draws few, and so do many classes: what
 * has been drawn for all of them stays near the processor.
 */
const SMALLEST_BLOCK = 16;
const LARGEST_BLOCK = 64;
const ALL_BLOCKS = 1024;

/**
 * Describes to the kernel what may happen to contacts besides being answered or hanging up.
 * @param schedules where the schedules of the model lie
 */
export function placeJourneys(model: Model, kernel: JourneyExports, room: Room, schedules: readonly number[]): void {
  const { journeys, classes, groups, clock, measuring } = model;
  const scheduleAt = (index: number): number => schedules[index] ?? NOTHING;
  const { extraThresholdsSeconds, reportedThresholds } = measuring;
  kernel.setJourneys(
    ...([classes.count, journeys.frontDoors.length, journeys.trunks.length, clock.endSeconds] as const),
    ...([journeys.hasRetries ? 1 : 0, journeys.hasResolution ? room.reals(groups.resolution) : NOTHING] as const),
    ...([room.reals(extraThresholdsSeconds.subarray(0, reportedThresholds)), reportedThresholds] as const),
  );
  journeys.frontDoors.forEach((door, d) => {
    kernel.describeDoor(
      ...([d, door.adoptionAtStart, door.adoptionAtEnd, door.rampSeconds, door.capacity, door.leaves] as const),
      ...([door.residualMultiplier, door.bounceBackShare, door.sensitivity, door.specificity] as const),
      // Those of the front doors follow the schedules that classes refer to.
      scheduleAt(journeys.schedules.length + d),
    );
  });
  journeys.trunks.forEach(({ lines, waitingPlaces }, t) => {
    kernel.describeTrunk(t, lines, waitingPlaces);
  });
  classes.names.forEach((name, k) => {
    kernel.describeDoors(
      ...([k, placeFates(model, k, name, kernel, room), placeAgain(model, k, `${name} again`, kernel, room)] as const),
      ...([scheduleAt(journeys.schedule[k]), OUTSIDE[journeys.outside[k]], journeys.frontDoor[k]] as const),
      ...([journeys.containment[k], journeys.trunk[k], journeys.urgentShare[k]] as const),
    );
    const announced = journeys.announcedWait[k];
    kernel.describeWaiting(
      ...([k, journeys.isDeferred[k], journeys.isWatched[k], journeys.deadlineSeconds[k]] as const),
      ...([scheduleAt(journeys.deadlineSchedule[k]), classes.thresholdSeconds[k], journeys.balkingShare[k]] as const),
      ...([
        announced?.waitSeconds.length ?? 0,
        announced === null ? NOTHING : room.reals(announced.waitSeconds),
      ] as const),
      ...([announced === null ? NOTHING : room.reals(announced.share), announced?.patienceMultiplier ?? 1] as const),
    );
    placeSequels(model, k, kernel, room);
  });
}

function placeSequels({ journeys }: Model, k: number, kernel: JourneyExports, room: Room): void {
  const callback = journeys.callback[k];
  const { reach, attempts } = callback ?? { reach: 1, attempts: 1 };
  const reached = Array.from({ length: attempts + 1 }, (_, calls) => 1 - power(1 - reach, calls));
  const { offerAtExpectedWaitSeconds = 0, offerAtWaiting = 0, acceptance = 0 } = callback ?? {};
  kernel.describeCallback(
    ...([k, callback === null ? 0 : 1, offerAtExpectedWaitSeconds, offerAtWaiting] as const),
    ...([acceptance, attempts, room.reals(reached)] as const),
  );
  const redial = journeys.redial[k];
  if (redial !== null)
    kernel.describeRedial(k, redial.afterAbandon, redial.afterBlock, redial.afterClosed, redial.maxAttempts);
  const returns = journeys.returns[k];
  if (returns !== null) kernel.describeReturns(k, returns.toClass, returns.maxAttempts);
  kernel.describeConversion(k, journeys.convertsTo[k], journeys.convertsShare[k]);
}

/** @param name whose streams they are: the class, or its repeated attempts */
function placeFates(model: Model, k: number, name: string, kernel: JourneyExports, room: Room): number {
  const { arrivals, classes } = model;
  const most = Math.min(LARGEST_BLOCK, arrivals.expectedContacts[k], ALL_BLOCKS / (2 * classes.count));
  let block = SMALLEST_BLOCK;
  while (block < most) block *= 2;
  const inUse = fatesInUse(model, k);
  const fates = kernel.newFates(inUse.length, block);
  inUse.forEach(({ fate, purpose, law, suffix }, s) => {
    kernel.describeFate(fates, s, fate, purpose, ...hashName(`${name}${suffix}`), placeLaw(law, room));
  });
  return fates;
}

function placeAgain(model: Model, k: number, name: string, kernel: JourneyExports, room: Room): number {
  const { talk, afterCallWork, patience } = model.classes;
  const fates = placeFates(model, k, name, kernel, room);
  const laws = [talk[k], afterCallWork[k], patience[k]].map((law) => placeLaw(law, room));
  return kernel.newAgain(fates, ...hashName(name), laws[0], laws[1], laws[2]);
}
