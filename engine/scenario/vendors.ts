import { z } from 'zod';
import { field, later } from './field.ts';
import { money, prose, share } from './quantities.ts';

/** What a vendor is paid, promises, and may owe. */
export const vendorContractSchema = z.strictObject({
  pricing: field(
    later(() =>
      z.strictObject({
        per: field(
          z.enum(['paid-hour', 'productive-hour', 'fte-month', 'handled-minute', 'contact', 'resolution']),
          'Unit that is paid for.',
          'productive-hour',
        ),
        price: field(money(), 'Price of the unit, currency.', 19.5),
        minimumPerMonth: field(money().default(0), 'Least that is paid a month, currency.', 25_000),
        rampFee: field(money().default(0), 'Paid once at the start, currency.', 10_000),
      }),
    ).optional(),
    "The vendor's price; its groups are paid by costPerHour when left out.",
    { per: 'productive-hour', price: 19.5 },
  ),
  sla: field(
    later(() =>
      z.strictObject({
        target: field(prose(200), 'Name of the target that is measured, of the list targets.', 'phones'),
        tiers: field(
          z
            .array(
              z.strictObject({
                atLeast: field(z.number().optional(), 'The tier holds when the measure is at least this.', 0.85),
                below: field(z.number().optional(), 'The tier holds when the measure is below this.', 0.75),
                creditShare: field(share().default(0), 'Share of the fee that the vendor gives back.', 0.05),
                bonusShare: field(share().default(0), 'Share of the fee paid on top.', 0.02),
              }),
            )
            .min(1)
            .max(100),
          'Credits and bonuses; the first tier that holds counts.',
          [{ below: 0.75, creditShare: 0.05 }],
        ),
        period: field(z.enum(['day', 'week', 'month']), 'Period over which it is measured and settled.', 'month'),
      }),
    ).optional(),
    'Credits and bonuses by service; none when left out.',
    { target: 'phones', tiers: [{ below: 0.75, creditShare: 0.05 }], period: 'month' },
  ),
  auditCostPerYear: field(
    money().default(0),
    'Cost of auditing the vendor a year, a twelfth of it a month, currency.',
    12_000,
  ),
  breachProbabilityPerYear: field(
    share().default(0),
    'Probability of a data breach a year; its expected loss is charged, a twelfth of it a month.',
    0.02,
  ),
  breachLoss: field(money().default(0), 'Loss from a breach, currency.', 2_000_000),
});
