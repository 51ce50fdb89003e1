import { describe, expect, it } from 'vitest';
import { matchesSelector, mostSpecific } from '../../engine/scenario/selector.ts';

const contact = { topic: 'billing', language: 'es', channel: 'chat' };

describe('a selector', () => {
  it.each(['*', 'billing', 'billing/es', 'billing/*', '*/es', '*/*/chat', 'billing/es/chat'])(
    '%s matches',
    (selector) => {
      expect(matchesSelector(selector, contact)).toBe(true);
    },
  );

  it.each(['nurse', 'bill', '*/en', 'billing/en', '*/es/voice', 'es'])('%s does not match', (selector) => {
    expect(matchesSelector(selector, contact)).toBe(false);
  });

  it('that names more parts wins; then topic before language before channel; then the first', () => {
    const ranked = ['billing/es/chat', 'billing/es', 'billing/*/chat', '*/es/chat', 'billing', '*/es', '*/*/chat', '*'];
    for (const index of ranked.keys()) expect(mostSpecific(ranked.slice(index).reverse(), contact)).toBe(ranked[index]);
    expect(mostSpecific(['billing/*', 'billing'], contact)).toBe('billing/*');
    expect(mostSpecific(['nurse'], contact)).toBeUndefined();
  });
});
