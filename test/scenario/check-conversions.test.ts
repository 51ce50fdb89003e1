import { describe, expect, it } from 'vitest';
import { type ScenarioInput, validateScenario } from '../../engine/index.ts';
import { formatIssue } from '../../engine/scenario/issue.ts';
import { smallScenario } from '../support/model-of.ts';

function faults(channels: ScenarioInput['demand']['channels'], changes: Partial<ScenarioInput> = {}): string[] {
  const demand = { contactsPerHour: 60, channels };
  const parsed = validateScenario({ ...smallScenario, demand, ...changes });
  return parsed.ok ? [] : parsed.issues.map(formatIssue);
}

const to = (channel: string, share: number) => ({ convertsTo: { channel, share } });

describe('conversions', () => {
  it('may lead in a circle while some contacts leave it', () => {
    expect(faults({ voice: to('chat', 1), chat: to('voice', 0.99) })).toEqual([]);
    expect(faults({ voice: to('voice', 0.5) })).toEqual([]);
  });

  it('may be certain where the way ends', () => {
    expect(faults({ voice: to('chat', 1), chat: to('email', 1), email: {} })).toEqual([]);
  });

  it('may not go on for ever', () => {
    const sentence = 'that turns into one of its own class again and again; allowed: a share < 1 somewhere on the way';
    expect(faults({ voice: to('voice', 1) })).toEqual([
      `demand.channels.voice.convertsTo: found a contact of "general/en/voice" ${sentence}`,
    ]);
    expect(faults({ email: to('voice', 1), voice: to('chat', 1), chat: to('voice', 1) })).toEqual([
      `demand.channels.voice.convertsTo: found a contact of "general/en/voice" ${sentence}`,
      `demand.channels.chat.convertsTo: found a contact of "general/en/chat" ${sentence}`,
    ]);
  });

  it('are told of once where one layer makes many', () => {
    const contacts = { ...smallScenario.contacts, ...to('voice', 1) };
    const topics = { a: {}, b: {} };
    const demand = { contactsPerHour: 60, topics, channels: { voice: {} } };
    const parsed = validateScenario({ ...smallScenario, demand, contacts });
    expect(parsed.ok ? [] : parsed.issues.map(({ path }) => path)).toEqual(['contacts.convertsTo']);
  });
});
