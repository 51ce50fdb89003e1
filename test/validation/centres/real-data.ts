import { csvParse } from 'd3';
import { projectText } from '../../support/project-files.ts';

/** A day of one NHS 111 provider. */
export interface ProviderDay {
  readonly date: string;
  readonly provider: string;
  readonly name: string;
  readonly answered: number;
  readonly answeredWithin: number;
  readonly abandoned: number;
}

export function providerDays(): ProviderDay[] {
  return rows('nhs111-daily-2025-26.csv').map((row) => ({
    date: row.date!,
    provider: row.provider!,
    name: row.name!,
    answered: Number(row.answered),
    answeredWithin: Number(row.answered_60s),
    abandoned: Number(row.abandoned),
  }));
}

/** A month of one NHS 111 site. */
export interface SiteMonth {
  readonly offered: number;
  readonly abandonedAfter30: number;
  readonly answered: number;
  readonly answeredWithin: number;
}

export function siteMonths(): SiteMonth[] {
  return rows('nhs111-monthly-2015-16.csv').map((row) => ({
    offered: Number(row.offered),
    abandonedAfter30: Number(row.abandoned_30s),
    answered: Number(row.answered),
    answeredWithin: Number(row.answered_60s),
  }));
}

/** A centre that published both how long its callers waited and how many hung up. */
export interface WaitingCentre {
  readonly name: string;
  readonly kind: 'benefits line' | 'health line' | 'other';
  readonly waitSeconds: number;
  readonly abandonment: number;
}

export function waitingCentres(): WaitingCentre[] {
  const cases = rows('centres.csv').flatMap((row): WaitingCentre[] =>
    row.mean_wait_s === '' || row.abandonment === '' || row.note!.includes('upper bounds')
      ? []
      : [
          {
            name: row.case!,
            kind: /medicaid/.test(row.case!)
              ? 'benefits line'
              : /nhs|va_|vha/.test(row.case!)
                ? 'health line'
                : 'other',
            waitSeconds: Number(row.mean_wait_s),
            abandonment: Number(row.abandonment),
          },
        ],
  );
  const states = rows('medicaid-2024-01.csv').flatMap((row): WaitingCentre[] =>
    // Waits are whole minutes: 0 says nothing.
    Number(row.mean_wait_min) > 0 && row.abandonment_rate !== ''
      ? [
          {
            name: `medicaid ${row.state}`,
            kind: 'benefits line',
            waitSeconds: 60 * Number(row.mean_wait_min),
            abandonment: Number(row.abandonment_rate),
          },
        ]
      : [],
  );
  return [...cases, ...states];
}

function rows(file: string) {
  return csvParse(projectText(`test/validation/centres/data/${file}`));
}
