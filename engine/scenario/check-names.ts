import type { Check } from './check.ts';
import { excerpt, type Path } from './issue.ts';

/** Names by which other parts of the file refer to a thing are given once, and not so that a selector misreads them. */
export const checkNames: Check = (scenario, findings) => {
  const lists: [string, readonly { name?: string | undefined }[]][] = [
    ['agents', scenario.agents],
    ['queues', scenario.queues],
    ['ai', scenario.ai],
    ['surge', scenario.surge],
    ['targets', scenario.targets],
  ];
  for (const [key, things] of lists) {
    const firstAt = new Map<string, Path>();
    for (const [index, { name }] of things.entries()) {
      if (name === undefined) continue;
      const path = [key, index, 'name'];
      const first = firstAt.get(name);
      if (first === undefined) firstAt.set(name, path);
      else findings.fault({ path, found: `${excerpt(name)} again`, allowed: 'each name once', dependsOn: [first] });
    }
  }
};
