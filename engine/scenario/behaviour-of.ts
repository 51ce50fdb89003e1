import type { Behaviour } from './behaviour.ts';
import { channelKind } from './channel-kind.ts';
import type { Distribution } from './distribution.ts';
import type { Scenario } from './scenario.ts';
import type { ContactClass } from './selector.ts';

/** The behaviour of one contact class, all layers merged and all defaults filled in. */
export interface ResolvedBehaviour extends Omit<Behaviour, RequiredField> {
  /** Talk and hold time, before `handleTimeMultiplier`. */
  readonly handleTime: Distribution;
  /** Product of the factors of all layers, on handle time and after-call work. */
  readonly handleTimeMultiplier: number;
  readonly patience: Distribution;
  readonly balkingShare: number;
  readonly priority: number;
  readonly urgentShare: number;
  readonly urgentPriority: number;
  readonly firstContactResolution: number;
  /** Currency. */
  readonly valueIfLost: number;
  readonly serviceLevelThresholdSeconds: number;
}

type RequiredField =
  | 'handleTime'
  | 'handleTimeMultiplier'
  | 'patience'
  | 'balkingShare'
  | 'priority'
  | 'urgentShare'
  | 'urgentPriority'
  | 'firstContactResolution'
  | 'valueIfLost'
  | 'serviceLevelThresholdSeconds';

/** By name and not read off the schema, which a page that is given a scenario already read does without. */
const isField: Readonly<Record<keyof Behaviour, true>> = {
  handleTime: true,
  afterCallWork: true,
  handleTimeMultiplier: true,
  patience: true,
  balkingShare: true,
  announcedWait: true,
  priority: true,
  urgentShare: true,
  urgentPriority: true,
  firstContactResolution: true,
  returns: true,
  redial: true,
  callback: true,
  convertsTo: true,
  deadline: true,
  window: true,
  valueIfLost: true,
  serviceLevelThresholdSeconds: true,
};
const fieldNames: ReadonlySet<string> = new Set(Object.keys(isField));

/**
 * Behaviour of a contact class: contacts < channel < language < topic < overrides in order. A later layer replaces a
 * field whole, except `handleTimeMultiplier`, whose factors multiply.
 * @throws Error when the scenario was not checked and leaves the class without handle time or patience
 */
export function behaviourOf(scenario: Scenario, topic: string, language: string, channel: string): ResolvedBehaviour {
  const merged = mergedBehaviour(scenario, { topic, language, channel });
  const { handleTime } = merged;
  const patience = channelKind(scenario, channel) === 'live' ? merged.patience : ({ law: 'never' } as const);
  if (handleTime === undefined || patience === undefined) {
    throw new Error(`${topic}/${language}/${channel} has no handle time or patience: the scenario was not checked`);
  }
  return {
    ...merged,
    handleTime,
    patience,
    handleTimeMultiplier: merged.handleTimeMultiplier ?? 1,
    balkingShare: merged.balkingShare ?? 0,
    priority: merged.priority ?? 0,
    urgentShare: merged.urgentShare ?? 0,
    urgentPriority: merged.urgentPriority ?? -1,
    firstContactResolution: merged.firstContactResolution ?? 1,
    valueIfLost: merged.valueIfLost ?? scenario.costs.lostContactValue,
    serviceLevelThresholdSeconds: merged.serviceLevelThresholdSeconds ?? scenario.serviceLevel.thresholdSeconds,
  };
}

/** The layers of a class merged, without defaults. */
function mergedBehaviour(scenario: Scenario, contact: ContactClass): Behaviour {
  const merged: Record<string, unknown> = {};
  let handleTimeMultiplier = 1;
  for (const layer of layersOf(scenario, contact)) {
    for (const [name, given] of Object.entries(layer)) {
      if (given !== undefined && fieldNames.has(name)) merged[name] = given;
    }
    handleTimeMultiplier *= layer.handleTimeMultiplier ?? 1;
  }
  return { ...(merged as Behaviour), handleTimeMultiplier };
}

/** What the last layer that has a field gives a class; undefined where none has. Fields whose factors multiply are not meant. */
export function givenBehaviour<Name extends Exclude<keyof Behaviour, 'handleTimeMultiplier'>>(
  scenario: Scenario,
  contact: ContactClass,
  name: Name,
): Behaviour[Name] | undefined {
  let given: Behaviour[Name] | undefined;
  for (const layer of layersOf(scenario, contact)) given = layer[name] ?? given;
  return given;
}

/** In the order in which they replace each other. */
function layersOf(scenario: Scenario, contact: ContactClass): Behaviour[] {
  const { channels, languages, topics } = scenario.demand;
  const layers: (Behaviour | undefined)[] = [
    scenario.contacts,
    channels[contact.channel],
    languages[contact.language],
    topics[contact.topic],
  ];
  for (const override of scenario.overrides) if (isFor(override, contact)) layers.push(override);
  return layers.filter((layer) => layer !== undefined);
}

function isFor(override: Scenario['overrides'][number], contact: ContactClass): boolean {
  return (
    (override.topic ?? contact.topic) === contact.topic &&
    (override.language ?? contact.language) === contact.language &&
    (override.channel ?? contact.channel) === contact.channel
  );
}
