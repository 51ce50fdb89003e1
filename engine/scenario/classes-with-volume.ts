import { givenBehaviour } from './behaviour-of.ts';
import { type ContactClassShare, contactClasses, sharesOf } from './contact-classes.ts';
import type { Scenario } from './scenario.ts';

/**
 * The contact classes that can hold contacts at any time of the run: by their share, by a table or trace, by the mix of
 * an event, or because contacts of another class return or turn into them.
 */
export function classesWithVolume(scenario: Scenario): ContactClassShare[] {
  const classes = contactClasses(scenario);
  const keyOf = (topic: string, language: string, channel: string) => JSON.stringify([topic, language, channel]);
  const byKey = new Map(classes.map((each) => [keyOf(each.topic, each.language, each.channel), each]));
  const topicShares = sharesOf(scenario.demand.topics);
  const reached = new Set(classes.filter((each) => isFed(scenario, each, topicShares[each.topic]!)));
  // A set grows while it is walked, so that chains (chat to voice to email) are followed to their end.
  for (const contact of reached) {
    const { topic, language } = contact;
    const returns = givenBehaviour(scenario, contact, 'returns');
    const convertsTo = givenBehaviour(scenario, contact, 'convertsTo');
    for (const next of [returns?.toChannel, convertsTo?.channel]) {
      const target = next === undefined ? undefined : byKey.get(keyOf(topic, language, next));
      if (target !== undefined) reached.add(target);
    }
  }
  return classes.filter((each) => reached.has(each));
}

function isFed(scenario: Scenario, contact: ContactClassShare, topicShare: number): boolean {
  const { intervalCounts, trace, events, languages, channels, topics } = scenario.demand;
  const tables = intervalCounts?.filter((counts) => counts.contacts.some((expected) => expected > 0)) ?? trace;
  const topic = topics[contact.topic]!;
  const inMix = (mix: Readonly<Record<string, number>>, name: string) => (mix[name] ?? 0) > 0;
  const hasLanguage = inMix(topic.languageMix ?? sharesOf(languages), contact.language);
  const hasChannel = inMix(topic.channelMix ?? sharesOf(channels), contact.channel);
  if (tables === undefined) {
    if (contact.share > 0) return true;
    if (topicShare === 0) return false;
  } else {
    const isHeld = tables.some((table) => {
      if (table.topic === undefined ? topicShare === 0 : table.topic !== contact.topic) return false;
      if (table.language === undefined ? !hasLanguage : table.language !== contact.language) return false;
      return table.channel === undefined ? hasChannel : table.channel === contact.channel;
    });
    if (isHeld) return true;
  }
  return events.some((event) => {
    if (event.languageMix === undefined && event.channelMix === undefined) return false;
    if (event.topics !== undefined && !event.topics.includes(contact.topic)) return false;
    const speaks = event.languageMix === undefined ? hasLanguage : inMix(event.languageMix, contact.language);
    return speaks && (event.channelMix === undefined ? hasChannel : inMix(event.channelMix, contact.channel));
  });
}
