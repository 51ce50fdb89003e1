import { describe, expect, it } from 'vitest';
import { staffNotes } from '../../engine/compile/staff-notes.ts';
import { scenarioOf, smallScenario } from '../support/model-of.ts';

const notes = (changes: object): string => staffNotes(scenarioOf({ ...smallScenario, ...changes })).join('\n');

describe('the notes on staff', () => {
  it('name the rule of the end of a shift', () => {
    expect(notes({})).toContain('shared capacity');
    expect(notes({ selection: { shiftEnd: 'named-agents' } })).not.toContain('shared capacity');
    expect(notes({ selection: { shiftEnd: 'named-agents' } })).toContain('named');
  });

  it('say how absence, attrition and hiring are meant where they occur, and not elsewhere', () => {
    expect(notes({})).not.toMatch(/Absence|Attrition|Shrinkage|New agents|outage/);
    const desk = { name: 'desk', headcount: 5 };
    expect(notes({ agents: [{ ...desk, shrinkage: { unplanned: 0.1 } }] })).toContain('absent agents are paid');
    const covered = { ...desk, headcountMeans: 'productive', shrinkage: { unplanned: 0.1 } };
    expect(notes({ agents: [covered] })).toContain('is covered');
    expect(notes({ agents: [{ ...desk, attritionPerYear: 0.4 }] })).toContain('yearly hazard');
    const hiring = [{ date: '2026-01-05', headcount: 1, trainingDays: 0 }];
    expect(notes({ agents: [{ ...desk, hiring }] })).toContain('in proportion to headcount');
  });
});
