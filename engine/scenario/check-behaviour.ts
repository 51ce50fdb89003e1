import { givenBehaviour } from './behaviour-of.ts';
import { givenKind } from './channel-kind.ts';
import { type Check, className, type Findings } from './check.ts';
import { behaviourLayers } from './check-references.ts';
import { contactClasses } from './contact-classes.ts';
import type { Path } from './issue.ts';
import type { Scenario } from './scenario.ts';

/** More classes than this would take longer to route than to describe otherwise. */
const mostClasses = 10_000;

/** Every contact class has what it needs once its layers are merged, and no layer contradicts itself. */
export const checkBehaviour: Check = (scenario, findings) => {
  const { channels, topics, languages } = scenario.demand;
  for (const [name, channel] of Object.entries(channels)) {
    if (givenKind(name, channel.kind) !== undefined) continue;
    findings.fault({
      path: ['demand', 'channels', name, 'kind'],
      found: 'nothing',
      allowed: '"live", "deferred" or "outbound"',
    });
  }
  for (const [path, layer] of behaviourLayers(scenario)) checkLayer(findings, path, layer);
  const count = Object.keys(topics).length * Object.keys(languages).length * Object.keys(channels).length;
  if (count > mostClasses) {
    const found = `${count} contact classes (topics x languages x channels)`;
    findings.fault({ path: ['demand'], found, allowed: `at most ${mostClasses} contact classes` });
  } else checkMerged(scenario, findings);
};

function checkLayer(findings: Findings, path: Path, layer: Scenario['contacts']): void {
  const { callback, announcedWait, window } = layer;
  if (
    callback !== undefined &&
    callback.offerWhenExpectedWaitSeconds === undefined &&
    callback.offerWhenWaitingAtLeast === undefined
  ) {
    findings.fault({
      path: [...path, 'callback'],
      found: 'a callback that is never offered',
      allowed: '"offerWhenExpectedWaitSeconds", "offerWhenWaitingAtLeast" or both',
    });
  }
  if (announcedWait !== undefined) checkCurve(findings, [...path, 'announcedWait', 'balk'], announcedWait.balk);
  if (window !== undefined && window.from === window.to) {
    const found = `a window from ${window.from} to ${window.to}`;
    findings.fault({ path: [...path, 'window'], found, allowed: 'two different times' });
  }
}

/** The waits of a curve ascend. */
export function checkCurve(findings: Findings, path: Path, points: readonly { waitSeconds: number }[]): void {
  for (let index = 1; index < points.length; index += 1) {
    const before = points[index - 1]!.waitSeconds;
    const { waitSeconds } = points[index]!;
    if (waitSeconds > before) continue;
    const dependsOn = [[...path, index - 1, 'waitSeconds']];
    const allowed = `a number > ${before}, the wait before it`;
    findings.fault({ path: [...path, index, 'waitSeconds'], found: String(waitSeconds), allowed, dependsOn });
  }
}

function checkMerged(scenario: Scenario, findings: Findings): void {
  const withoutHandleTime: string[] = [];
  const withoutPatience: string[] = [];
  for (const contact of contactClasses(scenario)) {
    const handleTime = givenBehaviour(scenario, contact, 'handleTime');
    const patience = givenBehaviour(scenario, contact, 'patience');
    const kind = givenKind(contact.channel, scenario.demand.channels[contact.channel]!.kind);
    if (handleTime === undefined) withoutHandleTime.push(className(contact));
    if (patience === undefined && kind === 'live') withoutPatience.push(className(contact));
  }
  reportLack(
    findings,
    'handleTime',
    withoutHandleTime,
    'a distribution, here or in a channel, language, topic or override',
  );
  reportLack(
    findings,
    'patience',
    withoutPatience,
    'a distribution for live contacts, here or in a later layer; {"law":"never"} if they never hang up',
  );
}

function reportLack(findings: Findings, key: string, classes: readonly string[], allowed: string): void {
  if (classes.length === 0) return;
  const more = classes.length > 1 ? ` and ${classes.length - 1} more` : '';
  const name = classes[0]!.length > 60 ? `${classes[0]!.slice(0, 57)}...` : classes[0]!;
  findings.fault({ path: ['contacts', key], found: `nothing for ${name}${more}`, allowed });
}
