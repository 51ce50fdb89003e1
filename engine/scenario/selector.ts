/** The class of a contact. */
export interface ContactClass {
  readonly topic: string;
  readonly language: string;
  readonly channel: string;
}

/** The three parts of a selector; '*' matches anything. */
export type SelectorParts = readonly [topic: string, language: string, channel: string];

/** Splits 'topic/language/channel'; parts left out match anything. */
export function selectorParts(selector: string): SelectorParts {
  const [topic = '*', language = '*', channel = '*'] = selector.split('/');
  return [topic, language, channel];
}

/** Does the selector match the class? */
export function matchesSelector(selector: string, contact: ContactClass): boolean {
  const [topic, language, channel] = selectorParts(selector);
  return (
    (topic === '*' || topic === contact.topic) &&
    (language === '*' || language === contact.language) &&
    (channel === '*' || channel === contact.channel)
  );
}

/**
 * The selector that says most about the class: the one that names most parts; at equal number, one that names the topic
 * before one that names the language before one that names the channel. The first wins among equals ('a' and 'a/*').
 * @returns undefined when none matches
 */
export function mostSpecific(selectors: readonly string[], contact: ContactClass): string | undefined {
  let best: string | undefined;
  let bestRank = -1;
  for (const selector of selectors) {
    if (!matchesSelector(selector, contact)) continue;
    const named = selectorParts(selector).map((part) => (part === '*' ? 0 : 1));
    const rank = 8 * (named[0]! + named[1]! + named[2]!) + 4 * named[0]! + 2 * named[1]! + named[2]!;
    if (rank > bestRank) {
      best = selector;
      bestRank = rank;
    }
  }
  return best;
}
