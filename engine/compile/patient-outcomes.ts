import type { Scenario } from '../scenario/scenario.ts';
import { type ContactClass, matchesSelector } from '../scenario/selector.ts';
import type { PatientOutcomes, ResponseCurve } from './model-money.ts';

/** The response curves of a scenario, null when it has none. */
export function patientOutcomesOf(scenario: Scenario, classes: readonly ContactClass[]): PatientOutcomes | null {
  const { outcomes } = scenario;
  if (outcomes === undefined) return null;
  return {
    contacts: outcomes.contacts,
    classes: Uint16Array.from(
      classes.flatMap((contact, k) =>
        outcomes.contacts.some((selector) => matchesSelector(selector, contact)) ? [k] : [],
      ),
    ),
    satisfaction: curveOf(outcomes.satisfaction, outcomes.satisfactionIfLost),
    noShows: curveOf(outcomes.noShows, outcomes.noShowShareIfLost),
    retainedRevenue: curveOf(outcomes.retainedRevenue, outcomes.retainedShareIfLost),
    revenuePerContact: outcomes.revenuePerContact,
  };
}

function curveOf(
  points: readonly { waitSeconds: number; value: number }[] | undefined,
  ifLost: number,
): ResponseCurve | null {
  if (points === undefined) return null;
  return {
    waitSeconds: Float64Array.from(points, ({ waitSeconds }) => waitSeconds),
    value: Float64Array.from(points, ({ value }) => value),
    ifLost,
  };
}
