import fc from 'fast-check';
import type { ScenarioInput } from '../../../engine/index.ts';
import { weekdays } from '../../../engine/scenario/dates.ts';
import { anySelector, anySelectors, bySelector, type Frame, someOf, sometimes, timeOf } from './frame.ts';

type Routing = NonNullable<ScenarioInput['routing']>;
type OpeningHours = NonNullable<ScenarioInput['openingHours']>;
type Stretch = OpeningHours[string]['hours'][number];

/** Steps by selector. Some may be of no use to any class, and some classes may be left without one: see `settled`. */
export function anyRouting(frame: Frame): fc.Arbitrary<Routing> {
  const afterSeconds = fc.constantFrom(undefined, 0, 20, 60);
  const rule = fc.constantFrom(undefined, 'longest-idle' as const, 'listed-order' as const, 'random-idle' as const);
  const rank = fc.constantFrom(undefined, undefined, 0, 3);
  const interpreter = fc.constantFrom(undefined, ...frame.pools, ...frame.pools);
  const step = fc.oneof(
    fc.record({ group: fc.constantFrom(...frame.groups), afterSeconds, interpreter, rule, rank }),
    fc.record({ groups: someOf(frame.groups), afterSeconds, interpreter, rule, rank }),
  );
  const steps = fc.array(step, { minLength: 1, maxLength: 3 });
  return fc
    .tuple(steps, fc.array(fc.tuple(anySelector(frame), steps), { maxLength: 2 }))
    .map(([forAll, special]) => ({ ...Object.fromEntries(special), '*': forAll }));
}

export function anySelection(frame: Frame): fc.Arbitrary<NonNullable<ScenarioInput['selection']>> {
  return fc.record({
    customerRule: fc.constantFrom(
      undefined,
      'priority-then-longest-wait' as const,
      'first-come-first-served' as const,
      'longest-queue' as const,
      'listed-order' as const,
      'longest-weighted-wait' as const,
      'queue-ratio' as const,
    ),
    agentRule: fc.constantFrom(
      undefined,
      'longest-idle' as const,
      'listed-order' as const,
      'least-flexible' as const,
      'most-idle' as const,
      'expected-delay' as const,
      'random-idle' as const,
    ),
    priorityAgeingPerMinute: fc.constantFrom(undefined, 0.1, 3),
    preemption: fc.constantFrom(undefined, 'none' as const, 'resume' as const),
    shiftEnd: fc.constantFrom(undefined, 'shared-capacity' as const, 'named-agents' as const),
    queueRatios: sometimes(bySelector(frame, fc.constantFrom(2, 0.5))),
    waitWeights: sometimes(bySelector(frame, fc.constantFrom(3, 0.1))),
  });
}

export function anyQueues(frame: Frame): fc.Arbitrary<NonNullable<ScenarioInput['queues']>> {
  const queue = fc.record({
    contacts: anySelectors(frame),
    lines: fc.constantFrom(undefined, 3, 0, 8),
    waitingPlaces: fc.constantFrom(undefined, 2, 0),
  });
  return fc
    .array(queue, { minLength: 1, maxLength: 2 })
    .map((queues) => queues.map((each, i) => ({ name: `queue ${i}`, ...each })));
}

export function anyOpeningHours(frame: Frame): fc.Arbitrary<OpeningHours> {
  const stretch = fc.oneof(
    fc.record({
      days: fc.subarray([...weekdays], { minLength: 1 }),
      from: fc.integer({ min: 0, max: 23 }).map((hour) => timeOf(hour * 60)),
      to: fc.integer({ min: 0, max: 23 }).map((hour) => timeOf(hour * 60 + 30)),
    }),
    fc.constant<Stretch>({ days: [...weekdays], from: '00:00', to: '24:00' }),
  );
  return bySelector(
    frame,
    fc.record({
      hours: fc.array(stretch, { minLength: 1, maxLength: 2 }),
      onHolidays: sometimes(fc.boolean()),
      outside: fc.constantFrom('lost' as const, 'voicemail' as const, 'defer' as const, 'ai-only' as const),
    }),
  );
}
