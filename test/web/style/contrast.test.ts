import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const tokens = readTokens(readFileSync(new URL('../../../web/style/tokens.css', import.meta.url), 'utf8'));
const themes = ['light', 'dark'] as const;
const heatSteps = ['miss-4', 'miss-3', 'miss-2', 'miss-1', 'meet-1', 'meet-2'];

const textPairs = [
  ...['ground', 'panel', 'panel-raised'].flatMap((ground) =>
    ['ink', 'ink-soft', 'accent', 'short'].map((text) => [text, ground] as const),
  ),
  ['ink', 'short-soft'] as const,
  ['ink', 'accent-soft'] as const,
  ['on-accent', 'accent'] as const,
  ...heatSteps.map((step) => [`on-heat-${step}`, `heat-${step}`] as const),
];

/** What must be told from its ground to use or read the page, text apart. */
const markPairs = [
  ['accent', 'panel'],
  ['short', 'panel'],
  ['control-border', 'panel'],
  ['control-border', 'panel-raised'],
  ['ink', 'busy-area'],
  ['accent', 'busy-area'],
  ['accent', 'ribbon-area'],
] as const;

describe.each(themes)('the %s theme', (theme) => {
  it.each(textPairs)('writes %s on %s with a contrast of at least 4.5 (WCAG 2.2, 1.4.3)', (text, ground) => {
    expect(contrast(tokens[text]![theme], tokens[ground]![theme])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(markPairs)('marks %s on %s with a contrast of at least 3 (WCAG 2.2, 1.4.11)', (mark, ground) => {
    expect(contrast(tokens[mark]![theme], tokens[ground]![theme])).toBeGreaterThanOrEqual(3);
  });

  it('tells each step of the heat scale from the next by lightness, for eyes that see no hue', () => {
    const lightness = heatSteps.slice(0, 4).map((step) => luminance(tokens[`heat-${step}`]![theme]));
    const isDarkening = theme === 'dark';
    for (let i = 1; i < lightness.length; i++) {
      const [worse, better] = [lightness[i - 1]!, lightness[i]!];
      const ratio = isDarkening ? (worse + 0.05) / (better + 0.05) : (better + 0.05) / (worse + 0.05);
      expect(ratio).toBeGreaterThan(1.25);
    }
  });
});

function readTokens(css: string): Record<string, { light: string; dark: string }> {
  const found = css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g);
  return Object.fromEntries([...found].map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }]));
}

/** Source: WCAG 2.2, definition of contrast ratio. */
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Source: WCAG 2.2, definition of relative luminance. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
