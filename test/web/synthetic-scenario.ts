import { type Scenario, type ScenarioInput, validateScenario } from '../../engine/index.ts';

/** A small scenario for tests of the page: two groups, two languages, one target. Its figures are made up. */
export function syntheticScenario(change: Partial<ScenarioInput> = {}): Scenario {
  const parsed = validateScenario({
    surgeboard: 1,
    name: 'Urgent advice line, two winter weeks',
    question: 'Does the winter plan hold the target in the two weeks of Christmas and New Year?',
    sources: [{ what: 'Daily contacts', kind: 'data', source: 'synthetic', confidence: 'U' }],
    currency: 'GBP',
    calendar: { timeZone: 'Europe/London', start: '2025-12-22', days: 14, reportingMinutes: 30 },
    demand: { contactsPerDay: 6000, languages: { en: { share: 0.9 }, pl: { share: 0.1 } } },
    contacts: {
      handleTime: { law: 'lognormal', meanSeconds: 620, cv: 0.8 },
      patience: { law: 'exponential', meanSeconds: 400 },
    },
    agents: [
      {
        name: 'advisers',
        shifts: [
          { start: '00:00', end: '24:00', headcount: 40 },
          { start: '08:00', end: '22:00', headcount: 30 },
        ],
      },
      { name: 'home workers', headcount: 9 },
    ],
    serviceLevel: { thresholdSeconds: 60 },
    targets: [{ measure: 'service-level', atLeast: 0.8 }],
    run: { seed: 'synthetic', replications: 200 },
    ...change,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.scenario;
}
