import fc from 'fast-check';
import type { ScenarioInput } from '../../../engine/index.ts';
import { weekdays } from '../../../engine/scenario/dates.ts';
import { anyPatience, anyTime } from './any-time.ts';
import { anyFactor, anyPrice, anyShare, type Frame, sometimes, timeOf } from './frame.ts';

export type Behaviour = ScenarioInput['contacts'];

/** More than behaviour has. */
const FIELDS = 20;

/** Waits that ascend, each with a value. */
export function anyCurve<T>(value: fc.Arbitrary<T>): fc.Arbitrary<{ waitSeconds: number; value: T }[]> {
  return fc
    .uniqueArray(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 3 })
    .chain((waits) =>
      fc
        .array(value, { minLength: waits.length, maxLength: waits.length })
        .map((values) => waits.sort((a, b) => a - b).map((waitSeconds, i) => ({ waitSeconds, value: values[i] }))),
    );
}

const announcedWait = fc.record({
  balk: anyCurve(anyShare).map((points) => points.map(({ waitSeconds, value }) => ({ waitSeconds, share: value }))),
  patienceMultiplier: fc.constantFrom(undefined, 1.3, 0.5),
});

const redial = fc.record({
  afterAbandon: fc.constantFrom(undefined, 0.4, 1),
  afterBlock: fc.constantFrom(undefined, 0.7, 1),
  afterClosed: fc.constantFrom(undefined, 0.5, 1),
  delay: anyTime,
  maxAttempts: fc.constantFrom(4, 1, 12),
});

const callback = fc
  .record({
    offerWhenExpectedWaitSeconds: fc.constantFrom(undefined, 0, 30, 300),
    offerWhenWaitingAtLeast: fc.constantFrom(0, 1, 5, undefined),
    acceptance: anyShare,
    reach: sometimes(anyShare),
    attempts: fc.constantFrom(undefined, 2, 5),
    mode: fc.constantFrom(undefined, 'keeps-place' as const, 'when-idle' as const),
    reserveAgents: fc.constantFrom(undefined, 0, 1),
  })
  .filter((given) => (given.offerWhenExpectedWaitSeconds ?? given.offerWhenWaitingAtLeast) !== undefined);

const window = fc.record({
  days: fc.subarray([...weekdays], { minLength: 1 }),
  from: fc.integer({ min: 0, max: 23 }).map((hour) => timeOf(hour * 60)),
  to: fc.integer({ min: 0, max: 23 }).map((hour) => timeOf(hour * 60 + 30)),
});

const deadline = fc.record({
  hours: fc.constantFrom(4, 0.1, 24),
  clock: fc.constantFrom(undefined, 'clock' as const, 'business' as const),
});

/** One layer of behaviour: any of its fields. */
export function anyBehaviour({ channels }: Frame): fc.Arbitrary<Behaviour> {
  const channel = fc.constantFrom(...channels);
  return fc.record({
    handleTime: sometimes(anyTime),
    afterCallWork: sometimes(anyTime),
    handleTimeMultiplier: sometimes(anyFactor),
    patience: sometimes(anyPatience),
    balkingShare: sometimes(anyShare),
    announcedWait: sometimes(announcedWait),
    priority: sometimes(fc.integer({ min: -2, max: 2 })),
    urgentShare: sometimes(anyShare),
    urgentPriority: sometimes(fc.integer({ min: -3, max: 3 })),
    firstContactResolution: sometimes(anyShare),
    returns: sometimes(
      fc.record({ delay: anyTime, toChannel: sometimes(channel), maxAttempts: fc.constantFrom(3, 1, 10) }),
    ),
    redial: sometimes(redial),
    callback: sometimes(callback),
    // Not for certain: a circle of such conversions has no end, which is a fault.
    convertsTo: sometimes(fc.record({ channel, share: fc.constantFrom(0.1, 0.5, 0, 0.9) })),
    deadline: sometimes(deadline),
    window: sometimes(window),
    valueIfLost: sometimes(anyPrice),
    serviceLevelThresholdSeconds: sometimes(fc.constantFrom(30, 0.5, 600)),
  });
}

/** A layer in which little is said, so that many layers do not switch everything on. */
export function sparseBehaviour(frame: Frame): fc.Arbitrary<Behaviour> {
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.constant({}), weight: 2 },
    {
      arbitrary: fc
        .tuple(anyBehaviour(frame), fc.array(fc.nat(3), { minLength: FIELDS, maxLength: FIELDS }))
        .map(([layer, chance]) => Object.fromEntries(Object.entries(layer).filter((_, i) => chance[i] === 0))),
      weight: 1,
    },
  );
}
