import type { Collector } from '../collect/collector.ts';
import type { Model } from '../compile/model.ts';
import type { StudyKey } from '../random/seed.ts';
import type { Steps } from '../simulate/steps.ts';
import { CALLS_PER_STEP, EVENTS_PER_CALL } from './events-per-call.ts';
import { rowsToHold } from './held-rows.ts';
import { isOneQueue } from './is-one-queue.ts';
import { isSeveralTeams } from './is-several-teams.ts';
import { laneBits } from './lane-bits.ts';
import { placeArithmetic } from './place-arithmetic.ts';
import { PlacedCallers } from './place-callers.ts';
import { placeDuty } from './place-duty.ts';
import { PlacedStaff } from './place-staff.ts';
import { PlacedTables } from './place-tables.ts';
import type { PlainKernel } from './plain-kernel.ts';
import { NOTHING, Room, reasonOf } from './room.ts';
import { agentRuleNumbers, customerRuleNumber } from './rule-numbers.ts';
import { teamTable } from './team-table.ts';

/** How replications are simulated: files of `assembly/plain`, from the fastest to the one that can do everything. */
type Way = 'one-queue' | 'several-teams' | 'event-loop';

/** What the kernel answers that has advanced; one queue also, that the event loop is needed. */
const Answer = { ended: 0, goesOn: 1 };

/** What the kernel exports for a way. */
interface WayOfKernel {
  readonly begin: (key: number, replication: number) => void;
  readonly advance: (events: number) => number;
  readonly finish: () => number;
}

/**
 * Replications of a plain scenario, simulated by the kernel (`assembly/plain/kernel.ts`) and counted in tables that lie in its
 * memory. Gives the same bytes as `Simulation` with a `Collector`.
 */
export class PlainSimulation {
  private readonly kernel: PlainKernel;
  private readonly callers: PlacedCallers;
  private readonly staff: PlacedStaff;
  private readonly tables: PlacedTables;
  private readonly key: number;
  private readonly classes: number;
  /** Rows that the kernel holds at a time; 0: all of them. */
  heldRows: number;
  /** One queue is left to the event loop as soon as it turned out that it must be. */
  way: Way;
  private readonly ways: Record<Way, WayOfKernel>;
  private answer = Answer.ended;

  /** @param heldRows of the tables at a time, a power of two; more as soon as it turns out that contacts need more */
  constructor(model: Model, kernel: PlainKernel, heldRows = rowsToHold(model)) {
    const { clock, classes, staffing } = model;
    const room = new Room(kernel);
    this.kernel = kernel;
    this.ways = {
      'one-queue': { begin: kernel.beginQueue, advance: kernel.advanceQueue, finish: kernel.finishQueue },
      'several-teams': { begin: kernel.beginTeams, advance: kernel.advanceTeams, finish: kernel.finishTeams },
      'event-loop': { begin: kernel.begin, advance: kernel.advance, finish: kernel.finish },
    };
    placeArithmetic(kernel, room);
    const { warmUpSeconds, endSeconds, intervalSeconds, intervals, isDrained } = clock;
    kernel.setClock(classes.count, warmUpSeconds, endSeconds, intervalSeconds, intervals, isDrained ? 1 : 0);
    this.classes = classes.count;
    this.heldRows = heldRows;
    kernel.holdRows(classes.count, heldRows);
    this.tables = new PlacedTables(model, kernel, room, heldRows === 0);
    this.callers = new PlacedCallers(model, kernel, room);
    placeRouting(model, kernel, room);
    this.way = isOneQueue(model) ? 'one-queue' : isSeveralTeams(model) ? 'several-teams' : 'event-loop';
    placeDuty(model, kernel, room, this.way === 'event-loop');
    this.staff = new PlacedStaff(model, kernel, room);
    this.key = room.ints(8);
    const peak = staffing.peakStaff.reduce((sum, n) => sum + n, 0);
    if (this.way === 'several-teams') kernel.layOutTeams(room.ints(staffing.peakStaff));
    else kernel.layOutFloor(peak);
    if (this.way === 'one-queue') kernel.layOutQueue(peak);
    kernel.layOutContacts(2 * peak + 1024);
  }

  get collector(): Collector {
    return this.tables.collector;
  }

  /**
   * Simulates replication number `replication` (0, 1, ...) of the study.
   * @throws OutOfRoomError when more contacts are in the system at once than memory holds
   */
  *steps(key: StudyKey, replication: number): Steps<void> {
    const { kernel, collector } = this;
    this.tables.refresh();
    collector.beginReplication();
    this.callers.begin(key, replication);
    this.staff.begin(key, replication);
    new Int32Array(kernel.memory.buffer, this.key, 8).set(key);
    let contacts: number | null = null;
    try {
      while (contacts === null) {
        this.ways[this.way].begin(this.key, replication);
        while (this.goesOn()) yield;
        contacts = this.finish();
        if (contacts === null) this.beginAgain();
      }
    } catch (error) {
      throw reasonOf(kernel, error);
    }
    this.tables.refresh();
    collector.endReplication(contacts);
    kernel.dropRows();
  }

  /** Advances by a step; false when the last event has happened, or the event loop turns out to be needed. */
  private goesOn(): boolean {
    const { advance } = this.ways[this.way];
    for (let call = 0; call < CALLS_PER_STEP; call++) {
      this.answer = advance(EVENTS_PER_CALL);
      if (this.answer !== Answer.goesOn) return false;
    }
    return true;
  }

  /** Returns the contacts simulated; null when the replication must be simulated once more, and those that follow likewise. */
  private finish(): number | null {
    const { kernel } = this;
    if (this.answer !== Answer.ended) {
      this.way = 'event-loop';
      return null;
    }
    const contacts = this.ways[this.way].finish();
    if (kernel.isCrowded() === 0) return contacts;
    this.heldRows *= 4;
    kernel.holdRows(this.classes, this.heldRows);
    return null;
  }

  private beginAgain(): void {
    this.tables.refresh();
    this.collector.beginReplication();
  }
}

function placeRouting(model: Model, kernel: PlainKernel, room: Room): void {
  const { routing, classes, groups } = model;
  kernel.setRoutes(
    classes.count,
    room.ints(routing.routeStart),
    room.ints(routing.routeTeam),
    room.ints(routing.routeStep),
    room.ints(agentRuleNumbers(routing)),
    routing.tracksIdleTime.includes(1) ? 1 : 0,
  );
  const table = teamTable(model);
  kernel.setIdleTeams(groups.count, table === null ? NOTHING : room.bytes(table));
  kernel.setLaneRules(
    room.ints(routing.laneStart),
    room.ints(routing.lane),
    room.ints(routing.lanes.priority),
    room.reals(routing.lanes.waitWeight),
    room.reals(groups.handleTimeMultiplier),
    customerRuleNumber(routing),
    routing.ageingPerSecond,
  );
  const bits = laneBits(model);
  if (bits === null) kernel.setStandingLanes(NOTHING, NOTHING);
  else kernel.setStandingLanes(room.words(bits.lanesOf), room.words(bits.peersOf));
  const lanes = routing.lanes.count;
  const places = room.ints(bits?.bitOf ?? Array.from({ length: lanes }, (_, lane) => lane));
  kernel.setLanes(lanes, places, room.ints(lanes), room.ints(lanes), room.ints(lanes));
}
