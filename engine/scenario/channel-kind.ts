import type { Scenario } from './scenario.ts';

/** live: the customer waits. deferred: work with a deadline. outbound: deferred work with a time window. */
export type ChannelKind = 'live' | 'deferred' | 'outbound';

const kindByName: Readonly<Record<string, ChannelKind>> = {
  voice: 'live',
  chat: 'live',
  email: 'deferred',
  portal: 'deferred',
  sms: 'deferred',
};

/** The kind of a channel: as given, else by its name; undefined for an unknown name without a kind, which is a fault. */
export function givenKind(name: string, kind: ChannelKind | undefined): ChannelKind | undefined {
  return kind ?? (Object.hasOwn(kindByName, name) ? kindByName[name] : undefined);
}

/** The kind of a channel of a sound scenario. */
export function channelKind(scenario: Scenario, channel: string): ChannelKind {
  return givenKind(channel, scenario.demand.channels[channel]?.kind) ?? 'live';
}
