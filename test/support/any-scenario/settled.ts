import { type ScenarioInput, validateScenario } from '../../../engine/index.ts';
import { classesWithVolume } from '../../../engine/scenario/classes-with-volume.ts';
import { type ContactClass, mostSpecific } from '../../../engine/scenario/selector.ts';
import { serves, servesTopicAndChannel } from '../../../engine/scenario/skills.ts';

type Routing = NonNullable<ScenarioInput['routing']>;
type Step = Routing[string][number];

/**
 * The scenario without what would be of no use in it, which is a fault of a file: groups in routing steps whose contacts
 * they cannot serve, and changes of volume beside a trace.
 */
export function settled(given: ScenarioInput): ScenarioInput {
  const scenario =
    given.demand.trace === undefined
      ? given
      : { ...given, outages: given.outages?.map((outage) => ({ ...outage, demandMultiplier: undefined })) };
  const routing = scenario.routing && usefulSteps(scenario, scenario.routing);
  // Without the fields that are undefined: as a file would hold it, and short to read when it is a counterexample.
  return JSON.parse(JSON.stringify({ ...scenario, routing }));
}

function usefulSteps(given: ScenarioInput, routing: Routing): Routing {
  const parsed = validateScenario({ ...given, routing: undefined });
  // What is wrong besides shows when the whole is validated.
  if (!parsed.ok) return routing;
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
    return routing[selector].flatMap((step) => {
      const names = step.group === undefined ? step.groups! : [step.group];
      const useful = names.filter((name) => own.some((contact) => isServing(step, name, contact)));
      if (useful.length === 0) return [];
      return [step.group === undefined ? { ...step, groups: useful } : step];
    });
  };
  return Object.fromEntries(selectors.map((selector) => [selector, steps(selector)]));
}
