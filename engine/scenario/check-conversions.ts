import { givenBehaviour } from './behaviour-of.ts';
import { type Check, className } from './check.ts';
import { behaviourLayers } from './check-references.ts';
import { excerpt } from './issue.ts';
import type { Scenario } from './scenario.ts';
import type { ContactClass } from './selector.ts';

/** No contact turns into another for certain in a circle: its issue would never end, nor the run where it takes no time. */
export const checkConversions: Check = (scenario, findings) => {
  const layers = behaviourLayers(scenario);
  const isCertain = layers.some(([, layer]) => layer.convertsTo?.share === 1);
  if (!isCertain) return;
  const { topics, languages, channels } = scenario.demand;
  const told = new Set<object>();
  for (const topic of Object.keys(topics)) {
    for (const language of Object.keys(languages)) {
      for (const channel of Object.keys(channels)) {
        const contact = { topic, language, channel };
        if (!isInCircle(scenario, contact)) continue;
        const given = givenBehaviour(scenario, contact, 'convertsTo')!;
        if (told.has(given)) continue;
        told.add(given);
        const [path] = layers.find(([, layer]) => layer.convertsTo === given)!;
        findings.fault({
          path: [...path, 'convertsTo'],
          found: `a contact of ${excerpt(className(contact))} that turns into one of its own class again and again`,
          allowed: 'a share < 1 somewhere on the way',
        });
      }
    }
  }
};

function isInCircle(scenario: Scenario, contact: ContactClass): boolean {
  const seen = new Set<string>();
  let { channel } = contact;
  do {
    seen.add(channel);
    const convertsTo = givenBehaviour(scenario, { ...contact, channel }, 'convertsTo');
    if (convertsTo?.share !== 1 || !Object.hasOwn(scenario.demand.channels, convertsTo.channel)) return false;
    channel = convertsTo.channel;
  } while (!seen.has(channel));
  return channel === contact.channel;
}
