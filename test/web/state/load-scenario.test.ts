import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../engine/browser.ts';
import { loadScenario, maxFileBytes } from '../../../web/state/load-scenario.ts';

const file = (text: string) => ({ size: text.length, text: async () => text });
const read = async (text: string) => parseScenario(text);

describe('loadScenario', () => {
  it('lists every fault of a file as a sentence', async () => {
    const result = await loadScenario(
      file('{"surgeboard": 1, "name": "x", "agents": [{"name": "a", "headcount": -1}]}'),
      read,
    );
    expect(result.ok).toBe(false);
    const faults = result.ok ? [] : result.faults;
    expect(faults.length).toBeGreaterThan(2);
    expect(faults).toContainEqual(expect.stringMatching(/^agents\[0\]\.headcount: found -1; allowed: /));
  });

  it('refuses what is not JSON without throwing', async () => {
    expect(await loadScenario(file('PK\u0003\u0004'), read)).toMatchObject({ ok: false });
  });

  it('does not read a file that is far too large', async () => {
    const result = await loadScenario(
      { size: maxFileBytes + 1, text: () => Promise.reject(new Error('was read')) },
      read,
    );
    expect(result).toEqual({ ok: false, faults: ['file: found 51 MB; allowed: at most 50 MB'] });
  });
});
