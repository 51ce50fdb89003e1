import { normalCdf, normalDensity } from '../../../engine/arithmetic/normal.ts';
import type { Report, ScenarioInput } from '../../../engine/index.ts';
import { erlangA } from '../../../engine/theory/erlang-a.ts';
import { erlangB } from '../../../engine/theory/erlang-b.ts';
import { erlangC } from '../../../engine/theory/erlang-c.ts';
import { mmc } from '../../../engine/theory/mmc.ts';
import type { Validation } from '../section.ts';
import { type Check, equalCheck, exactCheck, type Law, standardErrorOf } from './check.ts';

const AGENTS = 10;
const HANDLE_SECONDS = 180;
const PER_HOUR = 180;
const PER_SECOND = PER_HOUR / 3600;

/** A point of the curve from Erlang B to Erlang C. */
export interface PatiencePoint {
  readonly patienceSeconds: number;
  readonly abandonment: number;
  readonly asaSeconds: number;
  readonly exactAbandonment: number;
  readonly exactAsaSeconds: number;
}

const patiences = [0.01, 1, 10, 30, 100, 300, 1000, 10_000, 1e6];

function line(patienceSeconds: number, replications: number): ScenarioInput {
  return {
    surgeboard: 1,
    name: `patience of ${patienceSeconds} s`,
    calendar: { start: '2026-01-05', hours: 40, warmUpHours: 8, reportingMinutes: 60 },
    demand: { contactsPerHour: PER_HOUR },
    contacts: {
      handleTime: { law: 'exponential', meanSeconds: HANDLE_SECONDS },
      patience: { law: 'exponential', meanSeconds: patienceSeconds },
    },
    agents: [{ name: 'desk', headcount: AGENTS }],
    run: { seed: `patience ${patienceSeconds}`, replications },
  };
}

/** Erlang A between its two limits. */
export async function patienceLimits(
  { study }: Validation,
  replications: number,
): Promise<{ law: Law; curve: PatiencePoint[] }> {
  const reports = await Promise.all(patiences.map((patience) => study(line(patience, replications))));
  const queue = { arrivalRatePerSecond: PER_SECOND, meanHandleSeconds: HANDLE_SECONDS, agents: AGENTS };
  const curve = patiences.map((meanPatienceSeconds, i) => {
    const { abandonment, asaSeconds } = reports[i]!.totals.measures;
    const exact = erlangA({ ...queue, meanPatienceSeconds }, 20);
    return {
      patienceSeconds: meanPatienceSeconds,
      abandonment: abandonment.value!,
      asaSeconds: asaSeconds.value!,
      exactAbandonment: exact.pAbandon,
      exactAsaSeconds: exact.asaSeconds,
    };
  });
  const load = PER_SECOND * HANDLE_SECONDS;
  const [least, most] = [reports[0]!.totals.measures, reports.at(-1)!.totals.measures];
  const near = (what: string, of: keyof typeof least, measures: typeof least, limit: number): Check =>
    equalCheck(
      `M/M/${AGENTS} at ${load} erlangs`,
      what,
      measures[of].value! - limit,
      standardErrorOf(measures[of], replications),
    );
  const isFalling = curve.every(({ abandonment }, i) => i === 0 || abandonment < curve[i - 1]!.abandonment);
  return {
    curve,
    law: {
      name: 'Erlang A lies between B and C',
      statement:
        'With hardly any patience (0.01 s) hang-ups are the blocked of Erlang B; with a patience of 12 days waits are those of Erlang C; between them abandonment falls as patience grows.',
      checks: [
        near('abandonment at 0.01 s: Erlang B', 'abandonment', least, erlangB(load, AGENTS)),
        near('delayed at 1e6 s: Erlang C', 'delayedShare', most, erlangC(load, AGENTS)),
        near('mean wait at 1e6 s: M/M/c', 'meanWaitSeconds', most, mmc(queue).asaSeconds),
        exactCheck(
          'nine patiences',
          'abandonment falls',
          curve.map((p) => p.abandonment.toFixed(4)).join(' > '),
          isFalling,
        ),
      ],
    },
  };
}

/** A point of the way to the limit of many agents. */
export interface ScalePoint {
  readonly agents: number;
  readonly delayed: number;
  readonly exactDelayed: number;
}

const SPARE = 1;
const sizes = [4, 16, 64, 256, 1024];
const SCALE_HANDLE_SECONDS = 60;

/** The load that leaves `SPARE` square roots of itself free: a + sqrt(a) = c. */
const loadOf = (agents: number): number => ((Math.sqrt(SPARE * SPARE + 4 * agents) - SPARE) / 2) ** 2;

/** P(delay) of infinitely many agents. Source: Halfin and Whitt (1981), Operations Research 29 */
export const HALFIN_WHITT = 1 / (1 + (SPARE * normalCdf(SPARE)) / normalDensity(SPARE));

/**
 * Square-root staffing keeps the share delayed as the centre grows.
 * @param contacts in a replication, about
 */
export async function manyAgents(
  { study }: Validation,
  replications: number,
  contacts: number,
): Promise<{ law: Law; curve: ScalePoint[] }> {
  const reports = await Promise.all(
    sizes.map((agents) => {
      const perHour = (loadOf(agents) * 3600) / SCALE_HANDLE_SECONDS;
      return study({
        surgeboard: 1,
        name: `${agents} agents`,
        calendar: { start: '2026-01-05', hours: Math.max(4, Math.round(contacts / perHour)), warmUpHours: 2 },
        demand: { contactsPerHour: perHour },
        contacts: {
          handleTime: { law: 'exponential', meanSeconds: SCALE_HANDLE_SECONDS },
          patience: { law: 'never' },
        },
        agents: [{ name: 'desk', headcount: agents }],
        run: { seed: `scale ${agents}`, replications },
      });
    }),
  );
  const delayedOf = ({ totals }: Report) => totals.measures.delayedShare;
  const curve = sizes.map((agents, i) => ({
    agents,
    delayed: delayedOf(reports[i]!).value!,
    exactDelayed: erlangC(loadOf(agents), agents),
  }));
  return {
    curve,
    law: {
      name: 'Scaling',
      statement:
        'With a square root of the load in spare agents, the share delayed is that of Erlang C at every size from 4 to 1,024 agents, and tends to the limit of Halfin and Whitt.',
      checks: curve.map(({ agents, delayed, exactDelayed }, i) =>
        equalCheck(
          `${agents} agents`,
          `delayed ${delayed.toFixed(4)}, exact ${exactDelayed.toFixed(4)}, limit ${HALFIN_WHITT.toFixed(4)}`,
          delayed - exactDelayed,
          standardErrorOf(delayedOf(reports[i]!), replications),
        ),
      ),
    },
  };
}
