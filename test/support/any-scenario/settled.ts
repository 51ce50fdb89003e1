import { demandFaults } from '../../../engine/compile/demand-faults.ts';
import { type ScenarioInput, validateScenario } from '../../../engine/index.ts';
import { classesWithVolume } from '../../../engine/scenario/classes-with-volume.ts';
import { type ContactClass, mostSpecific } from '../../../engine/scenario/selector.ts';
import { serves, servesTopicAndChannel } from '../../../engine/scenario/skills.ts';

type Routing = NonNullable<ScenarioInput['routing']>;
type Step = Routing[string][number];
type Demand = ScenarioInput['demand'];

/**
 * The scenario without what would be a fault of its file: groups in routing steps whose contacts they cannot serve, contacts
 * for whom no step is left (they get one with the first group, which has all skills), changes of volume beside a trace,
 * events that bring contacts to classes that nothing else makes possible.
 */
export function settled(given: ScenarioInput): ScenarioInput {
  const { demand, outages } = given;
  const steady = demand.trace && outages?.map((outage) => ({ ...outage, demandMultiplier: undefined }));
  // Each may undo the other: mixes say which contacts there are, and steps at which sites they are at home.
  const useful = withUsefulSteps(withPossibleMixes(withUsefulSteps({ ...given, outages: steady ?? outages })));
  const scenario = withFollowedEpidemics(useful);
  // Without the fields that are undefined: as a file would hold it, and short to read when it is a counterexample.
  return JSON.parse(JSON.stringify(scenario));
}

/** Mixes of events bring contacts only to classes that others can hold too. */
function withPossibleMixes(given: ScenarioInput): ScenarioInput {
  if (!demandFaultPaths(given).some((path) => path.endsWith('Mix'))) return given;
  return withEvents(given, (events) =>
    events.map((event) => ({ ...event, languageMix: undefined, channelMix: undefined })),
  );
}

/** An epidemic needs contacts whose hours its own can follow: none are left of a table or a volume of nothing. */
function withFollowedEpidemics(given: ScenarioInput): ScenarioInput {
  if (!demandFaultPaths(given).some((path) => /^demand\.events\[\d+\]$/.test(path))) return given;
  return withEvents(given, (events) => events.filter(({ shape }) => shape !== 'epidemic'));
}

function demandFaultPaths(given: ScenarioInput): string[] {
  const parsed = given.demand.events && validateScenario(given);
  if (!parsed?.ok) return [];
  return demandFaults(parsed.scenario, classesWithVolume(parsed.scenario)).map(({ path }) => path);
}

function withEvents(
  given: ScenarioInput,
  change: (events: NonNullable<Demand['events']>) => Demand['events'],
): ScenarioInput {
  const { demand } = given;
  return { ...given, demand: { ...demand, events: change(demand.events ?? []) } };
}

const namesOf = (step: Step): readonly string[] => (step.group === undefined ? step.groups! : [step.group]);

function withUsefulSteps(given: ScenarioInput): ScenarioInput {
  const { routing } = given;
  const parsed = routing && validateScenario({ ...given, routing: undefined });
  // What is wrong besides shows when the whole is validated.
  if (!routing || !parsed?.ok) return given;
  const { scenario } = parsed;
  const contacts = classesWithVolume(scenario);
  const selectors = Object.keys(routing);
  const isServing = ({ interpreter }: Step, name: string, contact: ContactClass): boolean => {
    const group = scenario.agents.find((each) => each.name === name)!;
    const interprets =
      interpreter !== undefined && scenario.interpreters![interpreter].languages.includes(contact.language);
    return serves(group, contact) || (interprets && servesTopicAndChannel(group, contact));
  };
  const steps = (selector: string): Step[] => {
    const own = contacts.filter((contact) => mostSpecific(selectors, contact) === selector);
    if (own.length === 0) return [...routing[selector]];
    const useful = routing[selector].flatMap((step) => {
      const names = namesOf(step).filter((name) => own.some((contact) => isServing(step, name, contact)));
      if (names.length === 0) return [];
      return [step.group === undefined ? { ...step, groups: names } : step];
    });
    const isServed = (contact: ContactClass) =>
      useful.some((step) => namesOf(step).some((name) => isServing(step, name, contact)));
    return own.every(isServed) ? useful : [...useful, { group: scenario.agents[0].name }];
  };
  return { ...given, routing: Object.fromEntries(selectors.map((selector) => [selector, steps(selector)])) };
}
