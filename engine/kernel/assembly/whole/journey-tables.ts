/**
 * What may happen to the contacts of each class besides being answered or hanging up (`engine/compile/model-journey.ts`): a
 * record for each class, AI front door and group of lines.
 */
import { Reals } from '../columns';
import { reserve } from '../room';
import { Again } from './again';
import { Fates } from './fates';
import { Schedule } from './schedules';

/** What happens to contacts outside opening hours. */
export const enum Outside {
  lost = 0,
  voicemail = 1,
  defer = 2,
  aiOnly = 3,
}

@unmanaged
export class FrontDoor {
  adoptionAtStart: f64;
  adoptionAtEnd: f64;
  rampSeconds: f64;
  capacity: f64;
  leaves: f64;
  residualMultiplier: f64;
  bounceBackShare: f64;
  /** NaN without triage. */
  sensitivity: f64;
  specificity: f64;
  outages: Schedule;
  /** Sessions under way. */
  sessions: i32;
}

@unmanaged
export class Trunk {
  /** Most contacts waiting and in service together; most waiting. */
  lines: f64;
  waitingPlaces: f64;
  /** Contacts waiting or in service now, and waiting. */
  taken: i32;
  waiting: i32;
}

@unmanaged
export class ClassJourney {
  fates: Fates;
  again: Again;
  /** null: always open. */
  schedule: Schedule;
  outside: Outside;
  frontDoor: FrontDoor;
  trunk: Trunk;
  isDeferred: bool;
  isWatched: bool;
  /** Is an expected wait asked for? */
  asksWait: bool;
  hasCallback: bool;
  hasRedial: bool;
  hasReturns: bool;

  urgentShare: f64;
  containment: f64;
  /** Probability that one stays who cannot be answered at once, before any wait is announced. */
  stays: f64;
  /** Announced waits and the share that leaves at each; null: nothing is announced. */
  announcedWait: Reals;
  announcedShare: Reals;
  announcements: i32;
  patienceMultiplier: f64;
  thresholdSeconds: f64;

  offerAtExpectedWait: f64;
  offerAtWaiting: f64;
  acceptance: f64;
  /** Calls that may be made to call one back; and the probability of having reached the customer with n of them, at n. */
  attempts: i32;
  reached: Reals;

  redialAfterAbandon: f64;
  redialAfterBlock: f64;
  redialAfterClosed: f64;
  mostRedials: i32;
  mostReturns: i32;
  returnsTo: i32;
  /** -1: into nothing. */
  convertsTo: i32;
  convertsShare: f64;
  deadlineSeconds: f64;
  /** null: clock time counts. */
  deadlineSchedule: Schedule;
}

export const NO_DOOR = changetype<FrontDoor>(0);
export const NO_TRUNK = changetype<Trunk>(0);

let classes: i32 = 0;
let doors: i32 = 0;
let trunks: i32 = 0;
let ofClass: usize = 0;
let firstDoor: usize = 0;
let firstTrunk: usize = 0;

export function layOutJourneys(classCount: i32, doorCount: i32, trunkCount: i32): void {
  classes = classCount;
  doors = doorCount;
  trunks = trunkCount;
  ofClass = reserve(<usize>classes * offsetof<ClassJourney>());
  firstDoor = reserve(<usize>doors * offsetof<FrontDoor>());
  firstTrunk = reserve(<usize>trunks * offsetof<Trunk>());
}

export function journeyOf(k: i32): ClassJourney {
  return changetype<ClassJourney>(ofClass + <usize>k * offsetof<ClassJourney>());
}

export function doorAt(d: i32): FrontDoor {
  return d < 0 ? NO_DOOR : changetype<FrontDoor>(firstDoor + <usize>d * offsetof<FrontDoor>());
}

export function trunkAt(t: i32): Trunk {
  return t < 0 ? NO_TRUNK : changetype<Trunk>(firstTrunk + <usize>t * offsetof<Trunk>());
}

export function beginDoors(): void {
  for (let d = 0; d < doors; d++) doorAt(d).sessions = 0;
  for (let t = 0; t < trunks; t++) {
    const trunk = trunkAt(t);
    trunk.taken = 0;
    trunk.waiting = 0;
  }
}

export function describeDoor(
  d: i32,
  adoptionAtStart: f64,
  adoptionAtEnd: f64,
  rampSeconds: f64,
  capacity: f64,
  leaves: f64,
  residualMultiplier: f64,
  bounceBackShare: f64,
  sensitivity: f64,
  specificity: f64,
  outages: Schedule,
): void {
  const door = doorAt(d);
  door.adoptionAtStart = adoptionAtStart;
  door.adoptionAtEnd = adoptionAtEnd;
  door.rampSeconds = rampSeconds;
  door.capacity = capacity;
  door.leaves = leaves;
  door.residualMultiplier = residualMultiplier;
  door.bounceBackShare = bounceBackShare;
  door.sensitivity = sensitivity;
  door.specificity = specificity;
  door.outages = outages;
}

export function describeTrunk(t: i32, lines: f64, waitingPlaces: f64): void {
  const trunk = trunkAt(t);
  trunk.lines = lines;
  trunk.waitingPlaces = waitingPlaces;
}

export function describeDoors(
  k: i32,
  fates: Fates,
  again: Again,
  schedule: Schedule,
  outside: Outside,
  frontDoor: i32,
  containment: f64,
  trunk: i32,
  urgentShare: f64,
): void {
  const way = journeyOf(k);
  way.fates = fates;
  way.again = again;
  way.schedule = schedule;
  way.outside = outside;
  way.frontDoor = doorAt(frontDoor);
  way.containment = containment;
  way.trunk = trunkAt(trunk);
  way.urgentShare = urgentShare;
}

export function describeWaiting(
  k: i32,
  isDeferred: i32,
  isWatched: i32,
  deadlineSeconds: f64,
  deadlineSchedule: Schedule,
  thresholdSeconds: f64,
  balkingShare: f64,
  announcements: i32,
  announcedWait: Reals,
  announcedShare: Reals,
  patienceMultiplier: f64,
): void {
  const way = journeyOf(k);
  way.isDeferred = isDeferred != 0;
  way.isWatched = isWatched != 0;
  way.deadlineSeconds = deadlineSeconds;
  way.deadlineSchedule = deadlineSchedule;
  way.thresholdSeconds = thresholdSeconds;
  way.stays = 1 - balkingShare;
  way.announcements = announcements;
  way.announcedWait = announcedWait;
  way.announcedShare = announcedShare;
  way.patienceMultiplier = patienceMultiplier;
  way.asksWait = way.asksWait || announcements > 0;
}

export function describeCallback(
  k: i32,
  isOffered: i32,
  offerAtExpectedWait: f64,
  offerAtWaiting: f64,
  acceptance: f64,
  attempts: i32,
  reached: Reals,
): void {
  const way = journeyOf(k);
  way.hasCallback = isOffered != 0;
  way.asksWait = way.asksWait || way.hasCallback;
  way.offerAtExpectedWait = offerAtExpectedWait;
  way.offerAtWaiting = offerAtWaiting;
  way.acceptance = acceptance;
  way.attempts = attempts;
  way.reached = reached;
}

export function describeRedial(k: i32, afterAbandon: f64, afterBlock: f64, afterClosed: f64, most: i32): void {
  const way = journeyOf(k);
  way.hasRedial = true;
  way.redialAfterAbandon = afterAbandon;
  way.redialAfterBlock = afterBlock;
  way.redialAfterClosed = afterClosed;
  way.mostRedials = most;
}

export function describeReturns(k: i32, toClass: i32, most: i32): void {
  const way = journeyOf(k);
  way.hasReturns = true;
  way.returnsTo = toClass;
  way.mostReturns = most;
}

/** @param toClass -1: into nothing */
export function describeConversion(k: i32, toClass: i32, share: f64): void {
  const way = journeyOf(k);
  way.convertsTo = toClass;
  way.convertsShare = share;
}
