import fc from 'fast-check';
import type { ScenarioInput } from '../../../engine/index.ts';
import { anyShift } from './any-agents.ts';
import { anyTime } from './any-time.ts';
import {
  anyFactor,
  anyMinute,
  anyPrice,
  anySelectors,
  anyShare,
  bySelector,
  type Frame,
  momentOf,
  someOf,
  sometimes,
} from './frame.ts';

type FrontDoors = NonNullable<ScenarioInput['ai']>;
type Surges = NonNullable<ScenarioInput['surge']>;
type Outages = NonNullable<ScenarioInput['outages']>;

const hours = fc.constantFrom(1, 0.1, 6, 20);

/** AI front doors. */
export function anyFrontDoors(frame: Frame): fc.Arbitrary<FrontDoors> {
  const door = fc.record({
    contacts: sometimes(anySelectors(frame)),
    adoption: fc.oneof(anyShare, fc.record({ start: anyShare, end: anyShare, rampWeeks: fc.constantFrom(0.1, 8) })),
    session: anyTime,
    capacity: fc.constantFrom(undefined, 2, 0),
    containment: fc.oneof(anyShare, bySelector(frame, anyShare)),
    leaves: sometimes(anyShare),
    residualHandleTimeMultiplier: sometimes(anyFactor),
    bounceBack: sometimes(fc.record({ share: anyShare, delay: anyTime })),
    triage: sometimes(
      fc.record({
        sensitivity: anyShare,
        specificity: anyShare,
        urgentPriority: sometimes(fc.integer({ min: -4, max: 2 })),
      }),
    ),
    costPerSession: sometimes(anyPrice),
    costPerResolution: sometimes(anyPrice),
    fixedCostPerMonth: sometimes(anyPrice),
    outages: sometimes(
      fc.array(fc.record({ start: anyMinute(frame).map(momentOf), hours }), { minLength: 1, maxLength: 2 }),
    ),
  });
  return fc
    .array(door, { minLength: 1, maxLength: 2 })
    .map((doors) => doors.map((each, i) => ({ name: `door ${i}`, ...each })));
}

/** The interpreter pools of the frame. */
export function anyInterpreters(frame: Frame): fc.Arbitrary<ScenarioInput['interpreters']> {
  const { pools, languages, sites } = frame;
  if (pools.length === 0) return fc.constant(undefined);
  const pool = fc.record({
    languages: someOf(languages),
    interpreters: fc.oneof(fc.constantFrom(1, 0, 3), fc.array(anyShift(frame), { minLength: 1, maxLength: 2 })),
    site: sometimes(fc.constantFrom(...sites)),
    connect: sometimes(anyTime),
    handleTimeMultiplier: sometimes(anyFactor),
  });
  // One price, since interpreters of one contact at different prices are refused.
  return fc
    .tuple(anyPrice, fc.tuple(...pools.map(() => pool)))
    .map(([pricePerMinute, given]) =>
      Object.fromEntries(pools.map((name, i) => [name, { ...given[i], pricePerMinute }])),
    );
}

/** Surge plans, half of them by date and half by a trigger of each kind. */
export function anySurges(frame: Frame): fc.Arbitrary<Surges> {
  const common = fc.record({
    group: fc.constantFrom(...frame.groups),
    agents: fc.constantFrom(2, 0, 5),
    leadTimeHours: fc.constantFrom(0, 0.5, 3),
    agentsPerDay: fc.constantFrom(undefined, 1, 0.5, 3),
    minimumHours: fc.constantFrom(undefined, 0, 2),
    kind: fc.constantFrom(undefined, 'hired' as const, 'overtime' as const, 'reserve' as const),
    standbyCostPerHour: sometimes(anyPrice),
    costPerHour: sometimes(anyPrice),
  });
  const dated = fc.record({
    start: anyMinute(frame).map(momentOf),
    release: sometimes(fc.record({ afterHours: fc.constantFrom(0, 1, 10) })),
  });
  const level = (measure: 'service-level' | 'wait' | 'queue' | 'occupancy') =>
    measure === 'wait' ? fc.constantFrom(20, 0) : measure === 'queue' ? fc.constantFrom(1, 0.2) : anyShare;
  const triggered = fc
    .constantFrom('service-level' as const, 'wait' as const, 'queue' as const, 'occupancy' as const)
    .chain((measure) =>
      fc.record({
        trigger: fc
          .tuple(
            fc.record({
              measure: fc.constant(measure),
              contacts: sometimes(anySelectors(frame)),
              windowMinutes: fc.constantFrom(30, 5, 90.5),
            }),
            fc.boolean(),
            level(measure),
          )
          .map(([trigger, isAbove, at]) => ({ ...trigger, ...(isAbove ? { above: at } : { below: at }) })),
        release: sometimes(
          fc.oneof(
            fc.record({ below: level(measure) }),
            fc.record({ above: level(measure), afterHours: fc.constantFrom(undefined, 1) }),
            fc.record({ afterHours: fc.constantFrom(0, 1, 10) }),
          ),
        ),
      }),
    );
  return fc
    .array(
      fc.tuple(common, fc.oneof(dated, triggered)).map(([plan, when]) => ({ ...plan, ...when })),
      { minLength: 1, maxLength: 2 },
    )
    .map((plans) =>
      plans.map((plan, i) => {
        // One price, since overtime of a group that is called at different prices is refused.
        const isOvertime = 'trigger' in plan && plan.kind === 'overtime';
        return { name: `plan ${i}`, ...plan, ...(isOvertime && { costPerHour: undefined }) };
      }),
    );
}

/** Site outages. */
export function anyOutages(frame: Frame): fc.Arbitrary<Outages> {
  const outage = fc.record({
    name: fc.constant('outage'),
    site: fc.constantFrom(...frame.sites),
    start: anyMinute(frame).map(momentOf),
    hours,
    share: anyShare,
    contactsInHand: fc.constantFrom('finished' as const, 'dropped' as const),
    demandMultiplier: sometimes(anyFactor),
  });
  return fc.array(outage, { minLength: 1, maxLength: 2 });
}
