import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packColumns } from '../../../web/charts/pack-columns.ts';

describe('packColumns', () => {
  it('puts what follows a tall part beside it', () => {
    expect(packColumns([400, 150, 150, 80], 2, (height) => height)).toEqual([[400], [150, 150, 80]]);
  });

  it('keeps every part, and columns within the height of one part of each other', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 20 }), (parts) => {
        const columns = packColumns(parts, 2, (height) => height);
        expect(columns.flat().sort((a, b) => a - b)).toEqual([...parts].sort((a, b) => a - b));
        const [left, right] = columns.map((column) => column.reduce((sum, height) => sum + height, 0));
        expect(Math.abs(left! - right!)).toBeLessThanOrEqual(Math.max(...parts));
      }),
    );
  });
});
