import { formatIssue, type Parsed } from '../../engine/browser.ts';
import type { Story } from './page-state.ts';

/** Largest file read, bytes: well above any scenario, well below what would freeze the page. */
export const maxFileBytes = 50_000_000;

export type LoadedStory =
  | { readonly ok: true; readonly story: Story }
  | { readonly ok: false; readonly faults: readonly string[] };

/** `parseScenario` of the engine's door, wherever it runs. */
export type ReadScenario = (text: string) => Promise<Parsed>;

/** Reads a scenario file. @returns the scenario with its variants, or every fault as a sentence */
export async function loadScenario(file: Pick<File, 'size' | 'text'>, read: ReadScenario): Promise<LoadedStory> {
  if (file.size > maxFileBytes) {
    const found = Math.ceil(file.size / 1e6);
    return { ok: false, faults: [`file: found ${found} MB; allowed: at most ${maxFileBytes / 1e6} MB`] };
  }
  return readStory(await file.text(), read);
}

/** Reads the text of a scenario file, as `loadScenario` does. */
export async function readStory(text: string, read: ReadScenario): Promise<LoadedStory> {
  const result = await read(text);
  if (!result.ok) return { ok: false, faults: result.issues.map(formatIssue) };
  return { ok: true, story: { base: result.scenario, variants: result.variants } };
}
