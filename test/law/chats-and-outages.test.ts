import { describe, expect, it } from 'vitest';
import { type Report, runStudy, type ScenarioInput } from '../../engine/index.ts';
import { studentTQuantile } from '../../engine/theory/student-t.ts';
import { type ReferenceCase, referenceCase } from '../reference/reference-cases.ts';
import { scenarioOf } from '../support/model-of.ts';
import { type Comparison, comparisonsOf } from './comparison.ts';

/**
 * False alarms: all comparisons of this file fail a right engine with a probability of at most 1 in 1,000 (Bonferroni over
 * at most 250, Student's t). Power: asserted below, every figure of a chat or an outage within a relative standard error
 * of 3 %, those of the whole run within 1 %.
 */
const FAMILY_WISE_FALSE_ALARM = 1e-3;
const MOST_COMPARISONS = 250;

async function reportOn(input: ScenarioInput): Promise<Report> {
  const outcome = await runStudy(scenarioOf(input), null);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.report;
}

function expectAgreement(comparisons: readonly Comparison[], replications: number): void {
  const threshold = studentTQuantile(1 - FAMILY_WISE_FALSE_ALARM / MOST_COMPARISONS / 2, replications - 1);
  const missed = comparisons.filter(
    ({ value, expected, standardError }) =>
      !(Math.abs(value - expected) <= threshold * standardError + 1e-9 * Math.max(1, Math.abs(expected))),
  );
  expect(missed.map((miss) => ({ ...miss, z: (miss.value - miss.expected) / miss.standardError }))).toEqual([]);
}

const chatCase = referenceCase('chat_concurrency', 'PUB-CHAT-01');
const [alone] = chatCase.parameters.mean_handle_time_s_at_concurrency;

const chat: ScenarioInput = {
  surgeboard: 1,
  name: chatCase.id,
  calendar: { start: '2026-01-05', hours: 120, warmUpHours: 10, reportingMinutes: 60 },
  demand: { contactsPerHour: chatCase.parameters.arrival_rate_per_hour, channels: { chat: {} } },
  contacts: {
    handleTime: { law: 'exponential', meanSeconds: alone },
    patience: { law: 'exponential', meanSeconds: chatCase.parameters.mean_patience_s },
  },
  agents: [
    {
      name: 'pool1',
      headcount: chatCase.parameters.agents,
      concurrency: {
        channels: ['chat'],
        limit: chatCase.parameters.max_chats_per_agent,
        speedAtLoad: chatCase.parameters.mean_handle_time_s_at_concurrency.map((seconds: number) => alone / seconds),
      },
    },
  ],
  serviceLevel: {
    thresholdSeconds: 30,
    alsoThresholdsSeconds: [30, 60, chatCase.expected.wait_answered_p90_s as number],
  },
  run: { seed: chatCase.id, replications: 128 },
};

function outage(record: ReferenceCase, contactsInHand: 'finished' | 'dropped'): ScenarioInput {
  return {
    surgeboard: 1,
    name: record.id,
    calendar: { start: '2026-01-05', hours: 2.5, reportingMinutes: 30 },
    demand: { contactsPerHour: record.parameters.arrival_rates_per_hour[0] },
    contacts: {
      handleTime: { law: 'exponential', meanSeconds: record.parameters.mean_handle_time_s },
      patience: { law: 'exponential', meanSeconds: record.parameters.mean_patience_s },
    },
    agents: [{ name: 'pool1', headcount: 10 }],
    outages: [{ name: 'power cut', site: 'main', start: '2026-01-05T01:00', hours: 0.5, share: 0.5, contactsInHand }],
    serviceLevel: { thresholdSeconds: 20, alsoThresholdsSeconds: [20, 60] },
    run: { seed: record.id, replications: 8000 },
  };
}

describe('agents who hold several chats, slower with each', () => {
  it('serve as the Markov chain of their loads says (PUB-CHAT-01)', async () => {
    const report = await reportOn(chat);
    const comparisons = comparisonsOf(chatCase, report);
    const { measures, journey } = report.classes[0];
    const { occupancy, concurrency } = report.totals;
    const figures = { occupancy_at_least_one_chat: occupancy, mean_concurrency_of_busy_agents: concurrency };
    for (const [metric, estimate] of Object.entries(figures)) {
      comparisons.push({
        metric,
        expected: chatCase.expected[metric] as number,
        value: estimate.value!,
        standardError: (estimate.high! - estimate.value!) / studentTQuantile(0.975, report.replications - 1),
      });
    }
    expect(comparisons.length).toBeGreaterThanOrEqual(9);
    expectAgreement(comparisons, report.replications);
    const hours = report.days * 24;
    const inProgress = journey!.counts.sharedSeconds.value! / (hours * 3600);
    expect(inProgress / (chatCase.expected.mean_chats_in_progress as number)).toBeCloseTo(1, 2);
    const handleSeconds = journey!.counts.sharedSeconds.value! / measures.answered.value!;
    expect(handleSeconds / (chatCase.expected.mean_chat_handle_time_s as number)).toBeCloseTo(1, 2);
    for (const { expected, standardError } of comparisons) expect(standardError / expected).toBeLessThan(0.03);
  });
});

describe('an outage that takes half of the agents for half an hour', () => {
  it.each([
    ['PUB-OUT-01', 'finished'],
    ['PUB-OUT-02', 'dropped'],
  ] as const)('leaves what the forward equations say (%s, contacts in hand are %s)', async (id, contactsInHand) => {
    const record = referenceCase('outage', id);
    const report = await reportOn(outage(record, contactsInHand));
    const comparisons = comparisonsOf(record, report);
    if (contactsInHand === 'dropped') {
      const dropped = report.classes[0].journey!.counts.dropped;
      comparisons.push({
        metric: 'calls_lost_at_outage',
        expected: record.expected.calls_lost_at_outage as number,
        value: dropped.value!,
        standardError: (dropped.high! - dropped.value!) / studentTQuantile(0.975, report.replications - 1),
      });
    }
    expect(comparisons.length).toBeGreaterThanOrEqual(30);
    expectAgreement(comparisons, report.replications);
    const ofTheRun = comparisons.filter(({ metric }) => !metric.includes('['));
    for (const { expected, standardError } of ofTheRun)
      expect(standardError).toBeLessThanOrEqual(0.011 * Math.max(expected, 0.1));
  });
});
