import type { Page, Worker } from 'playwright-core';
import { findChromium, launchChromium } from '../../test/support/chromium.ts';
import { serveBuiltPage } from '../../test/support/serve-built-page.ts';
import { type Measurement, Samples } from '../measurement.ts';
import { type PageTimes, recordBatches, recordPage } from './page-recorder.ts';
import type { Setting } from './setting.ts';

/**
 * What a person at the page waits for, by the page's own clock, in a Chromium that is started anew for each round: nothing is
 * cached, no worker runs, no code is compiled. Two processors are shared by the browser, the page and its workers.
 */
export async function measurePage({ rounds, isQuick, say }: Setting): Promise<Measurement[]> {
  const samples = new Samples('The page, in Chromium, by the clock on the wall');
  try {
    findChromium();
  } catch (error) {
    say(`the page is left out: ${error instanceof Error ? error.message : error}`);
    return [];
  }
  const served = await serveBuiltPage();
  try {
    for (let round = 0; round < rounds; round++) {
      say(`the page, round ${round + 1} of ${rounds}`);
      const browser = await launchChromium();
      try {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
        await page.addInitScript(recordPage);
        await page.goto(served.url);
        await opening(page, samples);
        const thread = page.workers().find((worker) => /\/study-worker-/.test(worker.url()));
        await thread!.evaluate(recordBatches);
        for (let i = 0; i < (isQuick ? 1 : 5); i++) await lever(page, thread!, samples);
      } finally {
        await browser.close();
      }
    }
  } finally {
    await served.close();
  }
  return samples.measurements();
}

async function opening(page: Page, samples: Samples): Promise<void> {
  await whenKnown(page, 'firstFigure');
  // The browser tells of a paint some time after it.
  const times = await whenKnown(page, 'firstContentfulPaint');
  const { firstPaint, firstContentfulPaint, firstFigure } = times;
  samples.add('navigation to first paint', 'ms', firstPaint!);
  samples.add('navigation to first contentful paint', 'ms', firstContentfulPaint!);
  samples.add('navigation to first figure, cold', 'ms', firstFigure!, 'under 1,000');
  // Where both are one frame, the paint is stamped when it is on the screen, a little later.
  samples.add(
    'first contentful paint to first figure, cold',
    'ms',
    Math.max(0, firstFigure! - firstContentfulPaint!),
    'under 100',
  );
}

/** Moves a lever twice: when nothing runs, for the first new figures; and while workers are busy with that, for cancelling. */
async function lever(page: Page, thread: Worker, samples: Samples): Promise<void> {
  await page.getByText(/^\s*\d+ replications\s*$/).waitFor({ timeout: 120_000 });
  const slider = page.getByRole('slider', { name: 'Volume' });
  await slider.press('ArrowRight');
  const { lever, newFigures } = await whenKnown(page, 'newFigures');
  samples.add('lever to first new figures', 'ms', newFigures! - lever!, 'under 100');
  await slider.press('ArrowLeft');
  await whenKnown(page, 'newFigures');
  const moved = await page.evaluate(() => performance.timeOrigin + window.pageTimes.lever!);
  const batches = await thread.evaluate(() => globalThis.batchTimes);
  const ofPlanBefore = batches.filter(({ sent, answered }) => sent < moved && (answered ?? moved) >= moved);
  if (ofPlanBefore.length === 0) return;
  const cancelled = Math.max(...ofPlanBefore.map(({ answered }) => answered ?? Number.POSITIVE_INFINITY));
  samples.add('lever to cancelled, workers busy', 'ms', cancelled - moved, 'under 50');
}

async function whenKnown(page: Page, name: keyof PageTimes): Promise<PageTimes> {
  await page.waitForFunction((key) => Number.isFinite(window.pageTimes[key]), name, { timeout: 120_000 });
  return page.evaluate(() => window.pageTimes);
}
