/* A long file: one table, the bounds of every scenario side by side. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ClaimStudy, StoryFigure } from '../../engine/node.ts';
import { scenarioFolder, scenarioNames } from './tell-scenarios.ts';

/** Where a figure of a real centre, or of arithmetic, says that a result must lie. */
interface Bound {
  readonly variant: string;
  readonly measure: string;
  readonly of?: string;
  readonly low: number;
  readonly high: number;
  /** What says so. */
  readonly because: string;
}

/**
 * Bounds that data or arithmetic give, each with its reason: an engine that is right to the digit but wrong about the world
 * would leave them. Those of every scenario are below, in the order of the gallery.
 */
const bounds: Readonly<Record<string, readonly Bound[]>> = {
  'start-here': [
    {
      variant: 'base',
      measure: 'serviceLevel',
      low: 0.72,
      high: 0.84,
      because:
        'Erlang A with 2.54 erlangs, four agents and patience of 420 s: 78 % within 20 s; handle times vary more than exponential ones',
    },
    {
      variant: 'base',
      measure: 'abandonment',
      low: 0.01,
      high: 0.12,
      because: 'US health lines: 5 to 7 % (HFMA; Dialog Health); abandonment is about mean wait / patience',
    },
    {
      variant: 'base',
      measure: 'occupancy',
      low: 0.5,
      high: 0.64,
      because: '2.54 erlangs on four agents: 63 %, less who hang up',
    },
  ],
  'surge-in-a-week': [
    {
      variant: 'eightWeeks',
      measure: 'abandonment',
      low: 0.08,
      high: 0.33,
      because:
        'a line whose calls double on fixed staff: NHS 111 at Christmas 2022, 33 % hung up; at Christmas 2025, 11 % on the worst day',
    },
    {
      variant: 'base',
      measure: 'occupancy',
      low: 0.3,
      high: 0.65,
      because: 'eighty agents for twice the work of twenty are half idle',
    },
    {
      variant: 'standby',
      measure: 'costPerAnswered',
      low: 6,
      high: 20,
      because: 'USD 29.80 an hour over 524 s, at an occupancy of 30 to 85 % and shrinkage of 30 %',
    },
  ],
  'strep-a-week': [
    {
      variant: 'base',
      of: 'week 2022-12-05',
      measure: 'abandonment',
      low: 0.35,
      high: 0.59,
      because: 'England in that week: 49 % hung up; Surrey Heartlands 59 %',
    },
    {
      variant: 'base',
      of: 'week 2022-12-05',
      measure: 'serviceLevel',
      low: 0,
      high: 0.15,
      because: 'England in that week: 15 % within 60 s; Surrey Heartlands 2 % of all calls',
    },
  ],
  'in-house-or-manila': [
    { variant: 'base', measure: 'cost', low: 475_000, high: 525_000, because: 'the article: USD 500,000 a year' },
    {
      variant: 'manilaAsClaimed',
      measure: 'cost',
      low: 190_000,
      high: 210_000,
      because: 'the article: USD 200,000 a year',
    },
    {
      variant: 'base',
      measure: 'abandonment',
      low: 0.03,
      high: 0.22,
      because: 'US health lines: 5 to 7 % (HFMA; Dialog Health); a clinic group of 380 calls a day 22 % (Aumlytics)',
    },
    {
      variant: 'base',
      measure: 'firstContactResolution',
      low: 0.7,
      high: 0.74,
      because: 'its own input, 72 % (SQM Group)',
    },
  ],
  'two-in-the-morning': [
    {
      variant: 'base',
      measure: 'occupancy',
      low: 0.1,
      high: 0.45,
      because: 'calls that come one or two an hour leave people idle',
    },
    {
      variant: 'base',
      measure: 'abandonment',
      low: 0.005,
      high: 0.1,
      because: 'US health lines: 5 to 7 % (HFMA; Dialog Health)',
    },
    {
      variant: 'base',
      of: 'group nurses',
      measure: 'busyHours',
      low: 170,
      high: 215,
      because: 'arithmetic: 2,532 calls x 298 s is 209 h, less who hang up',
    },
  ],
  'five-minutes-to-one': [
    {
      variant: 'base',
      measure: 'asaSeconds',
      low: 240,
      high: 360,
      because: 'the article: five minutes; US health lines 264 s (Dialog Health)',
    },
    {
      variant: 'base',
      measure: 'abandonment',
      low: 0.07,
      high: 0.25,
      because:
        'at waits of four to nine minutes: 7 % (Dialog Health), 25 % (NHS 111, September 2021), 30 % (VA Atlanta)',
    },
  ],
  'the-contract': [
    {
      variant: 'base',
      measure: 'serviceLevel',
      low: 0.75,
      high: 0.88,
      because: 'staffed for 80 % on average, with days that vary',
    },
    {
      variant: 'surely80',
      measure: 'occupancy',
      low: 0.6,
      high: 0.9,
      because: 'centres plan 75 to 90 % (callcentrehelper.com), less where a target must be sure',
    },
    {
      variant: 'base',
      measure: 'abandonment',
      low: 0.01,
      high: 0.07,
      because: 'US health lines: 5 to 7 % (HFMA; Dialog Health)',
    },
  ],
  'sixty-percent-bot': [
    {
      variant: 'typical',
      measure: 'netContainment',
      low: 0.04,
      high: 0.16,
      because: 'arithmetic: 25 % x (80 % x 58 % + 6 % x 17 %) x 85 %, and Gartner: 8 % of contacts use a bot at all',
    },
    {
      variant: 'asVendorsSay',
      measure: 'netContainment',
      low: 0.6,
      high: 0.7,
      because: 'arithmetic: 80 % x 80 % + 6 % x 30 %; vendors report 72 to 80 % of the eligible',
    },
    {
      variant: 'base',
      measure: 'occupancy',
      low: 0.6,
      high: 0.92,
      because: 'centres plan 75 to 90 % (callcentrehelper.com)',
    },
  ],
  'los-angeles-languages': [
    {
      variant: 'base',
      measure: 'abandonment',
      low: 0,
      high: 0.07,
      because: 'a line that keeps its targets loses less than US health lines do: 5 to 7 % (HFMA; Dialog Health)',
    },
    {
      variant: 'base',
      measure: 'costPerAnswered',
      low: 4,
      high: 20,
      because:
        'USD 29.80 to 36.50 an hour over 300 to 600 s, at an occupancy of 50 to 85 % and shrinkage of 20 to 35 %',
    },
    {
      variant: 'bilingual',
      of: 'language Vietnamese',
      measure: 'serviceLevel',
      low: 0.3,
      high: 0.9,
      because:
        'a small pool that also serves the large one is starved: Florida Medicaid, Spanish waits four times the English',
    },
    {
      variant: 'base',
      of: 'language English',
      measure: 'serviceLevel',
      low: 0.8,
      high: 0.96,
      because: 'Erlang C: 80 % in the busiest hour of each half-day, more in the others',
    },
    {
      variant: 'base',
      measure: 'cost',
      low: 124_300,
      high: 127_000,
      because:
        'arithmetic: 62 and 51 agents on duty, five hours each, five days, 30 % shrinkage: 124,310, and some overtime',
    },
  ],
  hurricane: [
    {
      variant: 'noStorm',
      measure: 'abandonment',
      low: 0.005,
      high: 0.07,
      because: 'US health lines: 5 to 7 % (HFMA; Dialog Health), standard of the VHA 5 %',
    },
    {
      variant: 'base',
      measure: 'abandonment',
      low: 0.3,
      high: 0.6,
      because: 'lines that collapsed: 49 % (NHS 111, strep A week), 59 % (Missouri Medicaid, January 2024)',
    },
    {
      variant: 'noStorm',
      measure: 'answered',
      low: 10_700,
      high: 11_300,
      because: 'arithmetic: 800 calls x the weekday factors of 14 working days are 11,100',
    },
  ],
  'untrained-vendor': [
    {
      variant: 'base',
      measure: 'firstContactResolution',
      low: 0.6,
      high: 0.8,
      because: 'SQM Group: 70 to 79 % is good, 80 % world class',
    },
    {
      variant: 'generalists',
      measure: 'abandonment',
      low: 0.1,
      high: 0.36,
      because:
        'lines short of staff: Medicaid, January 2024, 15 % in the median, 36 % at the 90th centile; VA Atlanta 30 %',
    },
    {
      variant: 'generalists',
      measure: 'occupancy',
      low: 0.85,
      high: 0.99,
      because: 'half as much work again for the same people',
    },
    {
      variant: 'base',
      measure: 'cost',
      low: 32_184,
      high: 32_600,
      because: 'arithmetic: 18 shifts of 6 h on ten days at 29.80, and some overtime',
    },
  ],
  'peak-hour-rota': [
    {
      variant: 'base',
      measure: 'asaSeconds',
      low: 50,
      high: 264,
      because: 'US health lines: 50 s is the target, 264 s the mean (Dialog Health); VHA quartiles 35 to 351 s',
    },
    {
      variant: 'base',
      measure: 'abandonment',
      low: 0.05,
      high: 0.22,
      because: 'US health lines: 7 % (Dialog Health); a clinic group with a morning peak 22 % (Aumlytics)',
    },
    {
      variant: 'base',
      measure: 'occupancy',
      low: 0.74,
      high: 0.85,
      because: 'arithmetic: 2,000 calls x 241 s a day on 13 agents for 12 h are 86 %, less who hang up',
    },
  ],
  'five-year-plan': [
    {
      variant: 'base',
      of: 'channel voice',
      measure: 'serviceLevel',
      low: 0.8,
      high: 0.97,
      because: 'staffed for 80 % within 30 s, surely',
    },
    {
      variant: 'same2030',
      measure: 'occupancy',
      low: 0.72,
      high: 0.9,
      because: 'arithmetic: 1.05 to the fourth is 1.22 times the work of a staff at 60 to 72 %',
    },
    {
      variant: 'base',
      measure: 'occupancy',
      low: 0.63,
      high: 0.7,
      because:
        'arithmetic: 600 calls x 241 s and 682 messages x 240 s on 126 agent hours a day are 68 %, less who hang up',
    },
    {
      variant: 'base',
      measure: 'cost',
      low: 57_700,
      high: 58_200,
      because:
        'arithmetic: 30 shifts of 6 h on ten days at 29.80 are 53,640; 10.93 million x 1 % x 14 / 365 are 4,192, by the share of March in a twelfth 4,107; some overtime',
    },
  ],
  omnichannel: [
    {
      variant: 'base',
      measure: 'abandonment',
      low: 0.005,
      high: 0.07,
      because: 'US health lines: 5 to 7 % (HFMA; Dialog Health)',
    },
    {
      variant: 'base',
      measure: 'occupancy',
      low: 0.5,
      high: 0.85,
      because: 'centres plan 75 to 90 % (callcentrehelper.com), small ones less',
    },
    {
      variant: 'moved',
      measure: 'occupancy',
      low: 0.68,
      high: 0.88,
      because:
        'arithmetic: 600 calls, 200 messages, and 200 chats of 300 s (three at once) to 600 s (alone) on 101 agent hours are 70 to 87 %',
    },
    {
      variant: 'reminded',
      of: 'topic reminders',
      measure: 'inTime',
      low: 0.9,
      high: 1,
      because: 'arithmetic: ten hours of reminders fit into the twenty that are idle',
    },
  ],
  'ai-triage': [
    {
      variant: 'base',
      measure: 'abandonment',
      low: 0.03,
      high: 0.113,
      because: 'NHS 111, winter 2025-26: 3 to 11.3 % (NHS England)',
    },
    {
      variant: 'base',
      measure: 'costPerAnswered',
      low: 12,
      high: 30,
      because: 'a nurse at USD 64.70 an hour for 524 s is 9.42, over an occupancy of 50 to 85 % and shrinkage',
    },
    {
      variant: 'base',
      of: 'topic urgent',
      measure: 'serviceLevel',
      low: 0.6,
      high: 0.85,
      because: 'VHA clinical triage, FY 2024: 82 % within 120 s; here a winter on the roster of an ordinary month',
    },
    {
      variant: 'base',
      measure: 'occupancy',
      low: 0.68,
      high: 0.8,
      because: 'arithmetic: 800 calls x 524 s are 116 h a day; 152 agent hours on duty; less who hang up',
    },
  ],
  'nhs-111-winter': [
    {
      variant: 'base',
      measure: 'abandonment',
      low: 0.02,
      high: 0.113,
      because: 'NHS 111, winter 2025-26: 3 to 11.3 % (NHS England)',
    },
    {
      variant: 'base',
      measure: 'serviceLevel',
      low: 0.6,
      high: 0.9,
      because: 'the provider in these weeks: 83 % of the answered; England 78 %',
    },
  ],
};

const figuresOf = (name: string): readonly StoryFigure[] =>
  (JSON.parse(readFileSync(`${scenarioFolder}/expected/${name}.json`, 'utf8')) as ClaimStudy).figures;

describe('the results of a scenario', () => {
  it.each(scenarioNames(scenarioFolder))('%s lie where data say that they must', (name) => {
    expect(bounds[name]?.length ?? 0, 'every scenario has bounds of its own').toBeGreaterThan(0);
    for (const { variant, of = 'all', measure, low, high, because } of bounds[name]!) {
      const found = figuresOf(name).find((one) => one.variant === variant && one.of === of && one.measure === measure);
      const words = `${measure} of ${variant}: ${because}`;
      expect(found?.value, words).toBeGreaterThanOrEqual(low);
      expect(found?.value, words).toBeLessThanOrEqual(high);
    }
  });

  it('have bounds for no scenario that is gone', () => {
    expect(Object.keys(bounds).filter((name) => !scenarioNames(scenarioFolder).includes(name))).toEqual([]);
  });
});
