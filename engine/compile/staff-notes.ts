import type { Scenario } from '../scenario/scenario.ts';

/** What the report must say about staff: the rules that move results, and the conventions that a planner may not expect. */
export function staffNotes(scenario: Scenario): string[] {
  const { agents, selection, surge, outages } = scenario;
  const notes = [
    selection.shiftEnd === 'named-agents'
      ? 'Agents are named: at the end of a shift those whose shift it is finish the contact in hand in paid overtime and leave; the others go on taking contacts.'
      : 'Staff is shared capacity: when a shift ends idle agents go first, and nobody of the group starts a contact until fewer are busy than staffed; contacts in hand are finished in paid overtime.',
  ];
  if (agents.some((group) => group.shrinkage.planned > 0)) {
    notes.push(
      'Shrinkage: net = planned x (1 - s) for groups whose headcount means scheduled agents, planned = net / (1 - s) for those whose headcount means productive agents; the net headcount of a group is rounded to the nearest agent.',
    );
  }
  if (agents.some(({ headcountMeans, shrinkage }) => headcountMeans === 'scheduled' && shrinkage.unplanned > 0)) {
    notes.push(
      'Absence: each scheduled agent is absent with the unplanned share, for a whole shift (or day), independently of others; planned and unplanned shrinkage add up as shares of paid time; absent agents are paid.',
    );
  }
  if (agents.some(({ headcountMeans, shrinkage }) => headcountMeans === 'productive' && shrinkage.unplanned > 0)) {
    notes.push(
      'Absence of groups whose headcount means productive agents is covered: it adds to pay and not to chance.',
    );
  }
  if (agents.some(({ attritionPerYear }) => attritionPerYear > 0)) {
    notes.push(
      'Attrition: every agent leaves at the yearly hazard, from one day of work to the next, and is replaced by hiring classes alone; pay takes leavers out by their expected number.',
    );
  }
  if (agents.some(({ hiring }) => hiring.length > 0) || surge.some(({ kind }) => kind !== 'overtime')) {
    notes.push(
      'New agents keep the hours of their group: they are spread over its shifts in proportion to headcount (Sainte-Lague).',
    );
  }
  if (outages.length > 0) notes.push('Agents cut off by a site outage are paid.');
  return notes;
}
