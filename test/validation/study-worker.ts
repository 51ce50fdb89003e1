import { parentPort } from 'node:worker_threads';
import { formatIssue, parseScenario, type Report, runStudy } from '../../engine/index.ts';

export type StudyReply = { readonly report: Report } | { readonly fault: string };

/** Simulates one scenario text after the other, through the public door. */
async function simulate(text: string): Promise<StudyReply> {
  const parsed = parseScenario(text);
  if (!parsed.ok) return { fault: parsed.issues.map(formatIssue).join('\n') };
  const outcome = await runStudy(parsed.scenario, null);
  if (!outcome.ok) return { fault: outcome.issues.map(formatIssue).join('\n') };
  return { report: outcome.report };
}

const port = parentPort;
if (port === null) throw new Error('This module is the script of a worker thread.');
port.on('message', (text: string) => {
  simulate(text).then(
    (reply) => port.postMessage(reply),
    (error: unknown) =>
      port.postMessage({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
