import { describe, expect, it } from 'vitest';
import { demandNotes } from '../../engine/compile/demand-notes.ts';
import type { ScenarioInput } from '../../engine/index.ts';
import { scenarioOf, smallScenario } from '../support/model-of.ts';

const notesOf = (demand: ScenarioInput['demand'], warmUpHours = 0): string[] =>
  demandNotes(scenarioOf({ ...smallScenario, calendar: { ...smallScenario.calendar, warmUpHours }, demand }));
const start = '2026-01-05';

describe('the notes on demand', () => {
  it('say that days vary as a Poisson process only, unless they vary more or are replayed', () => {
    const said = (demand: ScenarioInput['demand']) => notesOf(demand).some((note) => note.includes('Poisson'));
    expect(said({ contactsPerHour: 1 })).toBe(true);
    expect(said({ contactsPerHour: 1, busyness: { cv: 0.1 } })).toBe(false);
    expect(said({ trace: [{ atSeconds: [1] }] })).toBe(false);
  });

  it('name the factors that a table leaves without effect', () => {
    const factors = { weekdayFactors: { mon: 2 }, holidayFactor: 0.5, timeOfDay: new Array(24).fill(1) };
    expect(notesOf({ dailyContacts: { [start]: 10 }, ...factors })).toContain(
      'demand.dailyContacts holds what days and hours are like, so weekdayFactors, holidayFactor did not change it.',
    );
    expect(notesOf({ intervalCounts: [{ intervalMinutes: 60, contacts: [1] }], ...factors })).toContain(
      'demand.intervalCounts holds what days and hours are like, so weekdayFactors, holidayFactor, timeOfDay did not change it.',
    );
    expect(notesOf({ contactsPerHour: 10, ...factors })).toHaveLength(1);
  });

  it('warn of a warm-up in which nobody calls', () => {
    const counts = { intervalMinutes: 60 as const, contacts: [1] };
    const warned = (demand: ScenarioInput['demand'], hours: number) =>
      notesOf(demand, hours).some((note) => note.includes('warm-up'));
    expect(warned({ intervalCounts: [counts] }, 2)).toBe(true);
    expect(warned({ intervalCounts: [counts] }, 0)).toBe(false);
    expect(warned({ intervalCounts: [{ ...counts, startsAt: '2026-01-04' }] }, 2)).toBe(false);
  });

  it('say how long a pulse changes mix and handle time, where it does', () => {
    const pulse = { name: 'a', shape: 'pulse' as const, start, multiplier: 2, halfLifeDays: 1 };
    const said = (more: object) =>
      notesOf({ contactsPerHour: 1, events: [{ ...pulse, ...more }] }).some((note) => note.includes('half-lives'));
    expect([said({}), said({ handleTimeMultiplier: 1.1 }), said({ languageMix: { en: 1 } })]).toEqual([
      false,
      true,
      true,
    ]);
  });
});
