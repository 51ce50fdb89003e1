import { describe, expect, it } from 'vitest';
import { mergePatch, placeInPatch } from '../../engine/scenario/merge-patch.ts';
import { scenarioSchema } from '../../engine/scenario/scenario.ts';

const patched = (value: unknown, patch: Record<string, unknown>) => {
  const result = mergePatch(scenarioSchema, value, patch);
  return result.ok ? result.value : result.faults;
};

describe('a merge patch', () => {
  // RFC 7396, appendix A, as far as both sides are objects; the names mean nothing to the schema.
  it.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('of %j by %j is %j', (value, patch, result) => {
    const before = structuredClone(value);
    expect(patched(value, patch)).toEqual(result);
    expect(value, 'the value is left as it is').toEqual(before);
  });

  const desk = { name: 'desk', headcount: 5 };
  const late = { name: 'late', headcount: 2 };

  it('changes, removes and adds entries of a list by name, and leaves the order', () => {
    const changes = { desk: { headcount: 8 }, late: null, night: { headcount: 1 } };
    expect(patched({ agents: [late, desk] }, { agents: changes })).toEqual({
      agents: [
        { name: 'desk', headcount: 8 },
        { name: 'night', headcount: 1 },
      ],
    });
  });

  it('changes a list within a list by name', () => {
    const shifts = [{ name: 'Early', start: '06:00', headcount: 1 }, { start: '07:00' }];
    const changes = { desk: { shifts: { Early: { headcount: 3 } } } };
    expect(patched({ agents: [{ name: 'desk', shifts }] }, { agents: changes })).toEqual({
      agents: [{ name: 'desk', shifts: [{ name: 'Early', start: '06:00', headcount: 3 }, { start: '07:00' }] }],
    });
  });

  it('makes a list by name where there is none, if the schema has one there', () => {
    expect(patched({}, { surge: { bench: { group: 'desk' } } })).toEqual({ surge: [{ name: 'bench', group: 'desk' }] });
    expect(patched({}, { demand: { events: { Flu: { multiplier: 2 } } } })).toEqual({
      demand: { events: [{ name: 'Flu', multiplier: 2 }] },
    });
    expect(patched({}, { vendors: { manila: {} } })).toEqual({ vendors: { manila: {} } });
  });

  it.each([
    [{ overrides: [{ topic: 'a' }] }, { overrides: { a: {} } }, ['overrides'], /no names/],
    [{ agents: [desk] }, { agents: { night: null } }, ['agents', 'night'], /"desk"/],
    [{ agents: [desk] }, { agents: { desk: 5 } }, ['agents', 'desk'], /an object, or null/],
    [{ agents: [desk, desk] }, { agents: { desk: {} } }, ['agents', 'desk'], /"desk"/],
  ])('of %j by %j is refused at %j', (value, patch, path, allowed) => {
    expect(patched(value, patch)).toEqual([
      expect.objectContaining({ path, allowed: expect.stringMatching(allowed as RegExp) }),
    ]);
  });
});

describe('the place in a patch of a value', () => {
  const patch = { agents: { desk: { headcount: -1 } }, overrides: [{ topic: 'x' }], demand: { contactsPerHour: 1 } };
  const value = {
    agents: [{ name: 'late' }, { name: 'desk', headcount: -1, costPerHour: -1 }],
    overrides: [{ topic: 'x' }],
    demand: { contactsPerHour: 1, growthPerYear: 99 },
  };
  it.each([
    [['agents', 1, 'headcount'], ['agents', 'desk', 'headcount'], true],
    [['agents', 1, 'costPerHour'], ['agents', 'desk'], false],
    [['agents', 0, 'headcount'], ['agents'], false],
    [['overrides', 0, 'topic'], ['overrides', 0, 'topic'], true],
    [['demand', 'growthPerYear'], ['demand'], false],
    [['routing', 'x'], [], false],
  ])('at %j is %j', (path, place, isWithin) => {
    expect(placeInPatch(value, patch, path)).toEqual({ place, isWithin });
  });
});
