import type { Scenario } from './scenario.ts';
import type { ContactClass } from './selector.ts';

/** A class with its part of the base volume. */
export interface ContactClassShare extends ContactClass {
  /** Part of all contacts, 0 to 1; the shares of all classes add to 1. */
  readonly share: number;
}

/**
 * Every topic x language x channel, in the order of the file (topic outermost, channel innermost). A topic's own
 * `languageMix` and `channelMix` take the place of the general mix. Classes of share 0 are listed too: events, tables,
 * traces, returns and conversions can still bring contacts to them.
 */
export function contactClasses(scenario: Scenario): ContactClassShare[] {
  const { topics, languages, channels } = scenario.demand;
  const topicShares = sharesOf(topics);
  const languageShares = sharesOf(languages);
  const channelShares = sharesOf(channels);
  const classes: ContactClassShare[] = [];
  for (const topic of Object.keys(topics)) {
    const { languageMix, channelMix } = topics[topic]!;
    for (const language of Object.keys(languages)) {
      const ofLanguage = languageMix === undefined ? languageShares[language]! : (languageMix[language] ?? 0);
      for (const channel of Object.keys(channels)) {
        const ofChannel = channelMix === undefined ? channelShares[channel]! : (channelMix[channel] ?? 0);
        classes.push({ topic, language, channel, share: topicShares[topic]! * ofLanguage * ofChannel });
      }
    }
  }
  return classes;
}

/** Shares by name: those given, a part without one having 0; equal parts when none is given. */
export function sharesOf(parts: Readonly<Record<string, { share?: number | undefined }>>): Record<string, number> {
  const keys = Object.keys(parts);
  const isGiven = keys.some((name) => parts[name]!.share !== undefined);
  return Object.fromEntries(keys.map((name) => [name, isGiven ? (parts[name]!.share ?? 0) : 1 / keys.length]));
}
