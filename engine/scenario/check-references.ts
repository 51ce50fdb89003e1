import { type Check, checkName, type Findings, type Names } from './check.ts';
import type { Path } from './issue.ts';
import type { Scenario } from './scenario.ts';
import { selectorParts } from './selector.ts';

/** Every name refers to something that exists. */
export const checkReferences: Check = (scenario, findings) => {
  const known = namesOf(scenario);
  const { demand, agents, ai, surge, outages } = scenario;
  const one = (path: Path, name: string | undefined, names: Names) => {
    if (name !== undefined) checkName(findings, path, name, names);
  };
  const all = (path: Path, names: readonly string[] | Readonly<Record<string, unknown>> | undefined, of: Names) => {
    if (Array.isArray(names)) for (const [index, name] of names.entries()) one([...path, index], name, of);
    else for (const name of Object.keys(names ?? {})) one([...path, name], name, of);
  };
  const selectors = (path: Path, given: readonly string[] | Readonly<Record<string, unknown>> | undefined) => {
    if (Array.isArray(given)) for (const [index, text] of given.entries()) checkSelector([...path, index], text);
    else for (const text of Object.keys(given ?? {})) checkSelector([...path, text], text);
  };
  const checkSelector = (path: Path, text: string) => {
    const [topic, language, channel] = selectorParts(text);
    one(path, topic === '*' ? undefined : topic, known.topics);
    one(path, language === '*' ? undefined : language, known.languages);
    one(path, channel === '*' ? undefined : channel, known.channels);
  };
  const contactClass = (path: Path, given: Partial<Record<'topic' | 'language' | 'channel', string | undefined>>) => {
    one([...path, 'topic'], given.topic, known.topics);
    one([...path, 'language'], given.language, known.languages);
    one([...path, 'channel'], given.channel, known.channels);
  };

  for (const [index, counts] of (demand.intervalCounts ?? []).entries()) {
    contactClass(['demand', 'intervalCounts', index], counts);
  }
  for (const [index, trace] of (demand.trace ?? []).entries()) contactClass(['demand', 'trace', index], trace);
  all(['demand', 'season', 'topics'], demand.season?.topics, known.topics);
  for (const [index, event] of demand.events.entries()) {
    const path = ['demand', 'events', index];
    all([...path, 'topics'], event.topics, known.topics);
    all([...path, 'languages'], event.languages, known.languages);
    all([...path, 'channels'], event.channels, known.channels);
    all([...path, 'sites'], event.sites, known.sites);
    all([...path, 'languageMix'], event.languageMix, known.languages);
    all([...path, 'channelMix'], event.channelMix, known.channels);
  }
  for (const [name, topic] of Object.entries(demand.topics)) {
    all(['demand', 'topics', name, 'languageMix'], topic.languageMix, known.languages);
    all(['demand', 'topics', name, 'channelMix'], topic.channelMix, known.channels);
  }
  for (const [index, override] of scenario.overrides.entries()) contactClass(['overrides', index], override);
  for (const [path, layer] of behaviourLayers(scenario)) {
    one([...path, 'returns', 'toChannel'], layer.returns?.toChannel, known.channels);
    one([...path, 'convertsTo', 'channel'], layer.convertsTo?.channel, known.channels);
  }
  for (const [index, group] of agents.entries()) {
    const path = ['agents', index];
    one([...path, 'site'], group.site, known.sites);
    one([...path, 'vendor'], group.vendor, known.vendors);
    all([...path, 'topics'], group.topics, known.topics);
    all([...path, 'languages'], group.languages, known.languages);
    all([...path, 'channels'], group.channels, known.channels);
    all([...path, 'concurrency', 'channels'], group.concurrency?.channels, known.channels);
    selectors([...path, 'reserve', 'forContacts'], group.reserve?.forContacts);
  }
  checkRouting(scenario, known, findings);
  selectors(['routing'], scenario.routing);
  selectors(['openingHours'], scenario.openingHours);
  selectors(['selection', 'queueRatios'], scenario.selection.queueRatios);
  selectors(['selection', 'waitWeights'], scenario.selection.waitWeights);
  for (const [index, queue] of scenario.queues.entries()) selectors(['queues', index, 'contacts'], queue.contacts);
  for (const [index, door] of ai.entries()) {
    selectors(['ai', index, 'contacts'], door.contacts);
    if (typeof door.containment === 'object') selectors(['ai', index, 'containment'], door.containment);
  }
  for (const [name, pool] of Object.entries(scenario.interpreters ?? {})) {
    all(['interpreters', name, 'languages'], pool.languages, known.languages);
    one(['interpreters', name, 'site'], pool.site, known.sites);
  }
  for (const [index, plan] of surge.entries()) {
    one(['surge', index, 'group'], plan.group, known.groups);
    selectors(['surge', index, 'trigger', 'contacts'], plan.trigger?.contacts);
  }
  for (const [index, outage] of outages.entries()) one(['outages', index, 'site'], outage.site, known.sites);
  for (const [index, target] of scenario.targets.entries())
    checkSelector(['targets', index, 'contacts'], target.contacts);
  for (const [name, vendor] of Object.entries(scenario.vendors)) {
    one(['vendors', name, 'sla', 'target'], vendor.sla?.target, known.targets);
  }
  selectors(['outcomes', 'contacts'], scenario.outcomes?.contacts);
};

function checkRouting(scenario: Scenario, known: ReturnType<typeof namesOf>, findings: Findings): void {
  for (const [selector, steps] of Object.entries(scenario.routing ?? {})) {
    for (const [index, step] of steps.entries()) {
      const path = ['routing', selector, index];
      if ((step.group === undefined) === (step.groups === undefined)) {
        const found = step.group === undefined ? 'neither group nor groups' : 'both group and groups';
        findings.fault({ path, found, allowed: 'exactly one of "group" and "groups"' });
      }
      if (step.group !== undefined) checkName(findings, [...path, 'group'], step.group, known.groups);
      for (const [place, name] of (step.groups ?? []).entries()) {
        checkName(findings, [...path, 'groups', place], name, known.groups);
      }
      if (step.interpreter !== undefined) {
        checkName(findings, [...path, 'interpreter'], step.interpreter, known.interpreters);
      }
    }
  }
}

/** Each layer of behaviour with its place in the file. */
export function behaviourLayers(scenario: Scenario): [Path, Scenario['contacts']][] {
  const { topics, languages, channels } = scenario.demand;
  return [
    ...Object.entries(channels).map(([name, part]): [Path, typeof part] => [['demand', 'channels', name], part]),
    ...Object.entries(languages).map(([name, part]): [Path, typeof part] => [['demand', 'languages', name], part]),
    ...Object.entries(topics).map(([name, part]): [Path, typeof part] => [['demand', 'topics', name], part]),
    [['contacts'], scenario.contacts],
    ...scenario.overrides.map((part, index): [Path, typeof part] => [['overrides', index], part]),
  ];
}

function namesOf(scenario: Scenario) {
  const keys = (value: object | undefined, ...path: string[]): Names => ({
    words: Object.keys(value ?? {}),
    givenAt: [path],
  });
  const { topics, languages, channels } = scenario.demand;
  return {
    topics: keys(topics, 'demand', 'topics'),
    languages: keys(languages, 'demand', 'languages'),
    channels: keys(channels, 'demand', 'channels'),
    sites: keys(scenario.sites, 'sites'),
    vendors: keys(scenario.vendors, 'vendors'),
    interpreters: keys(scenario.interpreters, 'interpreters'),
    groups: {
      words: scenario.agents.map((group) => group.name),
      givenAt: scenario.agents.map((_, index) => ['agents', index, 'name']),
    },
    targets: {
      words: scenario.targets.flatMap((target) => target.name ?? []),
      givenAt: scenario.targets.map((_, index) => ['targets', index, 'name']),
    },
  };
}
