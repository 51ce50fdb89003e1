/*
 * The kernel: one replication of a plain scenario, from the first draw of a random number to the last count, in
 * WebAssembly. It is the loop of `engine/simulate` and the counting of `engine/collect` once more, room by room and under
 * the same names; read those first, they say what each thing means. This file only says what can be called.
 *
 * A scenario is plain when its contacts can only be answered or hang up (`kernel/is-plain.ts`). That is less than half of
 * the model and nearly all of the contacts that are ever simulated, and it fits a few hundred lines.
 *
 * Life cycle. The host (`kernel/plain-simulation.ts`) lays the model's tables out in memory: it reserves room, writes
 * numbers there and tells their addresses to the `set...` functions. Then for each replication: `begin`, `advance` until
 * it says 0, `finish`; or `beginQueue`, `advanceQueue` and `finishQueue` where there is one queue before one team, and
 * `beginTeams`, `advanceTeams` and `finishTeams` where several teams are few. All memory is reserved at the start, but for
 * the crowd of contacts, which lies above everything else and grows upwards.
 *
 * Language. AssemblyScript is TypeScript with the types of the machine: `i32`, `f64`, `usize` for addresses. A class
 * marked `@unmanaged` is a record at an address; there is no garbage and nothing is checked. Its floating point is IEEE 754,
 * as JavaScript's is, so that the same operations in the same order give the same bytes. A test holds both to that.
 */
export { accrue } from '../accruing';
export { setArithmetic } from '../arithmetic';
export { layOutBusyTime } from '../busy-time';
export { describeCallers, layOutCallers, setCells } from '../callers';
export { condense } from '../condensing';
export { setMeasuring, setTables } from '../counting';
export { setDuty } from '../duty';
export { setExponentialLayers } from '../exponential';
export { setNormalLayers } from '../normal';
export { beginWaits, dropCells, dropRows, holdRows, isCrowded, nextWaits, waits } from '../past-rows';
export { sumPeriods } from '../period-sums';
export { setStaff } from '../plan';
export { isOutOfRoom, reserve } from '../room';
export { layOutContacts } from './contacts';
export { layOutFloor } from './floor';
export { setIdleTeams } from './idle-teams';
export { setLanes } from './lanes';
export { advanceQueue, beginQueue, finishQueue, layOutQueue } from './one-queue';
export { advance, begin, finish, setClock } from './replication';
export { setLaneRules, setRoutes } from './routing';
export { advanceTeams, beginTeams, finishTeams, layOutTeams } from './several-teams';
export { setStandingLanes } from './standing-lanes';
