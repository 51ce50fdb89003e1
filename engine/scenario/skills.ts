import type { AgentGroup, Proficiency } from './agents.ts';
import type { Scenario } from './scenario.ts';
import type { ContactClass } from './selector.ts';

type Skills = AgentGroup['topics'];

/** Does the list of skills, where none given means all, hold this one? */
function hasSkill(skills: Skills, name: string): boolean {
  if (skills === undefined) return true;
  return Array.isArray(skills) ? skills.includes(name) : Object.hasOwn(skills, name);
}

/** Has the group the topic and the channel of the contact, so that it could serve it with an interpreter? */
export function servesTopicAndChannel(group: AgentGroup, contact: ContactClass): boolean {
  return hasSkill(group.topics, contact.topic) && (group.channels?.includes(contact.channel) ?? true);
}

/** Has the group topic, language and channel of the contact? */
export function serves(group: AgentGroup, contact: ContactClass): boolean {
  return servesTopicAndChannel(group, contact) && hasSkill(group.languages, contact.language);
}

/** What the group's proficiency in topic and language changes: factors multiply, and the language's FCR wins. */
export function proficiencyOf(group: AgentGroup, contact: ContactClass): Proficiency {
  const topic = proficiency(group.topics, contact.topic);
  const language = proficiency(group.languages, contact.language);
  return {
    handleTimeMultiplier: topic.handleTimeMultiplier * language.handleTimeMultiplier,
    firstContactResolution: language.firstContactResolution ?? topic.firstContactResolution,
  };
}

function proficiency(skills: Skills, name: string): Proficiency {
  const found =
    skills === undefined || Array.isArray(skills) || !Object.hasOwn(skills, name) ? undefined : skills[name];
  return found ?? { handleTimeMultiplier: 1 };
}

/** The site of a group: as given, else the only one (a checked scenario with several names it). */
export function siteOf(scenario: Scenario, group: AgentGroup): string {
  return group.site ?? Object.keys(scenario.sites)[0]!;
}

/** The vendor of a group: as given, else the only one (a checked scenario with several names it). */
export function vendorOf(scenario: Scenario, group: AgentGroup): string {
  return group.vendor ?? Object.keys(scenario.vendors)[0]!;
}
