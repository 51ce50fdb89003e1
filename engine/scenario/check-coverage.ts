import { type Check, className, type Findings } from './check.ts';
import { classesWithVolume } from './classes-with-volume.ts';
import type { ContactClassShare } from './contact-classes.ts';
import { excerpt, type Path } from './issue.ts';
import type { RoutingStep } from './routing.ts';
import type { Scenario } from './scenario.ts';
import { matchesSelector, mostSpecific } from './selector.ts';
import { serves, servesTopicAndChannel } from './skills.ts';

/** Every class with volume can be served by somebody, and every routing step by the groups it names. */
export const checkCoverage: Check = (scenario, findings) => {
  const needy = classesWithVolume(scenario).filter((contact) => !isServedByAiAlone(scenario, contact));
  const dependsOn = placesOfSkills(scenario);
  if (scenario.routing === undefined) {
    const served = (contact: ContactClassShare) => scenario.agents.some((group) => serves(group, contact));
    reportUnserved(findings, needy, (contact) => !served(contact), dependsOn);
    return;
  }
  const selectors = Object.keys(scenario.routing);
  const bySelector = new Map<string, ContactClassShare[]>(selectors.map((selector) => [selector, []]));
  const unrouted: ContactClassShare[] = [];
  for (const contact of needy) {
    const selector = mostSpecific(selectors, contact);
    if (selector === undefined) unrouted.push(contact);
    else bySelector.get(selector)!.push(contact);
  }
  if (unrouted.length > 0) {
    const found = `no steps for ${classWords(unrouted)}`;
    findings.fault({
      path: ['routing'],
      found,
      allowed: 'a selector for each class with volume, such as "*"',
      dependsOn,
    });
  }
  for (const [selector, contacts] of bySelector) checkSteps(scenario, findings, selector, contacts, dependsOn);
};

function checkSteps(
  scenario: Scenario,
  findings: Findings,
  selector: string,
  contacts: readonly ContactClassShare[],
  dependsOn: Path[],
): void {
  if (contacts.length === 0) return;
  const steps = scenario.routing![selector]!;
  const path = ['routing', selector];
  for (const [index, step] of steps.entries()) {
    const named = step.group !== undefined ? [step.group] : (step.groups ?? []);
    for (const [place, name] of named.entries()) {
      if (contacts.some((contact) => isStepServing(scenario, step, name, contact))) continue;
      findings.fault({
        path: step.group !== undefined ? [...path, index, 'group'] : [...path, index, 'groups', place],
        found: excerpt(name),
        allowed: `a group with topic, language${step.interpreter === undefined ? '' : ' (or an interpreter of it)'} and channel of ${classWords(contacts)}`,
        dependsOn: [...dependsOn, ['interpreters'], [...path, index, 'interpreter']],
      });
    }
  }
  const names = (step: RoutingStep) => (step.group !== undefined ? [step.group] : (step.groups ?? []));
  const isServed = (contact: ContactClassShare) =>
    steps.some((step) => names(step).some((name) => isStepServing(scenario, step, name, contact)));
  const unserved = contacts.filter((contact) => !isServed(contact));
  if (unserved.length === 0 || unserved.length === contacts.length) return;
  findings.fault({
    path,
    found: `no step that serves ${classWords(unserved)}`,
    allowed: 'a step whose group has topic, language and channel of each class with volume',
    dependsOn: [...dependsOn, ['interpreters'], path],
  });
}

// A name that does not exist is a fault of its own, and is given the benefit of the doubt here.
function isStepServing(scenario: Scenario, step: RoutingStep, name: string, contact: ContactClassShare): boolean {
  const group = scenario.agents.find((each) => each.name === name);
  if (group === undefined) return true;
  if (serves(group, contact)) return true;
  if (step.interpreter === undefined) return false;
  const interprets = scenario.interpreters?.[step.interpreter]?.languages.includes(contact.language) ?? true;
  return interprets && servesTopicAndChannel(group, contact);
}

// Nobody is left for an agent when everyone tries the front door, and is contained or leaves.
function isServedByAiAlone(scenario: Scenario, contact: ContactClassShare): boolean {
  const door = scenario.ai.find((each) => each.contacts.some((selector) => matchesSelector(selector, contact)));
  if (door === undefined || door.capacity !== undefined || door.outages.length > 0) return false;
  const { adoption, containment, leaves, bounceBack } = door;
  const isTriedByAll = typeof adoption === 'number' ? adoption === 1 : adoption.start === 1 && adoption.end === 1;
  if (!isTriedByAll || (bounceBack?.share ?? 0) > 0) return false;
  if (leaves === 1 || containment === 1) return true;
  if (typeof containment === 'number') return false;
  const selector = mostSpecific(Object.keys(containment), contact);
  return selector !== undefined && containment[selector] === 1;
}

/** One fault for a whole language, topic or channel that nobody serves, rather than one for each of its classes. */
function reportUnserved(
  findings: Findings,
  contacts: readonly ContactClassShare[],
  isUnserved: (contact: ContactClassShare) => boolean,
  dependsOn: Path[],
): void {
  let left = contacts.filter(isUnserved);
  for (const part of ['language', 'topic', 'channel'] as const) {
    for (const name of new Set(left.map((contact) => contact[part]))) {
      if (contacts.some((contact) => contact[part] === name && !isUnserved(contact))) continue;
      findings.fault({
        path: ['demand', `${part}s`, name],
        found: `${excerpt(name)} contacts that no agent group can serve`,
        allowed: `a group whose ${part}s hold ${excerpt(name)} beside the rest of its classes, or a routing step with an interpreter`,
        dependsOn,
      });
      left = left.filter((contact) => contact[part] !== name);
    }
  }
  if (left.length === 0) return;
  const allowed = 'a group that has topic, language and channel of each class with volume';
  findings.fault({ path: ['agents'], found: `no group that serves ${classWords(left)}`, allowed, dependsOn });
}

function classWords(contacts: readonly ContactClassShare[]): string {
  const name = excerpt(className(contacts[0]!));
  return contacts.length === 1 ? name : `${name} and ${contacts.length - 1} more`;
}

function placesOfSkills(scenario: Scenario): Path[] {
  return [
    ['demand', 'topics'],
    ['demand', 'languages'],
    ['demand', 'channels'],
    ['demand', 'events'],
    ['routing'],
    ...scenario.agents.flatMap((_, index) =>
      ['name', 'topics', 'languages', 'channels'].map((key): Path => ['agents', index, key]),
    ),
  ];
}
