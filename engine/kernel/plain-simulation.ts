import { rootsOfTwo } from '../arithmetic/exp.ts';
import { powersOfTwo } from '../arithmetic/powers-of-two.ts';
import { Collector } from '../collect/collector.ts';
import { GROUP_COUNTERS } from '../collect/counters.ts';
import { type ResultLayout, resultLayout } from '../collect/result-layout.ts';
import { type Tables, tablesOf } from '../collect/tables.ts';
import type { Model, StaffPlan } from '../compile/model.ts';
import type { AgentRule } from '../compile/model-routing.ts';
import { exponentialLayers } from '../random/exponential.ts';
import { normalLayers } from '../random/normal.ts';
import type { DistributionSpec } from '../random/sampler.ts';
import { hashName, type StudyKey } from '../random/seed.ts';
import { DemandFactors } from '../simulate/demand-factors.ts';
import { staffOfReplication } from '../simulate/staff-of-replication.ts';
import { isOneQueue } from './is-one-queue.ts';
import { customerRuleNumber } from './is-plain.ts';
import type { Kernel } from './kernel-module.ts';
import { laneBits } from './lane-bits.ts';
import { lawRow } from './law-rows.ts';
import { teamTable } from './team-table.ts';

/** Events, or contacts, between two calls: V8 replaces the kernel's first, hasty code when it is called again. */
const EVENTS_PER_CALL = 1024;
/** Callers of a class that are drawn at once; a class that has few callers draws few. */
const SMALLEST_BLOCK = 16;
const LARGEST_BLOCK = 128;

const NOTHING = 0;

/** What `advanceQueue` answers. */
const QueueAnswer = { ended: 0, goesOn: 1 };

/** The agent rules that choose among the teams of a step, by their numbers in `assembly/plain/routing.ts`. */
const AGENT_RULES: Partial<Record<AgentRule, number>> = { 'most-idle': 1, 'expected-delay': 2 };

/**
 * Replications of a plain scenario, simulated by the kernel (`assembly/plain/kernel.ts`) and counted in tables that lie in its
 * memory. Gives the same bytes as `Simulation` with a `Collector`.
 */
export class PlainSimulation {
  readonly collector: Collector;
  private readonly kernel: Kernel;
  private readonly model: Model;
  private readonly factors: DemandFactors;
  private readonly key: number;
  /** Where the rates of each class lie, rewritten in every replication when volume is random. */
  private readonly rates: readonly number[];
  private readonly staff: StaffAddresses;
  private readonly tables: PlacedTables;
  /** Is the event loop not needed? False as soon as it turned out that it is. */
  isQueue: boolean;

  constructor(model: Model, kernel: Kernel) {
    const { clock, classes, arrivals, staffing } = model;
    const room = new Room(kernel);
    this.model = model;
    this.kernel = kernel;
    this.factors = new DemandFactors(model);
    const layout = resultLayout(model);
    this.tables = tablesOf(model, layout, (numbers) => room.numbers(numbers));
    kernel.setArithmetic(room.reals(powersOfTwo()), room.reals(rootsOfTwo()));
    const layers = [exponentialLayers, normalLayers].map(({ edges, scales, heights }) => {
      return [room.reals(edges), room.reals(scales), room.reals(heights)] as const;
    });
    kernel.setExponentialLayers(...layers[0]);
    kernel.setNormalLayers(...layers[1]);
    const { warmUpSeconds, endSeconds, intervalSeconds, intervals, isDrained } = clock;
    kernel.setClock(classes.count, warmUpSeconds, endSeconds, intervalSeconds, intervals, isDrained ? 1 : 0);
    kernel.setCells(arrivals.cells, room.reals(arrivals.cellEndSeconds), arrivals.firstCellStartSeconds);
    this.rates = placeCallers(model, kernel, room);
    placeRouting(model, kernel, room);
    placeDuty(model, kernel, room);
    describeCounting(model, layout, this.tables, kernel, room);
    this.staff = placeStaff(model, room);
    this.setStaff(staffing);
    this.key = room.ints(8);
    const peak = staffing.peakStaff.reduce((sum, n) => sum + n, 0);
    kernel.layOutFloor(peak);
    this.isQueue = isOneQueue(model);
    if (this.isQueue) kernel.layOutQueue(peak);
    kernel.layOutContacts(2 * peak + 1024);
    this.collector = new Collector(model, layout, this.viewTables());
  }

  /** Simulates replication number `replication` (0, 1, ...) of the study. */
  run(key: StudyKey, replication: number): void {
    const { kernel, collector, model } = this;
    collector.beginReplication();
    if (this.factors.isRandom) this.multiplyRates(key, replication);
    if (model.roster.isRandom) this.setStaff(staffOfReplication(model, key, replication));
    new Int32Array(kernel.memory.buffer, this.key, 8).set(key);
    const contacts = (this.isQueue ? this.runQueue(replication) : null) ?? this.runLoop(replication);
    // Memory that has grown lies elsewhere, and its old views are void.
    if (collector.contacts.buffer !== kernel.memory.buffer) collector.useTables(this.viewTables());
    collector.endReplication(contacts);
  }

  private runLoop(replication: number): number {
    const { kernel } = this;
    kernel.begin(this.key, replication);
    while (kernel.advance(EVENTS_PER_CALL) !== 0) {
      /* until no event is left */
    }
    return kernel.finish();
  }

  /** null when the event loop must simulate the replication, and then those that follow. */
  private runQueue(replication: number): number | null {
    const { kernel } = this;
    kernel.beginQueue(this.key, replication);
    let answer = QueueAnswer.goesOn;
    while (answer === QueueAnswer.goesOn) answer = kernel.advanceQueue(EVENTS_PER_CALL);
    if (answer === QueueAnswer.ended) return kernel.finishQueue();
    this.isQueue = false;
    this.collector.beginReplication();
    return null;
  }

  private multiplyRates(key: StudyKey, replication: number): void {
    const { arrivals, classes } = this.model;
    const { cells, ratePerSecond, dayOfCell, days } = arrivals;
    this.factors.draw(key, replication);
    const { factors } = this.factors;
    this.rates.forEach((address, k) => {
      const rate = new Float64Array(this.kernel.memory.buffer, address, cells);
      const from = classes.topicOf[k] * days;
      for (let c = 0; c < cells; c++) rate[c] = ratePerSecond[k * cells + c] * factors[from + dayOfCell[c]];
    });
  }

  private setStaff({ staffAtStart, changes, timeSeconds, group, staff }: StaffPlan): void {
    const at = this.staff;
    const { buffer } = this.kernel.memory;
    new Int32Array(buffer, at.atStart, staffAtStart.length).set(staffAtStart);
    new Float64Array(buffer, at.time, changes).set(timeSeconds.subarray(0, changes));
    new Int32Array(buffer, at.team, changes).set(group.subarray(0, changes));
    new Int32Array(buffer, at.staff, changes).set(staff.subarray(0, changes));
    this.kernel.setStaff(at.atStart, changes, at.time, at.team, at.staff);
  }

  private viewTables(): Tables {
    const { buffer } = this.kernel.memory;
    const view = ({ address, length }: Place) => new Float64Array(buffer, address, length);
    const { contacts, groups, answeredWaits, abandonedWaits, intervalWaits, longestWait, backlogs } = this.tables;
    return {
      contacts: view(contacts),
      groups: view(groups),
      answeredWaits: view(answeredWaits),
      abandonedWaits: view(abandonedWaits),
      intervalWaits: view(intervalWaits),
      longestWait: view(longestWait),
      backlogs: view(backlogs),
    };
  }
}

function describeCounting(model: Model, layout: ResultLayout, tables: PlacedTables, kernel: Kernel, room: Room): void {
  const { classes, measuring, clock } = model;
  kernel.setTables(
    tables.contacts.address,
    tables.groups.address,
    tables.answeredWaits.address,
    tables.abandonedWaits.address,
    tables.intervalWaits.address,
    tables.longestWait.address,
    clock.intervals + 2,
    layout.counters,
    GROUP_COUNTERS,
  );
  const { extraThresholdsSeconds, shortAbandonSeconds } = measuring;
  kernel.setMeasuring(
    room.reals(classes.thresholdSeconds),
    room.reals(extraThresholdsSeconds),
    extraThresholdsSeconds.length,
    shortAbandonSeconds,
    clock.intervalSeconds,
    clock.endSeconds,
  );
}

/** Numbers in a kernel's memory. */
interface Place {
  readonly address: number;
  readonly length: number;
}

type PlacedTables = { readonly [name in keyof Tables]: Place };

/** Places numbers in a kernel's memory. */
class Room {
  private readonly kernel: Kernel;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** Room for so many numbers, all 0. */
  numbers(length: number): Place {
    return { address: this.kernel.reserve(8 * length), length };
  }

  reals(numbers: ArrayLike<number>): number {
    const { address, length } = this.numbers(numbers.length);
    new Float64Array(this.kernel.memory.buffer, address, length).set(numbers);
    return address;
  }

  bytes(numbers: Int8Array): number {
    const address = this.kernel.reserve(numbers.length);
    new Int8Array(this.kernel.memory.buffer, address, numbers.length).set(numbers);
    return address;
  }

  /** @param numbers whole numbers, or how many of them */
  ints(numbers: ArrayLike<number> | number): number {
    const length = typeof numbers === 'number' ? numbers : numbers.length;
    const address = this.kernel.reserve(4 * length);
    if (typeof numbers !== 'number') new Int32Array(this.kernel.memory.buffer, address, length).set(numbers);
    return address;
  }
}

/** Returns where the rates of each class lie. */
function placeCallers({ classes, arrivals }: Model, kernel: Kernel, room: Room): number[] {
  kernel.layOutCallers(classes.count);
  const place = (row: readonly number[]): number => room.reals(row);
  const law = (spec: DistributionSpec | null): number => (spec === null ? NOTHING : place(lawRow(spec, place)));
  return classes.names.map((name, k) => {
    let block = SMALLEST_BLOCK;
    while (block < LARGEST_BLOCK && block < arrivals.expectedContacts[k]) block *= 2;
    const ofClass = (byCell: Float64Array): number =>
      room.reals(byCell.subarray(k * arrivals.cells, (k + 1) * arrivals.cells));
    const [nameLow, nameHigh] = hashName(name);
    const rate = ofClass(arrivals.ratePerSecond);
    const multiplier = arrivals.handleTimeMultiplierOfCell;
    const trace = arrivals.trace[k];
    kernel.describeCallers(
      k,
      block,
      nameLow,
      nameHigh,
      law(arrivals.gap[k]),
      law(classes.talk[k]),
      law(classes.afterCallWork[k]),
      law(classes.patience[k]),
      rate,
      multiplier === null ? NOTHING : ofClass(multiplier),
      trace === null ? NOTHING : room.reals(trace),
      trace?.length ?? 0,
    );
    return rate;
  });
}

function placeRouting(model: Model, kernel: Kernel, room: Room): void {
  const { routing, classes, groups } = model;
  kernel.setRoutes(
    classes.count,
    room.ints(routing.routeStart),
    room.ints(routing.routeTeam),
    room.ints(routing.routeStep),
    room.ints(routing.routeRule.map((rule) => AGENT_RULES[rule] ?? 0)),
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
    customerRuleNumber(model) ?? 0,
    routing.ageingPerSecond,
  );
  const bits = laneBits(model);
  if (bits === null) kernel.setStandingLanes(NOTHING, NOTHING, NOTHING, NOTHING);
  else {
    const { bitOf, laneAt, lanesOf, peersOf } = bits;
    kernel.setStandingLanes(room.ints(bitOf), room.ints(laneAt), room.ints(lanesOf), room.ints(peersOf));
  }
  const lanes = routing.lanes.count;
  kernel.setLanes(lanes, room.ints(lanes), room.ints(lanes), room.ints(lanes), room.ints(lanes));
}

function placeDuty({ groups, routing, staffing }: Model, kernel: Kernel, room: Room): void {
  const teams = groups.count;
  const ringLength = Int32Array.from(staffing.peakStaff, (peak) => Math.max(1, peak));
  const rings = Array.from(ringLength, (length, g) => {
    return routing.tracksIdleTime[g] === 1 ? room.numbers(length).address : NOTHING;
  });
  const sinceStaff = room.numbers(teams).address;
  const sinceOvertime = room.numbers(teams).address;
  const [staff, busy, head, count] = [0, 1, 2, 3].map(() => room.ints(teams));
  kernel.setDuty(
    ...([teams, staff, busy, sinceStaff, sinceOvertime] as const),
    ...([room.ints(rings), room.ints(ringLength), head, count] as const),
  );
}

interface StaffAddresses {
  readonly atStart: number;
  readonly time: number;
  readonly team: number;
  readonly staff: number;
}

/** Room for the staff of any replication. */
function placeStaff({ staffing, roster, groups }: Model, room: Room): StaffAddresses {
  // What chance adds changes a team where its plan, one of its duties or an outage begins or ends.
  const most = roster.isRandom
    ? roster.scheduled.changes + roster.spans.count + 2 * roster.outages.length * groups.count
    : staffing.changes;
  return {
    atStart: room.ints(groups.count),
    time: room.numbers(most).address,
    team: room.ints(most),
    staff: room.ints(most),
  };
}
