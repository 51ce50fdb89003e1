/*
 * The whole kernel: one replication of any scenario. It is the loop of `engine/simulate` and the counting of
 * `engine/collect` once more, file by file under the same names; read those first, they say what each thing means and
 * why. The header of `../plain/kernel.ts` says how such a kernel lives and what its language is; this one differs in what
 * it knows: journeys, timers, desks, interpreters, surges with a trigger, every routing rule.
 *
 * The host (`kernel/whole-simulation.ts`) lays out tables and describes the model by the functions below, before the first
 * replication. What grows with the crowd, contacts and timers, takes more room when it is short of it.
 */

export { accrue } from '../accruing';
export { setArithmetic } from '../arithmetic';
export { layOutBusyTime } from '../busy-time';
export { describeCallers, layOutCallers, setCells } from '../callers';
export { condense } from '../condensing';
export { setMeasuring, setTables } from '../counting';
export { setDuty, setIdleBounds } from '../duty';
export { setExponentialLayers } from '../exponential';
export { setNormalLayers } from '../normal';
export { beginWaits, dropCells, nextWaits, waits } from '../past-rows';
export { sumPeriods } from '../period-sums';
export { setStaff } from '../plan';
export { isOutOfRoom, reserve } from '../room';
export { newAgain } from './again';
export { setAvailability } from './availability';
export { layOutContacts } from './contacts';
export { setQueueBook, setTallies } from './counting';
export { describeDesks, layOutDesks } from './desks';
export { setTeams } from './duty';
export { setExpectedWait } from './expected-wait';
export { describeFate, newFates } from './fates';
export { setFloor } from './floor';
export { describeGauge, layOutGauges } from './gauges';
export { setInterpreters } from './interpreters';
export { setInterruption, setLosses } from './interruption';
export { setJourneys } from './journey';
export {
  describeCallback,
  describeConversion,
  describeDoor,
  describeDoors,
  describeRedial,
  describeReturns,
  describeTrunk,
  describeWaiting,
} from './journey-tables';
export { setLanes } from './lanes';
export { setLearning } from './learning';
export { advance, begin, finish, setChances, setClock, setHours, setOutages } from './replication';
export {
  setLaneRules,
  setLanesOfClasses,
  setLargeSteps,
  setLooks,
  setPlaces,
  setRoutes,
  setServing,
  setTeamRules,
} from './routing';
export { describeSchedule, layOutSchedules } from './schedules';
export { layOutServices } from './services';
export { describeSurge, describeSurgeHours, describeTrigger, layOutSurges } from './surge-watch';
export { setLines } from './waiting-lines';
