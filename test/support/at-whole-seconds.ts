import type { ScenarioInput } from '../../engine/index.ts';
import { expandSeed, hashName, openStream } from '../../engine/random/seed.ts';
import { Stream } from '../../engine/random/stream.ts';

const DAY_SECONDS = 86_400;
/** Contacts come at instants that are so far apart, several at one of them. */
const TICK_SECONDS = 10;

/**
 * The scenario with everything at whole seconds, so that much happens at one instant: a trace in place of volumes, every time
 * a multiple of `stepSeconds`, no multipliers, few lines, all of which are taken now and then, and many contacts that turn
 * into others as they end.
 */
export function atWholeSeconds(given: ScenarioInput, stepSeconds: number, lines: number): ScenarioInput {
  const { topics, languages, channels } = given.demand;
  const { warmUpHours = 0, days = 1 } = given.calendar as { warmUpHours?: number; days?: number };
  return JSON.parse(
    JSON.stringify({
      ...given,
      demand: { trace: [{ atSeconds: instants(warmUpHours, days) }], topics, languages, channels },
      queues: [
        { name: 'calls', contacts: ['*/*/voice'], lines, waitingPlaces: Math.ceil(lines / 3) },
        { name: 'chats', contacts: ['*/*/chat'], lines: Math.ceil(lines / 4) },
        { name: 'mails', contacts: ['*/*/email'], lines: Math.ceil(lines / 4) },
      ],
      outages: given.outages?.map((outage) => ({ ...outage, demandMultiplier: undefined })),
    }),
    (name, value) => {
      if (/^(handleTime|residualHandleTime|patience)Multiplier$/.test(name)) return 1;
      if (name === 'convertsTo') return { ...value, share: 0.5 };
      if (name === 'speedAtLoad') return value.map((_: number, beside: number) => 1 / 2 ** Math.min(beside, 1));
      return typeof value?.law === 'string' ? { law: 'constant', seconds: wholeSteps(value, stepSeconds) } : value;
    },
  );
}

/** More by day than by night. */
function instants(warmUpHours: number, days: number): number[] {
  const stream = new Stream();
  openStream(stream, expandSeed('whole seconds'), hashName('arrivals'), 0, 0);
  const at: number[] = [];
  for (let now = -warmUpHours * 3600; now < days * DAY_SECONDS; now += TICK_SECONDS) {
    const hour = Math.floor(((now + DAY_SECONDS) % DAY_SECONDS) / 3600);
    const share = hour >= 8 && hour < 19 ? 0.3 : 0.02;
    for (let contact = 0; contact < 3; contact++) if (stream.nextUniform() < share) at.push(now);
  }
  return at;
}

function wholeSteps(
  law: { meanSeconds?: number; seconds?: number; modeSeconds?: number },
  stepSeconds: number,
): number {
  const seconds = law.meanSeconds ?? law.seconds ?? law.modeSeconds ?? 240;
  return stepSeconds * Math.max(1, Math.round(seconds / stepSeconds));
}
