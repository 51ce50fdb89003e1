import { formatIssue, parseScenario, type Scenario } from '../../engine/browser.ts';

/** Largest file read, bytes: well above any scenario, well below what would freeze the page. */
export const maxFileBytes = 50_000_000;

/** Reads a scenario file. @returns the scenario, or every fault as a sentence */
export async function loadScenario(
  file: Pick<File, 'size' | 'text'>,
): Promise<{ readonly ok: true; readonly scenario: Scenario } | { readonly ok: false; readonly faults: string[] }> {
  if (file.size > maxFileBytes) {
    const found = Math.ceil(file.size / 1e6);
    return { ok: false, faults: [`file: found ${found} MB; allowed: at most ${maxFileBytes / 1e6} MB`] };
  }
  const result = parseScenario(await file.text());
  return result.ok ? result : { ok: false, faults: result.issues.map(formatIssue) };
}
