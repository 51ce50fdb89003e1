import { describe, expect, it } from 'vitest';
import { behaviourOf } from '../../engine/scenario/behaviour-of.ts';
import { classesWithVolume } from '../../engine/scenario/classes-with-volume.ts';
import { contactClasses } from '../../engine/scenario/contact-classes.ts';
import { validateScenario } from '../../engine/scenario/parse-scenario.ts';
import type { Scenario, ScenarioInput } from '../../engine/scenario/scenario.ts';
import { proficiencyOf, serves } from '../../engine/scenario/skills.ts';
import { everyField, smallClinic } from './example-scenarios.ts';

function sound(change: (scenario: ScenarioInput) => void, from = smallClinic): Scenario {
  const scenario = from();
  change(scenario);
  const parsed = validateScenario(scenario);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.scenario;
}

describe('behaviourOf', () => {
  it('lets the later layer win: contacts, channel, language, topic, overrides in order', () => {
    const keys = ['channels', 'languages', 'topics', 'first', 'second'] as const;
    const found = [-1, 0, 1, 2, 3, 4].map((last) => {
      const scenario = sound((s) => {
        s.contacts.priority = 1;
        const priority = (key: (typeof keys)[number]) =>
          keys.indexOf(key) <= last ? { priority: keys.indexOf(key) + 2 } : {};
        s.demand.channels = { voice: priority('channels') };
        s.demand.languages = { en: priority('languages') };
        s.demand.topics = { general: priority('topics') };
        s.overrides = [{ topic: 'general', ...priority('first') }, { ...priority('second') }];
      });
      return behaviourOf(scenario, 'general', 'en', 'voice').priority;
    });
    expect(found).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('multiplies the handle-time factors of all layers', () => {
    const scenario = sound((s) => {
      s.contacts.handleTimeMultiplier = 2;
      s.demand.languages = { en: { handleTimeMultiplier: 3 } };
      s.overrides = [{ channel: 'voice', handleTimeMultiplier: 0.5 }];
    });
    expect(behaviourOf(scenario, 'general', 'en', 'voice').handleTimeMultiplier).toBe(3);
  });

  it('fills in defaults last, from the rest of the scenario where they live there', () => {
    const scenario = sound((s) => {
      s.costs = { lostContactValue: 7 };
      s.serviceLevel = { thresholdSeconds: 45 };
    });
    expect(behaviourOf(scenario, 'general', 'en', 'voice')).toMatchObject({
      balkingShare: 0,
      urgentPriority: -1,
      firstContactResolution: 1,
      valueIfLost: 7,
      serviceLevelThresholdSeconds: 45,
    });
  });

  it('gives deferred and outbound work endless patience, whatever the layers say', () => {
    const scenario = sound(() => {}, everyField);
    expect(behaviourOf(scenario, 'billing', 'en', 'email').patience).toEqual({ law: 'never' });
    expect(behaviourOf(scenario, 'reminders', 'en', 'dialer').patience).toEqual({ law: 'never' });
    expect(behaviourOf(scenario, 'nurse', 'en', 'chat').patience.law).toBe('weibull');
  });

  it('applies an override only to the contacts that it names', () => {
    const scenario = sound(() => {}, everyField);
    expect(behaviourOf(scenario, 'billing', 'es', 'chat').handleTime.law).toBe('triangular');
    expect(behaviourOf(scenario, 'billing', 'en', 'chat').handleTime.law).toBe('lognormal');
  });

  it('throws for a class that was never checked', () => {
    const scenario = { ...sound(() => {}), contacts: {} };
    expect(() => behaviourOf(scenario, 'general', 'en', 'voice')).toThrow('was not checked');
  });
});

describe('contactClasses', () => {
  it('lists topic x language x channel in the order of the file, with shares that add to 1', () => {
    const classes = contactClasses(sound(() => {}, everyField));
    expect(classes).toHaveLength(3 * 2 * 4);
    expect(classes[0]).toMatchObject({ topic: 'nurse', language: 'en', channel: 'voice' });
    expect(classes.reduce((sum, each) => sum + each.share, 0)).toBeCloseTo(1, 12);
  });

  it("prefers a topic's own mixes, in which what is left out has none", () => {
    const classes = contactClasses(sound(() => {}, everyField));
    const share = (topic: string, language: string, channel: string) =>
      classes.find((each) => each.topic === topic && each.language === language && each.channel === channel)?.share;
    expect(share('nurse', 'es', 'voice')).toBeCloseTo(0.5 * 0.3 * 0.8, 12);
    expect(share('billing', 'es', 'email')).toBeCloseTo(0.4 * 0.2 * 0.2, 12);
    expect(share('reminders', 'en', 'voice')).toBe(0);
  });

  it('splits into equal parts where no share is given', () => {
    const scenario = sound((s) => void (s.demand.languages = { en: {}, es: {} }));
    expect(contactClasses(scenario).map((each) => each.share)).toEqual([0.5, 0.5]);
  });
});

it('classesWithVolume follows tables to the classes they name, and mixes for what they leave out', () => {
  const scenario = sound((s) => {
    s.demand = {
      intervalCounts: [
        { topic: 'a', language: 'es', intervalMinutes: 30, contacts: [1] },
        { topic: 'b', intervalMinutes: 30, contacts: [0] },
      ],
      topics: { a: {}, b: {} },
      languages: { en: { share: 1 }, es: { share: 0 } },
    };
  });
  expect(classesWithVolume(scenario).map((each) => `${each.topic}/${each.language}`)).toEqual(['a/es']);
});

it('a group serves what it has topic, language and channel of, at the product of its proficiencies', () => {
  const [desk, manila] = sound(() => {}, everyField).agents;
  const nurse = { topic: 'nurse', language: 'es', channel: 'voice' };
  expect([serves(desk!, nurse), serves(manila!, nurse)]).toEqual([true, false]);
  expect(proficiencyOf(desk!, nurse).handleTimeMultiplier).toBeCloseTo(1.05 * 1.1, 12);
  expect(proficiencyOf(desk!, nurse).firstContactResolution).toBe(0.85);
});
