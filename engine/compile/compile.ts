import { momentsOf } from '../random/moments.ts';
import { behaviourOf, type ResolvedBehaviour } from '../scenario/behaviour-of.ts';
import { channelKind } from '../scenario/channel-kind.ts';
import { classesWithVolume } from '../scenario/classes-with-volume.ts';
import type { ContactClassShare } from '../scenario/contact-classes.ts';
import type { Issue } from '../scenario/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { siteOf } from '../scenario/skills.ts';
import { arrivalsOf } from './arrival-rates.ts';
import { timelineOf } from './clock.ts';
import { crewPlansOf } from './crew-plans.ts';
import { demandNotes } from './demand-notes.ts';
import { journeysOf } from './journeys.ts';
import type { ContactClasses, Model } from './model.ts';
import { zonesOf } from './packed-zones.ts';
import { patientOutcomesOf } from './patient-outcomes.ts';
import { interpreterOfClass, payOf } from './pay.ts';
import { rosterOf } from './roster.ts';
import { routingOf } from './routing-tables.ts';
import { tooLarge } from './size-limits.ts';
import { staffNotes } from './staff-notes.ts';
import { staffPlanOf } from './staff-plan.ts';
import { measuringOf } from './targets.ts';
import { teamsOf } from './teams.ts';
import { unsupportedFeatures } from './unsupported.ts';
import { zoneClocks } from './zone-clock.ts';

export type Compiled =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Turns a scenario's words into the tables of a model: classes and groups into indices, local times into seconds,
 * shifts into changes of staff, profiles into rates.
 * @param scenario sound in structure and meaning, as `parseScenario` returns it
 * @returns the model, or why this scenario cannot be simulated (too large, or not supported yet)
 */
export async function compile(scenario: Scenario): Promise<Compiled> {
  const issues = [...unsupportedFeatures(scenario), ...tooLarge(scenario)];
  if (issues.length > 0) return { ok: false, issues };

  const { timeZone } = scenario.calendar;
  const siteZone = (site: string): string => scenario.sites[site]?.timeZone ?? timeZone;
  const clocks = await zoneClocks(zonesOf(scenario));
  const timeline = timelineOf(scenario, clocks.get(timeZone)!);
  const zones = scenario.agents.map((group) => clocks.get(siteZone(siteOf(scenario, group)))!);

  const contacts = classesWithVolume(scenario);
  const behaviours = contacts.map(({ topic, language, channel }) => behaviourOf(scenario, topic, language, channel));
  const kinds = contacts.map(({ channel }) => channelKind(scenario, channel));
  const classes = classesOf(contacts, behaviours, kinds);
  const crews = crewPlansOf(scenario, timeline, zones);
  const teams = teamsOf(scenario, contacts, behaviours, crews.teams);
  const roster = rosterOf(scenario, contacts, crews, teams, timeline);
  const zoneOfSite = (site: string | undefined) => clocks.get(site === undefined ? timeZone : siteZone(site))!;
  const journeys = journeysOf(scenario, contacts, behaviours, timeline, zoneOfSite);
  const { measuring, targets, agreements } = measuringOf(scenario, contacts, timeline);
  const demand = arrivalsOf(scenario, contacts, timeline);
  if (!demand.ok) return demand;
  const routing = routingOf(scenario, contacts, behaviours, journeys, teams.groupOf);
  const model: Model = {
    name: scenario.name,
    question: scenario.question ?? '',
    clock: timeline.clock,
    axes: timeline.axes,
    classes,
    arrivals: demand.arrivals,
    groups: teams,
    roster,
    staffing: staffPlanOf(roster, timeline),
    routing,
    journeys,
    measuring,
    pay: payOf({
      ...{ scenario, contacts, behaviours, crews, teams, roster, agreements, timeline, zones },
      frontDoor: journeys.frontDoor,
      interpreter: interpreterOfClass(routing, contacts.length),
    }),
    outcomes: patientOutcomesOf(scenario, contacts),
    targets,
    run: {
      seed: scenario.run.seed,
      replications: scenario.run.replications,
      confidence: scenario.run.confidence,
    },
    notes: notesOn(scenario),
  };
  return { ok: true, model };
}

function classesOf(
  contacts: readonly ContactClassShare[],
  behaviours: readonly ResolvedBehaviour[],
  kinds: readonly string[],
): ContactClasses {
  const topics = distinct(contacts.map(({ topic }) => topic));
  const languages = distinct(contacts.map(({ language }) => language));
  const channels = distinct(contacts.map(({ channel }) => channel));
  return {
    count: contacts.length,
    names: contacts.map(({ topic, language, channel }) => `${topic}/${language}/${channel}`),
    topics,
    languages,
    channels,
    topicOf: Uint16Array.from(contacts, ({ topic }) => topics.indexOf(topic)),
    languageOf: Uint16Array.from(contacts, ({ language }) => languages.indexOf(language)),
    channelOf: Uint16Array.from(contacts, ({ channel }) => channels.indexOf(channel)),
    talk: behaviours.map(({ handleTime }) => handleTime),
    afterCallWork: behaviours.map(({ afterCallWork }) => afterCallWork ?? null),
    patience: behaviours.map(({ patience }) => patience),
    meanHandleSeconds: Float64Array.from(
      behaviours,
      ({ handleTime, afterCallWork, handleTimeMultiplier }) =>
        (momentsOf(handleTime).mean + (afterCallWork === undefined ? 0 : momentsOf(afterCallWork).mean)) *
        handleTimeMultiplier,
    ),
    thresholdSeconds: Float64Array.from(behaviours, ({ deadline, serviceLevelThresholdSeconds }, k) =>
      deadline !== undefined && kinds[k] !== 'live' ? deadline.hours * 3600 : serviceLevelThresholdSeconds,
    ),
  };
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}

function notesOn(scenario: Scenario): string[] {
  const notes = staffNotes(scenario);
  notes.push(...demandNotes(scenario));
  return notes;
}
