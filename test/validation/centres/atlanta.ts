import type { ScenarioInput } from '../../../engine/index.ts';
import { erlangA } from '../../../engine/theory/erlang-a.ts';
import { requiredAgents } from '../../../engine/theory/required-agents.ts';
import type { Validation } from '../section.ts';
import { NURSE_LINE_SECONDS } from './waits-and-hang-ups.ts';

/**
 * The Atlanta VA call centre, July to September 2023, from the report of its Inspector General: 135,600 calls, 29 staff, a mean wait of
 * 420 s, 22 % answered within 30 s, 30 % hung up; the Inspector General's own model said that 53 staff were needed for 80 % in
 * 30 s and 5 % abandoned.
 *
 * Handle time was not published: it is fitted to the abandonment, and to nothing else. It is time at the desk per call including
 * whatever takes agents from the phone, since the 29 are counted as if all were at it. Assumed: 63 working days of eight hours, calls
 * spread evenly over them.
 */
export interface Atlanta {
  readonly handleSeconds: number;
  readonly abandonment: number;
  readonly asaSeconds: number;
  readonly within30: number;
  readonly staffNeeded: number;
}

const PER_HOUR = 135_600 / 63 / 8;
const STAFF = 29;

export async function atlanta({ study }: Validation, isLong: boolean): Promise<Atlanta> {
  const handleSeconds = handleTimeFor(0.3);
  const scenario: ScenarioInput = {
    surgeboard: 1,
    name: 'Atlanta VA',
    calendar: { start: '2023-07-03', hours: 8, reportingMinutes: 60 },
    demand: { contactsPerHour: PER_HOUR },
    contacts: {
      handleTime: { law: 'lognormal', meanSeconds: handleSeconds, cv: 0.8 },
      patience: { law: 'exponential', meanSeconds: NURSE_LINE_SECONDS },
    },
    agents: [{ name: 'desk', headcount: STAFF }],
    serviceLevel: { formula: 'within-per-answered', thresholdSeconds: 30 },
    run: { seed: 'Atlanta', replications: isLong ? 1000 : 100 },
  };
  const { measures } = (await study(scenario)).totals;
  return {
    handleSeconds,
    abandonment: measures.abandonment.value!,
    asaSeconds: measures.asaSeconds.value!,
    within30: measures.serviceLevel.value!,
    staffNeeded: staffFor(handleSeconds),
  };
}

const queueOf = (meanHandleSeconds: number) => ({
  arrivalRatePerSecond: PER_HOUR / 3600,
  meanHandleSeconds,
  meanPatienceSeconds: NURSE_LINE_SECONDS,
});

/** By halving over the long-run abandonment. */
function handleTimeFor(abandonment: number): number {
  let [low, high] = [100, 2000];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (erlangA({ ...queueOf(middle), agents: STAFF }, 30).pAbandon < abandonment) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** 80 % within 30 s and at most 5 % abandoned. */
function staffFor(handleSeconds: number): number {
  const demand = queueOf(handleSeconds);
  return Math.max(
    requiredAgents(demand, { measure: 'service-level', atLeast: 0.8, thresholdSeconds: 30 }),
    requiredAgents(demand, { measure: 'abandonment', atMost: 0.05 }),
  );
}
