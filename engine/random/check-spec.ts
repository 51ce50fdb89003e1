import type { DistributionSpec } from './distribution-spec.ts';

/**
 * Refuses a law whose parameters are out of range. A scenario's faults are found and told before it is compiled, so one
 * that arrives here is a bug in the caller.
 * @param path where the law stands, for the message
 * @throws RangeError in the form `path.field: found x; allowed: y`
 */
export function checkSpec(spec: DistributionSpec, path = 'distribution'): void {
  const refuse = (field: string, found: unknown, allowed: string): never => {
    throw new RangeError(`${path}.${field}: found ${found}; allowed: ${allowed}`);
  };
  const within = (field: string, value: number, low: number, high: number) => {
    if (!(value >= low && value <= high)) refuse(field, value, `${low} to ${high}`);
  };
  const positive = (field: string, value: number) => {
    if (!(value > 0 && value < Infinity)) refuse(field, value, 'a finite number > 0');
  };
  const atLeast = (field: string, value: number, low: number) => {
    if (!(value >= low && value < Infinity)) refuse(field, value, `a finite number >= ${low}`);
  };
  const weights = (parts: readonly { weight: number }[]) => {
    parts.forEach(({ weight }, i) => {
      atLeast(`parts[${i}].weight`, weight, 0);
    });
    if (!parts.some(({ weight }) => weight > 0)) refuse('parts', 'no weight', 'at least one weight > 0');
  };

  switch (spec.law) {
    case 'exponential':
      return positive('meanSeconds', spec.meanSeconds);
    case 'lognormal':
      positive('meanSeconds', spec.meanSeconds);
      return within('cv', spec.cv, 0, 100);
    case 'gamma':
      positive('meanSeconds', spec.meanSeconds);
      return within('cv', spec.cv, 0, 10);
    case 'erlang':
      positive('meanSeconds', spec.meanSeconds);
      if (!Number.isInteger(spec.stages)) refuse('stages', spec.stages, 'a whole number 1 to 1000');
      return within('stages', spec.stages, 1, 1000);
    case 'weibull':
      positive('meanSeconds', spec.meanSeconds);
      return within('shape', spec.shape, 0.1, 20);
    case 'constant':
      return atLeast('seconds', spec.seconds, 0);
    case 'uniform':
      atLeast('lowSeconds', spec.lowSeconds, 0);
      return atLeast('highSeconds', spec.highSeconds, spec.lowSeconds);
    case 'triangular':
      atLeast('lowSeconds', spec.lowSeconds, 0);
      atLeast('highSeconds', spec.highSeconds, spec.lowSeconds);
      return within('modeSeconds', spec.modeSeconds, spec.lowSeconds, spec.highSeconds);
    case 'hyperexponential':
      weights(spec.parts);
      return spec.parts.forEach((part, i) => {
        positive(`parts[${i}].meanSeconds`, part.meanSeconds);
      });
    case 'mixture':
      weights(spec.parts);
      return spec.parts.forEach((part, i) => {
        checkSpec(part.of, `${path}.parts[${i}].of`);
      });
    case 'empirical':
      if (spec.quantilesSeconds.length < 2)
        refuse('quantilesSeconds', spec.quantilesSeconds.length, '2 values or more');
      return spec.quantilesSeconds.forEach((value, i, all) => {
        atLeast(`quantilesSeconds[${i}]`, value, i === 0 ? 0 : all[i - 1]);
      });
    case 'never':
      return;
  }
}
