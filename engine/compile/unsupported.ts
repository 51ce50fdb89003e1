import { channelKind } from '../scenario/channel-kind.ts';
import { type Issue, issueOf } from '../scenario/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';

/**
 * What a valid scenario may ask for and this version of the engine does not simulate yet. Such a scenario is refused:
 * leaving a part of it out in silence would answer another question than the one that was asked.
 */
export function unsupportedFeatures(scenario: Scenario): Issue[] {
  const issues: Issue[] = [];
  const refuse = (path: (string | number)[], isUsed: boolean): void => {
    if (!isUsed) return;
    issues.push(
      issueOf({ path, found: 'a feature that this version does not simulate yet', allowed: 'nothing: leave it out' }),
    );
  };
  const { demand } = scenario;
  for (const channel of Object.keys(demand.channels)) {
    refuse(['demand', 'channels', channel], channelKind(scenario, channel) !== 'live');
  }
  const behaviours = [
    [['contacts'], scenario.contacts],
    ...Object.entries(demand.channels).map(([name, part]) => [['demand', 'channels', name], part] as const),
    ...Object.entries(demand.languages).map(([name, part]) => [['demand', 'languages', name], part] as const),
    ...Object.entries(demand.topics).map(([name, part]) => [['demand', 'topics', name], part] as const),
    ...scenario.overrides.map((part, i) => [['overrides', i], part] as const),
  ] as const;
  const later = ['announcedWait', 'returns', 'redial', 'callback', 'convertsTo', 'deadline', 'window'] as const;
  for (const [path, behaviour] of behaviours) {
    for (const name of later) refuse([...path, name], behaviour[name] !== undefined);
    refuse([...path, 'balkingShare'], (behaviour.balkingShare ?? 0) > 0);
    refuse([...path, 'urgentShare'], (behaviour.urgentShare ?? 0) > 0);
  }
  scenario.agents.forEach((group, g) => {
    for (const name of ['reserve'] as const) {
      refuse(['agents', g, name], group[name] !== undefined);
    }
  });
  for (const [name, vendor] of Object.entries(scenario.vendors)) {
    refuse(['vendors', name, 'pricing'], vendor.pricing !== undefined);
    refuse(['vendors', name, 'sla'], vendor.sla !== undefined);
    refuse(['vendors', name, 'auditCostPerYear'], vendor.auditCostPerYear > 0);
    refuse(['vendors', name, 'breachLoss'], vendor.breachLoss > 0);
  }
  for (const [selector, steps] of Object.entries(scenario.routing ?? {})) {
    steps.forEach((step, i) => {
      refuse(['routing', selector, i, 'interpreter'], step.interpreter !== undefined);
    });
  }
  const { selection, costs } = scenario;
  const rules = ['priority-then-longest-wait', 'first-come-first-served'];
  refuse(['selection', 'customerRule'], !rules.includes(selection.customerRule));
  refuse(['selection', 'agentRule'], !['longest-idle', 'listed-order'].includes(selection.agentRule));
  refuse(['selection', 'priorityAgeingPerMinute'], selection.priorityAgeingPerMinute > 0);
  refuse(['selection', 'preemption'], selection.preemption !== 'none');
  refuse(['queues'], scenario.queues.length > 0);
  refuse(['openingHours'], scenario.openingHours !== undefined);
  refuse(['ai'], scenario.ai.length > 0);
  refuse(['outcomes'], scenario.outcomes !== undefined);
  refuse(['costs', 'lostContactValue'], costs.lostContactValue > 0);
  refuse(['costs', 'auditCostPerYear'], costs.auditCostPerYear > 0);
  refuse(['run', 'untilHalfWidth'], scenario.run.untilHalfWidth !== undefined);
  return issues;
}
