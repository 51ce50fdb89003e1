import { describe, expect, it } from 'vitest';
import type { ScenarioInput } from '../../engine/index.ts';
import { modelOf } from '../support/model-of.ts';
import { recorded } from '../support/recording-observer.ts';

/** Two agents who may hold two chats each at full speed, and chats of 100 seconds at 0, 10 and 20. */
async function busyStretches(assignment: 'fewest-in-hand' | 'most-in-hand' | undefined): Promise<number[][]> {
  const changes: Partial<ScenarioInput> = {
    demand: { trace: [{ atSeconds: [0, 10, 20] }] },
    contacts: { handleTime: { law: 'constant', seconds: 100 }, patience: { law: 'never' } },
    agents: [
      {
        name: 'desk',
        headcount: 2,
        concurrency: { channels: ['voice'], limit: 2, speedAtLoad: [1, 1], ...(assignment && { assignment }) },
      },
    ],
  };
  const { busyStretches } = recorded(await modelOf(changes));
  return busyStretches.map(({ from, to }) => [from, to]).sort(([a], [b]) => a - b);
}

describe('a new chat goes to', () => {
  it('an idle agent first, when nothing else is said', async () => {
    const stretches = [
      [0, 120],
      [10, 110],
    ];
    expect(await busyStretches(undefined)).toEqual(stretches);
    expect(await busyStretches('fewest-in-hand')).toEqual(stretches);
  });

  it('the agent with the most in hand who has room under most-in-hand, and to an idle one when none has', async () => {
    expect(await busyStretches('most-in-hand')).toEqual([
      [0, 110],
      [20, 120],
    ]);
  });
});
