import { className } from '../scenario/check.ts';
import type { ContactClassShare } from '../scenario/contact-classes.ts';
import { excerpt, type Issue, issueOf, type Path } from '../scenario/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { DemandEvent } from '../scenario/season-and-events.ts';
import type { ContactClass } from '../scenario/selector.ts';
import { isAboutClass } from './demand-events.ts';
import { largestAttackRate } from './epidemic.ts';
import { isPeakReachable, mondayOf } from './season.ts';

/**
 * What a demand that is sound field by field may ask for and that cannot be: a peak that no stretching reaches, an
 * epidemic larger than its reproduction number allows, contacts that nothing says when or of what class they come, changes
 * to a trace that is replayed as it is.
 * @param classes those that can hold contacts (`classesWithVolume`)
 */
export function demandFaults(scenario: Scenario, classes: readonly ContactClassShare[]): Issue[] {
  const { demand } = scenario;
  return [
    ...seasonFaults(demand.season),
    ...(demand.trace === undefined ? [] : traceFaults(scenario)),
    ...demand.events.flatMap((event, i) => [
      ...epidemicFaults(scenario, event, ['demand', 'events', i], classes),
      ...mixFaults(scenario, event, ['demand', 'events', i], classes),
    ]),
  ];
}

function seasonFaults(season: Scenario['demand']['season']): Issue[] {
  if (season === undefined) return [];
  const issues: Issue[] = [];
  const largest = Math.max(...season.weeks.map((week) => week.multiplier));
  if (!isPeakReachable(largest, season.peakMultiplier)) {
    issues.push(
      issueOf({
        path: ['demand', 'season', 'peakMultiplier'],
        found: String(season.peakMultiplier),
        allowed:
          largest === 1
            ? 'none: no week is above 1'
            : `a multiplier ${largest > 1 ? 'above' : 'below'} 1, as ${largest} is`,
      }),
    );
  }
  for (let i = 1; i < season.weeks.length; i++) {
    const { weekOf } = season.weeks[i];
    if (mondayOf(weekOf) !== mondayOf(season.weeks[i - 1].weekOf)) continue;
    issues.push(
      issueOf({
        path: ['demand', 'season', 'weeks', i, 'weekOf'],
        found: `${excerpt(weekOf)}, in the same week (Monday to Sunday) as the date before`,
        allowed: 'one date of each week',
      }),
    );
  }
  return issues;
}

/** A trace cannot be thinned or filled up without ceasing to be one. */
function traceFaults(scenario: Scenario): Issue[] {
  const { demand } = scenario;
  const issues: Issue[] = [];
  const refuse = (path: Path, isGiven: boolean): void => {
    if (!isGiven) return;
    issues.push(
      issueOf({ path, found: 'a change of volume beside a trace', allowed: 'nothing: a trace is replayed as it is' }),
    );
  };
  refuse(['demand', 'season'], demand.season !== undefined);
  refuse(['demand', 'growthPerYear'], demand.growthPerYear !== 0);
  refuse(['demand', 'busyness'], demand.busyness !== undefined);
  refuse(['demand', 'forecastError'], demand.forecastError !== undefined);
  demand.events.forEach((event, i) => {
    const isMixing = event.languageMix !== undefined || event.channelMix !== undefined;
    refuse(['demand', 'events', i], event.shape === 'epidemic' || event.multiplier !== 1 || isMixing);
  });
  scenario.outages.forEach((outage, i) => {
    refuse(['outages', i, 'demandMultiplier'], outage.demandMultiplier !== 1);
  });
  return issues;
}

function epidemicFaults(
  scenario: Scenario,
  event: DemandEvent,
  path: Path,
  classes: readonly ContactClassShare[],
): Issue[] {
  if (event.shape !== 'epidemic') return [];
  const { population, attackRate, reproductionNumber, initialCases } = event;
  const totalCases = attackRate * population;
  if (initialCases >= totalCases) {
    const allowed = `fewer than the ${Number(totalCases.toPrecision(6))} who fall ill in all (attackRate x population)`;
    return [issueOf({ path: [...path, 'initialCases'], found: String(initialCases), allowed })];
  }
  const most = largestAttackRate(event);
  if (attackRate > most) {
    return [
      issueOf({
        path: [...path, 'attackRate'],
        found: String(attackRate),
        allowed: `at most ${(Math.floor(most * 1000) / 1000).toString()}, the final size of an epidemic with reproductionNumber ${reproductionNumber}`,
      }),
    ];
  }
  const { contactsPerHour, contactsPerDay, contactsPerWeek } = scenario.demand;
  const hasVolume = (contactsPerHour ?? contactsPerDay ?? contactsPerWeek ?? 1) > 0;
  const hasTable = scenario.demand.intervalCounts !== undefined;
  const isFollowed =
    hasVolume && classes.some((contact) => isAboutClass(scenario, event, contact) && (hasTable || contact.share > 0));
  if (isFollowed || event.contactsPerCase === 0) return [];
  return [
    issueOf({
      path,
      found: 'an epidemic whose contacts have no base volume to follow',
      allowed: 'topics, languages and channels with some base volume: it says at what time of day they come',
    }),
  ];
}

/** The mix of an event must not bring contacts to classes that nothing else makes possible. */
function mixFaults(scenario: Scenario, event: DemandEvent, path: Path, classes: readonly ContactClassShare[]): Issue[] {
  const { languageMix, channelMix } = event;
  const known = new Set(classes.map(className));
  const named = (mix: Readonly<Record<string, number>> | undefined, own: string): string[] =>
    mix === undefined ? [own] : Object.keys(mix).filter((name) => mix[name] > 0);
  for (const contact of classes) {
    if (!isAboutClass(scenario, event, contact)) continue;
    for (const language of named(languageMix, contact.language)) {
      for (const channel of named(channelMix, contact.channel)) {
        const target: ContactClass = { topic: contact.topic, language, channel };
        if (known.has(className(target))) continue;
        return [
          issueOf({
            path: [...path, languageMix === undefined ? 'channelMix' : 'languageMix'],
            found: `a mix that brings contacts to ${excerpt(className(target))}`,
            allowed: 'combinations of language and channel that the mix of the topic has',
          }),
        ];
      }
    }
  }
  return [];
}
