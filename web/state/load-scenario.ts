import { formatIssue, parseScenario } from '../../engine/browser.ts';
import type { Story } from './page-state.ts';

/** Largest file read, bytes: well above any scenario, well below what would freeze the page. */
export const maxFileBytes = 50_000_000;

export type LoadedStory =
  | { readonly ok: true; readonly story: Story }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Reads a scenario file. @returns the scenario with its variants, or every fault as a sentence */
export async function loadScenario(file: Pick<File, 'size' | 'text'>): Promise<LoadedStory> {
  if (file.size > maxFileBytes) {
    const found = Math.ceil(file.size / 1e6);
    return { ok: false, faults: [`file: found ${found} MB; allowed: at most ${maxFileBytes / 1e6} MB`] };
  }
  return readStory(await file.text());
}

/** Reads the text of a scenario file, as `loadScenario` does. */
export function readStory(text: string): LoadedStory {
  const result = parseScenario(text);
  if (!result.ok) return { ok: false, faults: result.issues.map(formatIssue) };
  return { ok: true, story: { base: result.scenario, variants: result.variants } };
}
