import fc from 'fast-check';
import type { ScenarioInput } from '../../engine/index.ts';
import {
  anyCosts,
  anyOutcomes,
  anyReportDetails,
  anyRun,
  anyServiceLevel,
  anyTargets,
  anyVendors,
} from './any-scenario/any-accounts.ts';
import { anyAgents, anySites } from './any-scenario/any-agents.ts';
import { anyBehaviour, sparseBehaviour } from './any-scenario/any-behaviour.ts';
import { anyFrontDoors, anyInterpreters, anyOutages, anySurges } from './any-scenario/any-capacity.ts';
import { anyDemand } from './any-scenario/any-demand.ts';
import { anyOpeningHours, anyQueues, anyRouting, anySelection } from './any-scenario/any-routing.ts';
import { anyVariants, claims } from './any-scenario/any-story.ts';
import { anyPatience, anyTime } from './any-scenario/any-time.ts';
import { anyFrame, type Frame, sometimes } from './any-scenario/frame.ts';
import { settled } from './any-scenario/settled.ts';

/**
 * Small scenarios over the whole schema, valid by construction: a frame of names and dates is drawn first, and every
 * part refers to it. Hours to two days, up to some hundred contacts, two to four replications; features that the
 * format has are each left out of most scenarios and in some, so that they meet in all combinations.
 */
export const anyScenario: fc.Arbitrary<ScenarioInput> = anyFrame.chain(withParts);

function withParts(frame: Frame): fc.Arbitrary<ScenarioInput> {
  const contacts = fc
    .tuple(fc.oneof(anyBehaviour(frame), sparseBehaviour(frame)), anyTime, anyPatience)
    .map(([behaviour, handleTime, patience]) => ({ ...behaviour, handleTime, patience }));
  const override = fc
    .tuple(
      fc.record({
        topic: sometimes(fc.constantFrom(...frame.topics)),
        language: sometimes(fc.constantFrom(...frame.languages)),
        channel: sometimes(fc.constantFrom(...frame.channels)),
      }),
      sparseBehaviour(frame),
    )
    .map(([of, behaviour]) => ({ ...of, ...behaviour }));
  return fc
    .record({
      $schema: sometimes(fc.constant('./scenario.schema.json')),
      surgeboard: fc.constant(1 as const),
      name: fc.constant('any scenario'),
      question: sometimes(fc.constant('Does it hold together?')),
      description: sometimes(fc.constant('Drawn at random.')),
      sources: sometimes(
        fc.constant<NonNullable<ScenarioInput['sources']>>([
          { what: 'All', kind: 'assumption' as const, source: 'Chance', licence: 'CC0', confidence: 'U' as const },
        ]),
      ),
      claims: sometimes(fc.constant(claims)),
      finding: sometimes(fc.constant('{base.serviceLevel} are answered in time.')),
      currency: sometimes(fc.constant('EUR')),
      calendar: fc.constant(frame.calendar),
      demand: anyDemand(frame),
      contacts,
      overrides: sometimes(fc.array(override, { minLength: 1, maxLength: 2 })),
      agents: anyAgents(frame),
      sites: anySites(frame),
      vendors: anyVendors(frame),
      routing: fc.option(anyRouting(frame), { nil: undefined, freq: frame.pools.length > 0 ? 9 : 1 }),
      selection: sometimes(anySelection(frame)),
      queues: sometimes(anyQueues(frame)),
      openingHours: sometimes(anyOpeningHours(frame)),
      ai: sometimes(anyFrontDoors(frame)),
      interpreters: anyInterpreters(frame),
      surge: sometimes(anySurges(frame)),
      outages: sometimes(anyOutages(frame)),
      serviceLevel: sometimes(anyServiceLevel),
      targets: anyTargets(frame),
      costs: sometimes(anyCosts),
      outcomes: sometimes(anyOutcomes(frame)),
      variants: sometimes(anyVariants(frame)),
      report: sometimes(anyReportDetails),
      run: anyRun,
    })
    .map(settled);
}
