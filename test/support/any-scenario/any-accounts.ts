import fc from 'fast-check';
import type { ScenarioInput } from '../../../engine/index.ts';
import { measures } from '../../../engine/scenario/targets.ts';
import { anyCurve } from './any-behaviour.ts';
import { anyPrice, anySelector, anySelectors, anyShare, type Frame, sometimes } from './frame.ts';

/** Those that an agreement may rest on; its own credits change what things cost. */
const measuresOfService = measures.filter((measure) => !measure.includes('cost'));

const bounds = fc.oneof(
  fc.record({ atLeast: fc.constantFrom(0.8, 0, 100) }),
  fc.record({ atMost: fc.constantFrom(0.05, 30, 1) }),
  fc.record({ atLeast: fc.constantFrom(0.1, 0), atMost: fc.constantFrom(0.1, 500) }),
);

/** The targets of the frame, by name, and others. The first is on service: an agreement may rest on it. */
export function anyTargets(frame: Frame): fc.Arbitrary<NonNullable<ScenarioInput['targets']>> {
  const target = (of: readonly (typeof measures)[number][]) =>
    fc
      .tuple(
        fc.record({
          measure: fc.constantFrom(...of),
          contacts: sometimes(anySelector(frame)),
          period: fc.constantFrom(
            undefined,
            'run' as const,
            'month' as const,
            'week' as const,
            'day' as const,
            'interval' as const,
          ),
          probability: sometimes(anyShare),
        }),
        bounds,
      )
      .map(([about, range]) => ({ ...about, ...range }));
  return fc
    .tuple(
      fc.tuple(...frame.targets.map((_, i) => target(i === 0 ? measuresOfService : measures))),
      fc.array(target(measures), { maxLength: 2 }),
    )
    .map(([named, others]) => [...named.map((each, i) => ({ name: frame.targets[i], ...each })), ...others]);
}

/** The vendors of the frame, with and without contracts. */
export function anyVendors({ vendors, targets }: Frame): fc.Arbitrary<NonNullable<ScenarioInput['vendors']>> {
  const pricing = fc.record({
    per: fc.constantFrom(
      'paid-hour' as const,
      'productive-hour' as const,
      'fte-month' as const,
      'handled-minute' as const,
      'contact' as const,
      'resolution' as const,
    ),
    price: anyPrice,
    minimumPerMonth: sometimes(anyPrice),
    rampFee: sometimes(anyPrice),
  });
  const tier = fc.oneof(
    fc.record({ below: fc.constantFrom(0.75, 30), creditShare: sometimes(anyShare) }),
    fc.record({ atLeast: fc.constantFrom(0.9, 0.1), bonusShare: sometimes(anyShare) }),
  );
  const sla =
    targets.length === 0
      ? fc.constant(undefined)
      : sometimes(
          fc.record({
            target: fc.constant(targets[0]),
            tiers: fc.array(tier, { minLength: 1, maxLength: 2 }),
            period: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
          }),
        );
  const vendor = fc.record({
    pricing: sometimes(pricing),
    sla,
    auditCostPerYear: sometimes(anyPrice),
    breachProbabilityPerYear: sometimes(anyShare),
    breachLoss: sometimes(anyPrice),
  });
  return fc
    .tuple(...vendors.map(() => vendor))
    .map((given) => Object.fromEntries(vendors.map((name, i) => [name, given[i]])));
}

export const anyCosts: fc.Arbitrary<NonNullable<ScenarioInput['costs']>> = fc.record({
  nightPremium: sometimes(anyShare),
  nightHours: sometimes(fc.constantFrom({ from: '22:00', to: '06:00' }, { from: '00:00', to: '05:30' })),
  weekendPremium: sometimes(anyShare),
  holidayPremium: sometimes(anyShare),
  overtimePremium: sometimes(anyShare),
  telephonePerMinute: sometimes(anyPrice),
  trainingPerHire: sometimes(anyPrice),
  lostContactValue: sometimes(anyPrice),
  auditCostPerYear: sometimes(anyPrice),
});

export function anyOutcomes(frame: Frame): fc.Arbitrary<NonNullable<ScenarioInput['outcomes']>> {
  return fc.record({
    contacts: sometimes(anySelectors(frame)),
    satisfaction: sometimes(anyCurve(fc.integer({ min: 0, max: 100 }))),
    satisfactionIfLost: sometimes(fc.integer({ min: 0, max: 100 })),
    noShows: sometimes(anyCurve(anyShare)),
    noShowShareIfLost: sometimes(anyShare),
    retainedRevenue: sometimes(anyCurve(anyShare)),
    retainedShareIfLost: sometimes(anyShare),
    revenuePerContact: sometimes(anyPrice),
  });
}

export const anyServiceLevel: fc.Arbitrary<NonNullable<ScenarioInput['serviceLevel']>> = fc.record({
  formula: fc.constantFrom(
    undefined,
    'answered-or-abandoned-within' as const,
    'within-per-answered' as const,
    'within-per-offered' as const,
    'within-per-offered-less-short-abandons' as const,
    'within-plus-short-abandons' as const,
  ),
  thresholdSeconds: fc.constantFrom(undefined, 30, 0.5),
  alsoThresholdsSeconds: sometimes(fc.uniqueArray(fc.constantFrom(60, 1, 300), { maxLength: 2 })),
  shortAbandonSeconds: fc.constantFrom(undefined, 0, 10),
  callbackWithinSeconds: fc.constantFrom(undefined, 60, 7200),
});

export const anyReportDetails: fc.Arbitrary<NonNullable<ScenarioInput['report']>> = fc.record({
  queueOverTime: sometimes(fc.boolean()),
  thresholdsOverTime: sometimes(fc.boolean()),
  waitingAtLeast: sometimes(fc.constant([1, 3])),
  answeredByGroup: sometimes(fc.boolean()),
  volumeVariation: sometimes(fc.boolean()),
  volumesAtMost: sometimes(fc.constant([0, 20])),
});

export const anyRun: fc.Arbitrary<NonNullable<ScenarioInput['run']>> = fc.record({
  seed: fc.constantFrom(undefined, 'flu', 'another seed'),
  replications: fc.constantFrom(3, 2, 4),
  confidence: fc.constantFrom(undefined, 0.9),
  untilHalfWidth: sometimes(
    fc.record({
      measure: fc.constantFrom(...measures),
      relative: sometimes(fc.constant(0.05)),
      absolute: fc.constant(1),
      maxReplications: fc.constant(4),
    }),
  ),
});
