import { compile, type Model, type Scenario, type ScenarioInput, validateScenario } from '../../engine/index.ts';

/** A scenario of one class and one group that tests change where they must. */
export const smallScenario = {
  surgeboard: 1,
  name: 'small',
  calendar: { start: '2026-01-05', hours: 1 },
  demand: { contactsPerHour: 60 },
  contacts: { handleTime: { law: 'constant', seconds: 60 }, patience: { law: 'never' } },
  agents: [{ name: 'desk', headcount: 1 }],
  run: { seed: 'small', replications: 1 },
} satisfies ScenarioInput;

/** The scenario with its defaults. @throws Error that lists what is wrong with it */
export function scenarioOf(input: ScenarioInput): Scenario {
  const parsed = validateScenario(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.scenario;
}

/** The model of `smallScenario` with some parts replaced. @throws Error that lists what is wrong with it */
export async function modelOf(changes: Partial<ScenarioInput> = {}): Promise<Model> {
  const compiled = await compile(scenarioOf({ ...smallScenario, ...changes }));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return compiled.model;
}
