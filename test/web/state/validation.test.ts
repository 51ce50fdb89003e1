import { describe, expect, it } from 'vitest';
import { validationClaim } from '../../../web/state/validation.ts';

describe('what the page says about validation', () => {
  it('is the count of exact cases in the committed report', () => {
    const claim = validationClaim();
    expect(claim?.of).toBeGreaterThan(0);
    expect(claim?.passed).toBe(claim?.of);
  });

  it('is the count that failed, too, when some did', () => {
    expect(validationClaim([{ name: 'exact', passed: 3, of: 4 }])).toMatchObject({ passed: 3, of: 4 });
  });

  it('is nothing where there is no such report', () => {
    expect(validationClaim([])).toBeNull();
  });
});
