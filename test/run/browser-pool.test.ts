import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemblyScript } from '../../engine/kernel/kernel-plugin.ts';
import { launchChromium } from '../support/chromium.ts';
import { runSurgeboard } from '../support/run-surgeboard.ts';
import { type ServedPage, serveFolder } from '../support/serve-built-page.ts';

const scenarioText = JSON.stringify({
  surgeboard: 1,
  name: 'Four hours',
  calendar: { start: '2026-01-05T08:00', hours: 4, timeZone: 'America/New_York' },
  demand: { contactsPerHour: 60, languages: { en: { share: 0.7 }, es: { share: 0.3 } } },
  contacts: {
    handleTime: { law: 'lognormal', meanSeconds: 300, cv: 1.2 },
    patience: { law: 'exponential', meanSeconds: 180 },
  },
  agents: [{ name: 'desk', headcount: 5, costPerHour: 21 }],
  run: { replications: 40 },
});

let folder: string;
let served: ServedPage;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'surgeboard-study-page-'));
  await build({
    configFile: false,
    root: fileURLToPath(new URL('../support/study-page', import.meta.url)),
    base: './',
    build: { outDir: folder, emptyOutDir: true, minify: false, target: 'es2022', chunkSizeWarningLimit: 4000 },
    plugins: [assemblyScript()],
    worker: { format: 'es', plugins: () => [assemblyScript()] },
    logLevel: 'error',
  });
  [served, browser] = await Promise.all([serveFolder(folder), launchChromium()]);
  page = await browser.newPage();
  await page.goto(served.url);
  await page.waitForFunction(() => 'studyPage' in window);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  rmSync(folder, { recursive: true });
});

describe('Web Workers', () => {
  it('compute the bytes that the command line prints, as does the page without them', async () => {
    const { stdout } = await runSurgeboard(['run', '-', '--json'], scenarioText);
    for (const workers of [0, 1, 2, 3]) {
      const text = await page.evaluate(([s, n]) => window.studyPage.reportText(s, n), [scenarioText, workers] as const);
      expect(text).toBe(stdout);
    }
  });

  it('compute the same bytes when another thread has them simulate, and it has, after it has simulated the first itself', async () => {
    // Long enough that workers are asked for.
    const replications = 60_000;
    const { stdout } = await runSurgeboard(
      ['run', '-', '--json', '--replications', String(replications)],
      scenarioText,
    );
    const { text, workers } = await page.evaluate(([s, n]) => window.studyPage.reportTextOfThread(s, n), [
      scenarioText,
      replications,
    ] as const);
    expect(text).toBe(stdout);
    expect(workers).toBeGreaterThan(0);
  });

  it('stop when a study is cancelled', async () => {
    expect(await page.evaluate((text) => window.studyPage.cancel(text), scenarioText)).toBe('AbortError');
  });

  it('are given up with a reason when their script cannot be loaded', async () => {
    await page.route('**/*browser-worker*', (route) => route.abort());
    const message = page.evaluate((text) => window.studyPage.reportText(text, 1), scenarioText);
    await expect(message).rejects.toThrow('Two workers in a row stopped while they simulated replication 0.');
    await page.unroute('**/*browser-worker*');
  });

  it('are replaced when the browser ends one without a word, and the bytes stay the same', async () => {
    const undisturbed = await page.evaluate((text) => window.studyPage.reportText(text, 1), scenarioText);
    await page.addScriptTag({
      content: `{
        const { Worker: Original } = window;
        window.startedWorkers = 0;
        // Shot with its third batch in hand; neither 'error' nor any other event tells of it.
        window.Worker = class extends Original {
          number = ++window.startedWorkers;
          batches = 0;
          postMessage(message, transfer) {
            super.postMessage(message, transfer ?? []);
            if (message.path?.[0] === 'runBatch' && ++this.batches === 3 && this.number === 1) super.terminate();
          }
        };
      }`,
    });
    const text = await page.evaluate((given) => window.studyPage.reportText(given, 1), scenarioText);
    const started = await page.evaluate(() => (window as unknown as { startedWorkers: number }).startedWorkers);
    expect(started).toBe(2);
    expect(text).toBe(undisturbed);
  });
});
