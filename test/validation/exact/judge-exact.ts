import { studentTTail } from '../../../engine/theory/student-t.ts';
import { holm } from '../holm.ts';
import type { Verdict } from '../section.ts';
import type { CaseResult, ExactData, Figure } from './exact-answers.ts';

/** The probability that a right engine fails this section in one form, by Holm's correction over all tested figures. */
export const FALSE_ALARM = 0.002;

/** Relative half-width, at 95 %, that the main figures of every case must have in the long form. */
export const HALF_WIDTH = 0.01;

/** A standard error above this part of the figure (or of 1 less it) comes from too few events to be normal. */
export const FEW_EVENTS = 0.07;

/** The same as a number of events: 1 / sqrt(200) is 7 %. */
const FEW = 200;

/** Records carry 10 digits or more, days of changing rates about 8. */
const RECORD_DIGITS = 2e-8;

export interface Judgement {
  readonly figure: Figure;
  readonly status: 'tested' | 'certain' | 'too few events' | 'given';
  /** Differences, as far as they go beyond the digits that the record has, over standard errors; of tested figures. */
  readonly z: number;
  /** Two-sided, before correction. */
  readonly p: number;
  adjusted: number;
  passed: boolean;
}

/** All figures of all cases, judged together. */
export function judgements({ cases }: ExactData): Map<CaseResult, Judgement[]> {
  const byCase = new Map(
    cases.map((each) => [each, each.figures.map((figure) => judgement(figure, each.contacts))] as const),
  );
  const tested = [...byCase.values()].flat().filter(({ status }) => status === 'tested');
  const adjusted = holm(tested.map(({ p }) => p));
  tested.forEach((each, i) => {
    each.adjusted = adjusted[i];
    each.passed = adjusted[i] > FALSE_ALARM;
  });
  return byCase;
}

function judgement(figure: Figure, contacts: number): Judgement {
  const { reading, metric } = figure;
  const none = { figure, z: Number.NaN, p: Number.NaN, adjusted: Number.NaN };
  if (reading.kind === 'given') return { ...none, status: 'given', passed: true };
  const { value, expected, rounding = 0 } = reading;
  const distance = Math.max(
    0,
    Math.abs(value - expected) - rounding - RECORD_DIGITS * Math.max(1e-3, Math.abs(expected)),
  );
  if (reading.kind === 'certain') return { ...none, status: 'certain', passed: distance === 0 };
  const error = Math.hypot(reading.standardError, reading.expectedError ?? 0);
  const part = smallerPart(metric, expected);
  if (error === 0 && distance > 0 && part * contacts < FEW) return { ...none, status: 'too few events', passed: true };
  if (error === 0) return { ...none, status: 'certain', passed: distance === 0 };
  if (!Number.isFinite(error)) return { ...none, status: 'tested', p: 0, passed: false };
  if (reading.standardError > FEW_EVENTS * part) return { ...none, status: 'too few events', passed: true };
  const p = Math.min(1, 2 * studentTTail(distance / error, reading.n - 1));
  return { ...none, status: 'tested', z: (Math.sign(value - expected) * distance) / error, p, passed: true };
}

/** Of a share the rarer of it and its complement: that is what its events are. */
function smallerPart(metric: string, expected: number): number {
  const isShare = /(^|_)(p|sl[\d.]+|share)_|occupancy|utilization/.test(metric) || /_p\d+_s(\[\d+\])?$/.test(metric);
  return isShare && expected <= 1 ? Math.min(expected, 1 - expected) : Math.abs(expected);
}

/** A share below this, or a mean wait below this many seconds, is not what a case is judged by. */
const LEAST_SHARE = 0.005;
const LEAST_SECONDS = 1;

/** The figures by which a planner would judge the case. */
export function isMain({ metric, reading, isPublished }: Figure): boolean {
  if (isPublished || reading.kind !== 'random') return false;
  const least = /_s$/.test(metric) ? LEAST_SECONDS : LEAST_SHARE;
  return reading.expected >= least && isMainName(metric);
}

function isMainName(metric: string): boolean {
  const bare = metric.replace(/^(class\d+|agent|pool\d+)_/, '');
  return (
    /^(p_wait|p_abandon|p_block|asa_s|mean_wait_all_s|occupancy)$/.test(bare) ||
    /^(p_(wait|abandon|block)_per_attempt|attempts_per_hour|mean_chat_handle_time_s|p_callback_taken)$/.test(bare) ||
    /^sl[\d.]+_ans_per_(offered|attempt)$/.test(bare) ||
    /^(arrivals_expected|daily_mean|mean_time_not_in_service_s)$/.test(bare)
  );
}

/** Half-width of the 95 % interval over the figure. */
export function relativeHalfWidth({ reading }: Figure): number {
  if (reading.kind !== 'random' || reading.expected === 0) return 0;
  return (1.96 * reading.standardError) / Math.abs(reading.expected);
}

export function isPowerful(each: CaseResult): boolean {
  return each.figures.every((figure) => !isMain(figure) || relativeHalfWidth(figure) <= HALF_WIDTH);
}

export function judgeExact(data: ExactData, form: 'long' | 'short'): Verdict {
  const byCase = judgements(data);
  const all = [...byCase.values()].flat();
  const tested = all.filter(({ status }) => status === 'tested');
  const passed = [...byCase].filter(
    ([each, judged]) => judged.every((one) => one.passed) && (form === 'short' || isPowerful(each)),
  );
  const smallest = Math.min(...tested.map(({ adjusted }) => adjusted));
  return {
    passed: passed.length,
    of: data.cases.length,
    unit: 'exact cases',
    details: `${tested.length.toLocaleString('en-GB')} figures, smallest Holm-adjusted p ${smallest.toPrecision(2)}`,
  };
}
