import type { ScenarioInput } from '../../engine/index.ts';

type Behaviour = ScenarioInput['contacts'];

/** What may stay of a layer of behaviour. */
const PLAIN = [
  'handleTime',
  'afterCallWork',
  'handleTimeMultiplier',
  'patience',
  'priority',
  'valueIfLost',
  'serviceLevelThresholdSeconds',
] as const;
const SELECTING = ['topic', 'language', 'channel', 'share', 'languageMix', 'channelMix'] as const;

/** The scenario without all that would keep it from being plain (see `isPlain`): journeys, chats, reserves, learning, triggers, measures on request. */
export function plainPart(given: ScenarioInput): ScenarioInput {
  const { queues, openingHours, ai, interpreters, routing, ...rest } = given;
  const { topics, languages, channels } = given.demand;
  const isStaffed = (surge: NonNullable<ScenarioInput['surge']>[number]) => !('trigger' in surge && surge.trigger);
  return JSON.parse(
    JSON.stringify({
      ...rest,
      demand: { ...given.demand, topics: each(topics), languages: each(languages), channels: live(each(channels)) },
      contacts: plainBehaviour(given.contacts),
      overrides: given.overrides?.map(plainBehaviour),
      agents: given.agents.map((group) => ({
        ...group,
        concurrency: undefined,
        learning: undefined,
        reserve: undefined,
        topics: withoutResolution(group.topics),
        languages: withoutResolution(group.languages),
      })),
      routing:
        routing &&
        Object.fromEntries(
          Object.entries(routing).map(([selector, steps]) => [
            selector,
            steps.map((step) => ({ ...step, interpreter: undefined })),
          ]),
        ),
      selection: given.selection && { ...given.selection, preemption: undefined },
      surge: given.surge?.filter(isStaffed),
      report: given.report && { ...given.report, queueOverTime: undefined, answeredByGroup: undefined },
      outages: given.outages?.map((outage) => ({ ...outage, contactsInHand: undefined })),
    }),
  );
}

function plainBehaviour<Layer extends Behaviour>(layer: Layer): Layer {
  return Object.fromEntries(
    Object.entries(layer).filter(([field]) => ([...PLAIN, ...SELECTING] as string[]).includes(field)),
  ) as Layer;
}

function each<Layer extends Behaviour>(table: Record<string, Layer> | undefined): Record<string, Layer> | undefined {
  return table && Object.fromEntries(Object.entries(table).map(([name, layer]) => [name, plainBehaviour(layer)]));
}

function live<Layer extends object>(channels: Record<string, Layer> | undefined) {
  return channels && Object.fromEntries(Object.entries(channels).map(([name, of]) => [name, { ...of, kind: 'live' }]));
}

function withoutResolution(skills: ScenarioInput['agents'][number]['topics']) {
  if (skills === undefined || Array.isArray(skills)) return skills;
  return Object.fromEntries(
    Object.entries(skills).map(([name, skill]) => [
      name,
      { ...(skill as { handleTimeMultiplier?: number }), firstContactResolution: undefined },
    ]),
  );
}
