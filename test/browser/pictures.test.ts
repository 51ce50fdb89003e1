import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type ServedPage, serveFolder } from '../support/serve-built-page.ts';

const pictureNames = [
  'demand',
  'demand-narrow-zoomed',
  'waits',
  'overview',
  'heatmap',
  'heatmap-narrow',
  'intervals',
  'cost',
];

describe('the drawings', () => {
  let folder: string;
  let served: ServedPage;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'surgeboard-gallery-'));
    await build({
      configFile: false,
      root: fileURLToPath(new URL('../web/gallery', import.meta.url)),
      base: './',
      build: { outDir: folder, emptyOutDir: true, target: 'es2022' },
      logLevel: 'error',
    });
    served = await serveFolder(folder);
    browser = await launchChromium();
    page = await browser.newPage();
    await page.goto(served.url);
    await page.waitForFunction(() => window.pictureNames?.length > 0);
  });

  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const draw = (name: string, times: number, load = 1) =>
    page.evaluate(([name, times, load]) => window.drawPicture(name, times, load), [name, times, load] as const);

  it('are all in this test', async () => {
    expect(await page.evaluate(() => window.pictureNames)).toEqual(pictureNames);
  });

  it.each(pictureNames)('draw %s as before, to three decimals', async (name) => {
    await expect(`${await draw(name, 1)}\n`).toMatchFileSnapshot(`../web/pictures/${name}.svg.txt`);
  });

  it.each(pictureNames)('leave the same tree when %s is drawn twice', async (name) => {
    const once = await draw(name, 1);
    expect(await draw(name, 2)).toBe(once);
  });

  it.each(pictureNames)('come back to the same %s after other figures were drawn into it', async (name) => {
    const before = await draw(name, 1);
    expect(await draw(name, 1, 1.6)).not.toBe(before);
    expect(await draw(name, 1)).toBe(before);
  });
});
