import type { Estimate, Report, ScenarioInput } from '../../../engine/index.ts';
import type { ReferenceCase } from '../../reference/reference-cases.ts';
import { type ExactCase, type ExtraFigure, figure, type Reports, type Size } from './exact-case.ts';
import { exponential, lawOf } from './laws-of-records.ts';
import { totalsOf } from './steady-readings.ts';
import { oneQueue } from './steady-state.ts';

/** Figures that a record has in other words, or that follow from it, with the scenario that says so. */
interface OtherWay {
  readonly scenario?: ScenarioInput;
  readonly figures: readonly ExtraFigure[];
}

const hoursOf = (report: Report): number => 24 * report.days;

/** Adds to a case the other ways to its answers: the engine has features that must lead to the same figures. */
export function withOtherWays(exact: ExactCase, size: Size): ExactCase {
  const { record } = exact;
  const way = otherWayOf(record, size);
  if (way === undefined) return exact;
  return {
    ...exact,
    scenarios: { ...exact.scenarios, ...(way.scenario !== undefined && { other: [way.scenario] }) },
    extra: [...(exact.extra ?? []), ...way.figures],
  };
}

function otherWayOf(record: ReferenceCase, size: Size): OtherWay | undefined {
  if (record.id === 'PUB-MMCG-05') return balkers(record, size);
  if (['PUB-ERLC-01', 'PUB-ERLC-02'].includes(record.id)) return calledBackInPlace(record, size);
  if (['PUB-ERLA-02', 'PUB-ERLA-03', 'PUB-ERLA-05'].includes(record.id)) return virtualWaits(record);
  return undefined;
}

const wanted = ({ expected }: ReferenceCase, metric: string): number => Number(expected[metric]);

function extra(
  metric: string,
  name: string,
  expected: number,
  read: (report: Report) => Estimate | undefined,
  unit = (_: Report) => 1,
): ExtraFigure {
  return {
    metric,
    place: -1,
    read: (reports: Reports) => {
      const [report] = reports[name];
      return (
        figure(read(report), expected, report, unit(report)) ?? {
          kind: 'given',
          reason: 'the report has no such figure',
        }
      );
    },
  };
}

/** Those of zero patience as balkers: they are told apart from those who hang up, and all else is the same. */
function balkers(record: ReferenceCase, size: Size): OtherWay {
  const { p_zero_patience: share, parts } = record.parameters.patience;
  const base = oneQueue(record, size);
  const pWait = wanted(record, 'p_wait');
  const of = (
    metric: string,
    expected: number,
    read: (report: Report) => Estimate | undefined,
    unit?: (report: Report) => number,
  ) => extra(`${metric} with balkers`, 'other', expected, read, unit);
  return {
    scenario: {
      ...base,
      name: `${record.id} with balkers`,
      contacts: { ...base.contacts, balkingShare: share, patience: lawOf(parts[0]) },
    },
    figures: [
      of(
        'balked per hour',
        share * pWait * record.parameters.arrival_rate_per_hour,
        (report) => totalsOf(report).journey?.counts.balked,
        hoursOf,
      ),
      of('p_wait', (1 - share) * pWait, ({ totals }) => totals.measures.delayedShare),
      of('p_abandon', wanted(record, 'p_abandon') - share * pWait, ({ totals }) => totals.measures.abandonment),
      of('asa_s', wanted(record, 'asa_s'), ({ totals }) => totals.measures.asaSeconds),
      of('occupancy', wanted(record, 'occupancy'), ({ totals }) => totals.occupancy),
    ],
  };
}

/** Who must wait is called back in turn, which is M/M/c as if nobody ever hung up. */
function calledBackInPlace(record: ReferenceCase, size: Size): OtherWay {
  const base = oneQueue(record, size);
  const pWait = wanted(record, 'p_wait');
  const callback = { offerWhenWaitingAtLeast: 0, acceptance: 1 };
  return {
    scenario: {
      ...base,
      name: `${record.id} called back in place`,
      contacts: { ...base.contacts, patience: exponential(1), callback },
    },
    figures: [
      extra('called back, of the offered', 'other', pWait, (report) => totalsOf(report).journey?.callbackTakenShare),
      extra(
        'mean_wait_given_delayed_s as delay of callbacks',
        'other',
        wanted(record, 'mean_wait_given_delayed_s'),
        (report) => totalsOf(report).journey?.callbackDelaySeconds,
      ),
      extra('occupancy with callbacks', 'other', wanted(record, 'occupancy'), ({ totals }) => totals.occupancy),
    ],
  };
}

const virtualWaits = (record: ReferenceCase): OtherWay => ({
  figures: [
    extra(
      'mean virtual wait, s',
      'steady',
      meanVirtualWaitSeconds(record),
      ({ totals }) => totals.measures.virtualWaitSeconds,
    ),
  ],
});

/**
 * Mean wait of a contact of endless patience in M/M/c+M, from the density of the virtual wait, w(x) = exp(lambda / theta
 * (1 - exp(-theta x)) - c mu x), by Simpson's rule. Source: see engine/theory/impatient-state.ts.
 */
function meanVirtualWaitSeconds({ parameters, expected }: ReferenceCase): number {
  const arrivalRate = parameters.arrival_rate_per_hour / 3600;
  const patience = parameters.mean_patience_s;
  const capacity = parameters.agents / parameters.mean_handle_time_s;
  const density = (x: number): number =>
    Math.exp(arrivalRate * patience * (1 - Math.exp(-x / patience)) - capacity * x);
  const steps = 20_000;
  const width = (20 * patience) / steps;
  let mass = 0;
  let moment = 0;
  for (let i = 0; i <= steps; i++) {
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    mass += weight * density(i * width);
    moment += weight * i * width * density(i * width);
  }
  return ((expected.p_wait as number) * moment) / mass;
}
