import type { Model } from '../compile/model.ts';
import { lanesAhead } from '../simulate/expected-wait.ts';
import { type DutyExports, placeDuty } from './place-duty.ts';
import { NOTHING, type Room } from './room.ts';
import { agentRuleNumbers, customerRuleNumber } from './rule-numbers.ts';

/** What the whole kernel exports of its floor (`assembly/whole`): arguments are addresses, counts, flags and numbers. */
export interface FloorExports extends DutyExports {
  setRoutes(
    classes: number,
    start: number,
    team: number,
    step: number,
    rule: number,
    opensAfter: number,
    interpreter: number,
    hasDelayedSteps: number,
  ): void;
  setLargeSteps(teamsOfStep: number, stepEnd: number): void;
  setIdleBounds(byWord: number): void;
  setLooks(
    start: number,
    lane: number,
    opensAfter: number,
    interpreter: number,
    customerRule: number,
    ageingPerSecond: number,
    isPreemptive: number,
  ): void;
  setLaneRules(
    lanes: number,
    classOf: number,
    priority: number,
    mustBeFree: number,
    window: number,
    isDeferred: number,
    waitWeight: number,
    queueRatio: number,
  ): void;
  setLanesOfClasses(ordinary: number, urgent: number, callback: number): void;
  setTeamRules(reserve: number, isReservedFor: number, handleTimeMultiplier: number): void;
  setAvailability(available: number, serves: number, teamWords: number): void;
  setServing(firstDelayed: number, servesAtOnce: number, teamWords: number): void;
  setPlaces(placeOf: number, looksAt: number, firstEntryOfWord: number, laneWords: number, listed: number): void;
  setLines(lanes: number, first: number, last: number, headJoinedAt: number, waiting: number, occupied: number): void;
  setLanes(workedOn: number, joinsSinceLook: number, endSeconds: number): void;
  setTeams(
    cameAt: number,
    plannedAt: number,
    isVeteran: number,
    groupStart: number,
    groupEnd: number,
    groupTeams: number,
  ): void;
  setLearning(learns: number, curves: number): void;
  setInterpreters(
    pools: number,
    changeStart: number,
    changeTime: number,
    changeTo: number,
    handleTimeMultiplier: number,
    onDuty: number,
    busy: number,
    nextChange: number,
  ): void;
  layOutDesks(teams: number): void;
  describeDesks(
    team: number,
    limit: number,
    agents: number,
    isFilledUp: number,
    speedAtLoad: number,
    isShared: number,
  ): void;
  setInterruption(
    ranks: number,
    rankOfLane: number,
    priorityOfRank: number,
    latestByRankAndTeam: number,
    teamsAtWork: number,
  ): void;
  setLosses(holders: number, counts: number, lost: number): void;
  setExpectedWait(aheadOfOrdinary: number, aheadOfUrgent: number, meanHandleSeconds: number): void;
  layOutServices(agents: number): void;
  setFloor(
    hasJourneys: number,
    hasLearning: number,
    hasRestrictions: number,
    hasChoice: number,
    isByScore: number,
    callbackWithinSeconds: number,
    interpretedTeams: number,
    teamWords: number,
  ): void;
}

/** The floor of a model: routing, lanes, duty, desks, interpreters, learning. */
export function placeFloor(model: Model, kernel: FloorExports, room: Room): void {
  placeRouting(model, kernel, room);
  placeLanes(model, kernel, room);
  placeDuty(model, kernel, room);
  placeTeams(model, kernel, room);
  placeInterpreters(model, kernel, room);
  placeDesks(model, kernel, room);
  placeInterruption(model, kernel, room);
  placeExpectedWait(model, kernel, room);
  describeFloor(model, kernel, room);
}

function placeRouting(model: Model, kernel: FloorExports, room: Room): void {
  const { routing, classes } = model;
  const { routeStart, routeTeam, routeOpensAfter } = routing;
  kernel.setRoutes(
    classes.count,
    room.ints(routeStart),
    room.ints(routeTeam),
    room.ints(routing.routeStep),
    room.ints(agentRuleNumbers(routing)),
    room.reals(routeOpensAfter),
    room.ints(routing.routeInterpreter),
    routeOpensAfter.some((seconds) => seconds > 0) ? 1 : 0,
  );
  kernel.setLargeSteps(...placeLargeSteps(model, kernel, room));
  // Steps are in order of the wait after which they open.
  const firstDelayed = classes.names.map((_, k) => {
    const delayed = routeOpensAfter.subarray(routeStart[k], routeStart[k + 1]).findIndex((seconds) => seconds > 0);
    return delayed < 0 ? routeStart[k + 1] : routeStart[k] + delayed;
  });
  const words = Math.ceil(model.groups.count / 64);
  const teamsUntil = (end: ArrayLike<number>): number =>
    room.bits(
      classes.count * words * 64,
      classes.names.flatMap((_, k) =>
        Array.from(routeTeam.subarray(routeStart[k], end[k]), (team) => k * words * 64 + team),
      ),
    );
  kernel.setServing(room.ints(firstDelayed), teamsUntil(firstDelayed), words);
  kernel.setAvailability(room.bits(words * 64, []), teamsUntil(routeStart.subarray(1)), words);
  placeLooks(model, kernel, room);
}

/** Steps of at least so many teams are looked at by the teams that are available, and not team by team. */
const LARGE_STEP = 16;

/**
 * By entry of a route, where a large step begins: its teams as bits, and where it ends. Of bits the order is that of the teams
 * themselves, by which ties are settled: a step that lists them otherwise, or with several interpreter pools, is none.
 */
function placeLargeSteps({ routing, groups }: Model, kernel: FloorExports, room: Room): [teams: number, end: number] {
  const { routeStart, routeTeam, routeStep, routeInterpreter } = routing;
  const teams = new Int32Array(routeTeam.length);
  const ends = new Int32Array(routeTeam.length);
  const known = new Map<string, number>();
  const words = Math.ceil(groups.count / 64);
  for (let k = 0; k + 1 < routeStart.length; k++) {
    for (let first = routeStart[k]; first < routeStart[k + 1]; first = ends[first]) {
      let end = first + 1;
      let isInOrder = true;
      for (; end < routeStart[k + 1] && routeStep[end] === routeStep[first]; end++) {
        isInOrder &&= routeTeam[end] > routeTeam[end - 1] && routeInterpreter[end] === routeInterpreter[first];
      }
      ends[first] = end;
      if (!isInOrder || end - first < LARGE_STEP) continue;
      const name = routeTeam.subarray(first, end).join();
      teams[first] = known.get(name) ?? room.bits(words * 64, [...routeTeam.subarray(first, end)]);
      known.set(name, teams[first]);
    }
  }
  if (known.size > 0) kernel.setIdleBounds(room.numbers(words).address);
  return [room.ints(teams), room.ints(ends)];
}

/** Which lanes each team looks at, in order of their places: by priority, then as the model lists them. */
function placeLooks({ routing, groups }: Model, kernel: FloorExports, room: Room): void {
  const { laneStart, lane, lanes } = routing;
  const byPlace = Array.from(lanes.priority.keys()).sort((a, b) => lanes.priority[a] - lanes.priority[b] || a - b);
  const placeOf = new Int32Array(lanes.count);
  byPlace.forEach((of, place) => {
    placeOf[of] = place;
  });
  const words = Math.ceil(lanes.count / 64);
  const entries: number[] = [];
  const looksAt: number[] = [];
  const firstEntries: number[] = [];
  for (let team = 0; team < groups.count; team++) {
    const start = laneStart[team];
    const places = Array.from(lane.subarray(start, laneStart[team + 1]), (of) => placeOf[of]);
    const inOrder = Array.from(places.keys()).sort((a, b) => places[a] - places[b]);
    entries.push(...inOrder.map((i) => start + i));
    looksAt.push(...places.map((place) => team * words * 64 + place));
    for (let word = 0; word < words; word++)
      firstEntries.push(start + places.filter((place) => place < 64 * word).length);
  }
  kernel.setLooks(
    room.ints(laneStart),
    room.ints(entries.map((i) => lane[i])),
    room.reals(entries.map((i) => routing.laneOpensAfter[i])),
    room.ints(entries.map((i) => routing.laneInterpreter[i])),
    customerRuleNumber(routing),
    routing.ageingPerSecond,
    routing.isPreemptive ? 1 : 0,
  );
  kernel.setPlaces(
    room.ints(placeOf),
    room.bits(groups.count * words * 64, looksAt),
    room.ints(firstEntries),
    words,
    room.ints(entries),
  );
}

function placeLanes({ routing, clock }: Model, kernel: FloorExports, room: Room): void {
  const { lanes } = routing;
  const { count } = lanes;
  kernel.setLaneRules(
    count,
    room.ints(lanes.classOf),
    room.ints(lanes.priority),
    room.ints(lanes.mustBeFree),
    room.ints(lanes.window),
    room.ints(lanes.isDeferred),
    room.reals(lanes.waitWeight),
    room.reals(lanes.queueRatio),
  );
  kernel.setLanesOfClasses(room.ints(lanes.ordinary), room.ints(lanes.urgent), room.ints(lanes.callback));
  const joined = room.numbers(count).address;
  kernel.setLines(count, room.ints(count), room.ints(count), joined, room.ints(count), room.bits(count, []));
  kernel.setLanes(room.bits(count, []), room.ints(count), clock.endSeconds);
}

function placeTeams({ groups, routing }: Model, kernel: FloorExports, room: Room): void {
  const { learning, count } = groups;
  kernel.setTeamRules(
    room.ints(routing.reserve),
    room.ints(routing.isReservedFor),
    room.reals(groups.handleTimeMultiplier),
  );
  kernel.setTeams(
    room.numbers(count).address,
    room.reals(learning.map((curve) => curve?.startSeconds ?? Number.NaN)),
    room.ints(learning.map((curve) => (curve === null ? 1 : 0))),
    ...placeGroups(groups.groupOf, room),
  );
  kernel.setLearning(
    room.ints(learning.map((curve) => (curve === null ? 0 : 1))),
    room.reals(
      learning.flatMap((curve) =>
        curve === null ? [1, 1, 1] : [curve.startHandleTimeMultiplier, curve.startResolution, curve.halfLifeSeconds],
      ),
    ),
  );
}

/** By team where the teams of its group begin and end, then those teams. */
function placeGroups(groupOf: Uint16Array, room: Room): [start: number, end: number, teams: number] {
  const teams = Array.from(groupOf.keys()).sort((a, b) => groupOf[a] - groupOf[b] || a - b);
  const groups = teams.map((team) => groupOf[team]);
  const start = Array.from(groupOf, (group) => groups.indexOf(group));
  const end = Array.from(groupOf, (group) => groups.lastIndexOf(group) + 1);
  return [room.ints(start), room.ints(end), room.ints(teams)];
}

function placeInterpreters({ journeys }: Model, kernel: FloorExports, room: Room): void {
  const pools = journeys.interpreters;
  const starts = [0];
  for (const { timeSeconds } of pools) starts.push(starts[starts.length - 1] + timeSeconds.length);
  kernel.setInterpreters(
    pools.length,
    room.ints(starts),
    room.reals(pools.flatMap(({ timeSeconds }) => [...timeSeconds])),
    room.ints(pools.flatMap(({ interpreters }) => [...interpreters])),
    room.reals(pools.map(({ handleTimeMultiplier }) => handleTimeMultiplier)),
    ...([room.ints(pools.length), room.ints(pools.length), room.ints(pools.length)] as const),
  );
}

function placeDesks({ groups, staffing }: Model, kernel: FloorExports, room: Room): void {
  const peak = staffing.peakStaff.reduce((sum, n) => sum + n, 0);
  let atDesks = 0;
  kernel.layOutDesks(groups.count);
  groups.concurrency.forEach((concurrency, team) => {
    if (concurrency === null) return;
    const { limit, isFilledUp, speedAtLoad, isShared } = concurrency;
    const agents = Math.max(1, staffing.peakStaff[team]);
    atDesks += agents * limit;
    kernel.describeDesks(team, limit, agents, isFilledUp ? 1 : 0, room.reals(speedAtLoad), room.ints(isShared));
  });
  kernel.layOutServices(Math.max(1, peak));
  kernel.setLosses(room.ints(peak + 1), room.ints(peak + 1), room.ints(peak + atDesks));
}

/** The ranks of deferred work, which may be interrupted: its priorities, best first. */
function placeInterruption({ routing, groups }: Model, kernel: FloorExports, room: Room): void {
  const { priority, isDeferred } = routing.lanes;
  const deferred = routing.isPreemptive ? [...priority].filter((_, lane) => isDeferred[lane] === 1) : [];
  const ranks = [...new Set(deferred)].sort((a, b) => a - b);
  kernel.setInterruption(
    ...([ranks.length, room.ints(Array.from(priority, (of) => ranks.indexOf(of))), room.ints(ranks)] as const),
    room.ints(ranks.length * groups.count),
    room.numbers(ranks.length * Math.ceil(groups.count / 64)).address,
  );
}

function placeExpectedWait(model: Model, kernel: FloorExports, room: Room): void {
  const { journeys, routing, classes } = model;
  const known = new Map<string, number>();
  const ahead = (k: number, lane: number): number => {
    if (journeys.announcedWait[k] === null && journeys.callback[k] === null) return NOTHING;
    const lanes = lanesAhead(model, k, lane);
    const name = lanes.join();
    const at = known.get(name) ?? room.ints([lanes.length, ...lanes]);
    known.set(name, at);
    return at;
  };
  kernel.setExpectedWait(
    room.ints(classes.names.map((_, k) => ahead(k, routing.lanes.ordinary[k]))),
    room.ints(classes.names.map((_, k) => ahead(k, routing.lanes.urgent[k]))),
    room.reals(classes.meanHandleSeconds),
  );
}

function describeFloor({ routing, journeys, groups, measuring }: Model, kernel: FloorExports, room: Room): void {
  const { lanes, laneStart, laneInterpreter } = routing;
  const teams = Array.from({ length: groups.count }, (_, team) => team);
  const interpreted = teams.filter((team) =>
    laneInterpreter.subarray(laneStart[team], laneStart[team + 1]).some((pool) => pool >= 0),
  );
  const hasRestrictions =
    groups.concurrency.some((concurrency) => concurrency !== null) ||
    journeys.interpreters.length > 0 ||
    routing.reserve.some((agents) => agents > 0) ||
    lanes.mustBeFree.some((agents) => agents >= 0) ||
    lanes.window.some((schedule) => schedule >= 0) ||
    lanes.isDeferred.includes(1);
  kernel.setFloor(
    journeys.isInUse ? 1 : 0,
    groups.learning.some((curve) => curve !== null) ? 1 : 0,
    hasRestrictions ? 1 : 0,
    hasRestrictions || routing.tracksIdleTime.includes(1) ? 1 : 0,
    customerRuleNumber(routing) === 0 ? 0 : 1,
    measuring.callbackWithinSeconds,
    room.bits(groups.count, interpreted),
    interpreted.length > 0 ? Math.ceil(groups.count / 64) : 0,
  );
}
