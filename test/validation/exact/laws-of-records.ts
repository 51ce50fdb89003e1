import type { ScenarioInput } from '../../../engine/index.ts';
import type { ReferenceCase } from '../../reference/reference-cases.ts';

export type Law = NonNullable<ScenarioInput['contacts']['patience']>;

export const exponential = (meanSeconds: number): Law => ({ law: 'exponential', meanSeconds });

/** A law as the records write it. @throws Error for a law that the table below does not know */
// biome-ignore lint/suspicious/noExplicitAny: the records' laws have fields of their own, described in test/reference/README.md
export function lawOf(record: any): Law {
  switch (record.law) {
    case 'exponential':
      return exponential(record.mean_s);
    case 'erlang':
      return { law: 'erlang', meanSeconds: record.mean_s, stages: record.stages };
    case 'lognormal':
      return { law: 'lognormal', meanSeconds: record.mean_s, cv: record.cv };
    case 'gamma':
      return { law: 'gamma', meanSeconds: record.mean_s, cv: record.cv ?? 1 / Math.sqrt(record.shape) };
    case 'weibull':
      return { law: 'weibull', meanSeconds: record.mean_s, shape: record.shape };
    case 'deterministic':
      return { law: 'constant', seconds: record.value_s ?? record.mean_s };
    case 'uniform':
      return { law: 'uniform', lowSeconds: record.low_s, highSeconds: record.high_s };
    case 'infinite':
      return { law: 'never' };
    case 'mixture':
      return mixture(record);
    case 'hyperexponential':
      return {
        law: 'hyperexponential',
        parts: record.probs.map((weight: number, i: number) => ({ weight, meanSeconds: record.means_s[i] })),
      };
    default:
      throw new Error(`no law ${record.law}`);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: see above
function mixture({ p_zero_patience: zero, weights, parts }: any): Law {
  return {
    law: 'mixture',
    parts: [
      ...(zero > 0 ? [{ weight: zero, of: { law: 'constant' as const, seconds: 0 } }] : []),
      // biome-ignore lint/suspicious/noExplicitAny: see above
      ...parts.map((part: any, i: number) => ({ weight: weights[i], of: lawOf(part) })),
    ],
  } as Law;
}

/** Patience by the record's several ways of giving it; a share `p_zero_patience` hangs up rather than wait. */
export function patienceOf({ parameters }: ReferenceCase): Law {
  if (parameters.patience !== undefined) return lawOf(parameters.patience);
  if (parameters.patience_law === 'infinite') return { law: 'never' };
  const zero = parameters.p_zero_patience ?? 0;
  const rest = exponential(parameters.mean_patience_s);
  return zero === 0
    ? rest
    : lawOf({
        law: 'mixture',
        p_zero_patience: zero,
        weights: [1 - zero],
        parts: [{ law: 'exponential', mean_s: parameters.mean_patience_s }],
      });
}
