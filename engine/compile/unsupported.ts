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
  refuse(['run', 'untilHalfWidth'], scenario.run.untilHalfWidth !== undefined);
  return issues;
}
