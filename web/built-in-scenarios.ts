/// <reference types="vite/client" />

import cardsUrl from '../scenarios/gallery/cards.json?url';
import type { BuiltInScenarios, ScenarioCard } from './state/built-in.ts';

// Only addresses are part of the page; the files come when somebody looks.
const scenarios = import.meta.glob<string>(['../scenarios/*.json', '!../scenarios/*.schema.json'], {
  query: '?url',
  import: 'default',
  eager: true,
});
const pictures = import.meta.glob<string>('../scenarios/gallery/*.svg', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
});

/** The scenarios that the page ships beside itself. */
export const builtInScenarios: BuiltInScenarios = {
  cards: async () => JSON.parse(await textAt(cardsUrl)) as ScenarioCard[],
  picture: (name) => textAt(pictures[`../scenarios/gallery/${name}.svg`]),
  text: (name) => textAt(scenarios[`../scenarios/${name}.json`]),
};

async function textAt(address: string | undefined): Promise<string> {
  const answer = address === undefined ? undefined : await fetch(address);
  if (answer?.ok !== true) throw new Error('This scenario is not where the page was built to find it.');
  return answer.text();
}
