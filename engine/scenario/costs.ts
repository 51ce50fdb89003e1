import { z } from 'zod';
import { timeOfDay } from './date-fields.ts';
import { field } from './field.ts';
import { money } from './quantities.ts';

const premium = () => z.number().min(0).max(100).default(0);

/** Premiums on labour, and costs that belong to no group or vendor. */
export const costsSchema = z.strictObject({
  nightPremium: field(premium(), 'Addition to pay in nightHours, as a share of it.', 0.15),
  nightHours: field(
    z
      .strictObject({
        from: field(timeOfDay(), "Start of the night, on the site's clock.", '22:00'),
        to: field(timeOfDay(), "End of the night, on the site's clock.", '06:00'),
      })
      .prefault({ from: '22:00', to: '06:00' }),
    'Hours that count as night.',
    { from: '22:00', to: '06:00' },
  ),
  weekendPremium: field(premium(), 'Addition to pay on Saturday and Sunday, as a share of it.', 0.1),
  holidayPremium: field(premium(), 'Addition to pay on holidays, as a share of it.', 1),
  overtimePremium: field(
    z.number().min(0).max(100).default(0.5),
    'Addition to pay in overtime, as a share of it.',
    0.5,
  ),
  telephonePerMinute: field(money().default(0), 'Price of a telephone minute, waiting included, currency.', 0.02),
  trainingPerHire: field(money().default(0), 'Cost of hiring and training one agent, beside pay, currency.', 2500),
  lostContactValue: field(money().default(0), 'Value lost with a contact that is never answered, currency.', 20),
  auditCostPerYear: field(
    money().default(0),
    'Cost of audits of the whole centre a year, a twelfth of it a month, currency.',
    8000,
  ),
});
