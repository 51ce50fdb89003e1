// biome-ignore-all lint/performance/useDomNodeTextContent: the test reads what a person sees; textContent has more.

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type ServedPage, serveBuiltPage } from '../support/serve-built-page.ts';

/** Long enough for two replications of the opening scenario on a machine that is busy with other tests, milliseconds. */
const firstFiguresTimeout = 30_000;

describe('the page', () => {
  let served: ServedPage;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    served = await serveBuiltPage();
    browser = await launchChromium();
  });
  afterEach(async () => {
    await page.close();
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  async function open(options: { width?: number; height?: number; colorScheme?: 'light' | 'dark' } = {}) {
    const { width = 1440, height = 900, colorScheme = 'light' } = options;
    complaints = [];
    page = await browser.newPage({ viewport: { width, height }, colorScheme, locale: 'en-GB' });
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(served.url);
    await page.locator('[data-verdict]').waitFor({ timeout: firstFiguresTimeout });
  }
  const tile = (key: string) => page.locator(`[data-measure="${key}"]`);
  const figure = async (key: string) => Number.parseFloat(await tile(key).locator('.value').innerText());
  const slider = (name: string | RegExp) => page.getByRole('slider', { name });
  const finished = () => page.getByText(/^\s*\d+ replications\s*$/).waitFor({ timeout: 60_000 });

  it('opens on an answer without a click', async () => {
    await open();
    expect(await page.locator('[data-verdict]').innerText()).toMatch(
      /^[\d.]+% \([\d.]+–[\d.]+%\) of contacts are answered within 60 s; the target is 80%\.$/,
    );
    expect(await figure('service-level')).toBeGreaterThan(0);
    expect(await page.locator('measure-tile').count()).toBe(8);
  });

  it('opens with the same digits where a policy forbids lines of script in its HTML, and WebAssembly', async () => {
    await open();
    await finished();
    const figures = await page.locator('measure-tiles').innerText();
    await page.route(served.url, async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), 'content-security-policy': "script-src 'self'" };
      await route.fulfill({ response, headers });
    });
    await page.reload();
    await page.locator('[data-verdict]').waitFor({ timeout: firstFiguresTimeout });
    await finished();
    expect(await page.locator('measure-tiles').innerText()).toBe(figures);
    // The browser tells of the line that it did not run, and of nothing else.
    expect(complaints.filter((complaint) => !/inline script violates/.test(complaint))).toEqual([]);
    expect(complaints).toHaveLength(1);
    complaints = [];
  });

  it('answers a dragged lever: more contacts, longer waits', async () => {
    await open();
    await finished();
    const before = await figure('service-level');
    const box = (await slider('Volume').boundingBox())!;
    await page.mouse.move(box.x + box.width / 3, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 8 });
    await page.mouse.up();
    await expect.poll(() => figure('service-level'), { timeout: firstFiguresTimeout }).toBeLessThan(before - 10);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => figure('service-level'), { timeout: firstFiguresTimeout }).toBeGreaterThan(before - 3);
    expect(await slider('Volume').inputValue()).toBe('100');
  });

  it('keeps its axis while a lever is dragged', async () => {
    await open();
    await finished();
    const axis = () => page.locator('demand-chart .value-axis').evaluate((layer) => layer.textContent);
    const before = await axis();
    const shape = () => page.locator('demand-chart path.offered').getAttribute('d');
    const shapeBefore = await shape();
    const box = (await slider('Volume').boundingBox())!;
    await page.mouse.move(box.x + box.width / 3, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.95, box.y + box.height / 2, { steps: 4 });
    await expect.poll(shape, { timeout: firstFiguresTimeout }).not.toBe(shapeBefore);
    expect(await axis()).toBe(before);
    await page.mouse.up();
    await expect.poll(axis, { timeout: firstFiguresTimeout }).not.toBe(before);
  });

  it('gives the digits it gave before when a lever goes there and back', async () => {
    await open();
    await finished();
    const before = await page.locator('measure-tiles').innerText();
    await slider('Volume').fill('130');
    await page.getByRole('button', { name: 'As in the scenario', exact: true }).click();
    await finished();
    expect(await page.locator('measure-tiles').innerText()).toBe(before);
  });

  it('is worked by keyboard alone: levers, cursors, undo', async () => {
    await open();
    await slider('Volume').focus();
    await page.keyboard.press('ArrowRight');
    expect(await slider('Volume').inputValue()).toBe('101');
    await page.keyboard.press('Control+z');
    await expect.poll(() => slider('Volume').inputValue()).toBe('100');
    const chart = slider('Demand and capacity over time');
    await chart.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageUp');
    expect(await chart.getAttribute('aria-valuetext')).toMatch(/offered load [\d.]+ erlangs · on duty/);
    const heatmap = slider('Service level by hour and day of the week');
    await heatmap.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await heatmap.getAttribute('aria-valuetext')).toMatch(/^Tuesday 00:00–01:00 · service level/);
  });

  it('reaches every control by Tab, and shows where it is', async () => {
    await open();
    const seen = new Set<string>();
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        if (!element || element === document.body) return null;
        const style = getComputedStyle(element);
        const label = element.closest('label');
        const ring = style.outlineStyle !== 'none' || (label && getComputedStyle(label).outlineStyle !== 'none');
        return { name: element.getAttribute('aria-label') ?? element.id ?? element.textContent?.trim(), ring };
      });
      if (!focus) break;
      expect(focus, `focus on ${focus.name}`).toMatchObject({ ring: true });
      seen.add(focus.name);
    }
    for (const name of ['Load a scenario file', 'slider', 'Demand and capacity over time', 'Headline figures']) {
      expect(seen).toContain(name);
    }
  });

  it('says what an exact figure may be, and keeps the plan', async () => {
    await open();
    const exact = page.getByRole('spinbutton', { name: 'Volume' });
    await exact.fill('5000');
    await page.getByText('Found 5000; allowed: 1 to 1000 %.').waitFor();
    expect(await slider('Volume').inputValue()).toBe('100');
  });

  it('lists every fault of a file that cannot be loaded, and stays as it was', async () => {
    await open();
    const before = await page.locator('h1').innerText();
    const text = '{"surgeboard": 1, "name": "x", "agents": [{"name": "a", "headcount": -1}]}';
    await page.getByLabel('Load a scenario file').setInputFiles({
      name: 'faulty.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
    await page.getByText('faulty.json was not loaded').waitFor();
    await page.getByText('agents[0].headcount: found -1').waitFor();
    expect(await page.locator('h1').innerText()).toBe(before);
    await page.getByRole('button', { name: 'Close the list of faults' }).click();
    expect(await page.getByText('was not loaded').count()).toBe(0);
  });

  it('loads a sound file, names its groups and languages, and comes back on undo', async () => {
    await open();
    const scenario = {
      surgeboard: 1,
      name: 'Two languages',
      calendar: { start: '2026-01-05', days: 1 },
      demand: { contactsPerHour: 60, languages: { en: { share: 0.8 }, es: { share: 0.2 } } },
      contacts: {
        handleTime: { law: 'exponential', meanSeconds: 300 },
        patience: { law: 'exponential', meanSeconds: 300 },
      },
      agents: [
        { name: 'english desk', languages: ['en'], headcount: 5 },
        { name: 'bilingual desk', headcount: 2 },
      ],
      run: { replications: 20 },
    };
    await page.getByLabel('Load a scenario file').setInputFiles({
      name: 'two-languages.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(scenario)),
    });
    await page.getByRole('heading', { name: 'By language' }).waitFor({ timeout: firstFiguresTimeout });
    expect(await page.locator('h1').innerText()).toBe('Two languages');
    await slider('bilingual desk').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => page.locator('h1').innerText()).toContain('NHS 111');
  });

  it('zooms both time charts together', async () => {
    await open();
    const ticks = (chart: string) => page.locator(`${chart} .time-axis`).evaluate((layer) => layer.textContent);
    const whole = await ticks('demand-chart');
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    expect(await ticks('demand-chart')).not.toBe(whole);
    expect(await ticks('wait-chart')).toBe(await ticks('demand-chart'));
    await page.getByRole('button', { name: 'Whole run' }).click();
    expect(await ticks('demand-chart')).toBe(whole);
  });

  it('has the figures of a chart as a table and as files', async () => {
    await open();
    const frame = page.locator('chart-frame[fileName="hour-of-week"]');
    for (const [label, ending] of [
      ['CSV', 'csv'],
      ['SVG', 'svg'],
      ['PNG', 'png'],
    ] as const) {
      const download = page.waitForEvent('download');
      await frame.getByRole('button', { name: `as ${label}` }).click();
      expect((await download).suggestedFilename()).toBe(`hour-of-week.${ending}`);
    }
    await frame.getByRole('button', { name: 'As table' }).click();
    expect(await frame.getByRole('row').count()).toBe(169);
  });

  it.each(['light', 'dark'] as const)(
    'fits a phone of 360 px in %s, every chart of it, without sideways scrolling',
    async (colorScheme) => {
      await open({ width: 360, height: 740, colorScheme });
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(await overflow()).toBe(0);
      const tabs = page.getByRole('navigation', { name: 'Charts' }).getByRole('button');
      for (const tab of await tabs.all()) {
        await tab.click();
        expect(await page.locator('section[data-chart]:visible').count()).toBe(1);
        expect(await overflow()).toBe(0);
      }
      await page.getByRole('button', { name: 'Levers' }).click();
      await slider('Volume').waitFor();
      expect(await overflow()).toBe(0);
    },
  );

  it('follows the system into the dark, and the reader out of it', async () => {
    await open({ colorScheme: 'dark' });
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(await ground()).toBe('rgb(20, 23, 28)');
    await page.getByRole('button', { name: /^Theme/ }).click();
    await expect.poll(ground).toBe('rgb(246, 245, 241)');
  });

  it('explains how its figures are computed', async () => {
    await open();
    await page.getByRole('button', { name: 'How is this computed?' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('At/(A+B-Bt)').waitFor();
    expect(await dialog.innerText()).toContain('NHS England');
    await page.keyboard.press('Escape');
    expect(await dialog.isVisible()).toBe(false);
  });

  describe('its gallery', () => {
    const openGallery = async () => {
      await page.getByRole('button', { name: /Yorkshire and Humber/ }).click();
      await page.locator('scenario-gallery article').first().waitFor();
    };

    it('shows every scenario with its verdicts and its picture, and closes with Escape', async () => {
      await open();
      await openGallery();
      const cards = page.locator('scenario-gallery article');
      await page.waitForFunction(
        () =>
          document
            .querySelector('surge-page')!
            .shadowRoot!.querySelector('scenario-gallery')!
            .shadowRoot!.querySelectorAll('article svg').length >= 16,
      );
      expect(await cards.count()).toBeGreaterThanOrEqual(16);
      const surge = cards.filter({ hasText: 'Twenty agents, eighty within a week' });
      expect(await surge.locator('dd').innerText()).toMatch(/^holds if /);
      await page.keyboard.press('Escape');
      await page.locator('scenario-gallery article').first().waitFor({ state: 'detached' });
    });

    it('loads a scenario by keyboard, and offers its variants beside the name', async () => {
      await open();
      await page.getByRole('button', { name: /Yorkshire and Humber/ }).press('Enter');
      const choice = page.getByRole('button', { name: "Start here: a clinic's telephone" });
      await choice.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: "Start here: a clinic's telephone" }).waitFor();
      const plans = page.getByRole('combobox', { name: 'Plan' });
      expect(await plans.locator('option').allInnerTexts()).toEqual(['base', 'five']);
      await finished();
      const before = await figure('service-level');
      await plans.selectOption('five');
      await page.waitForFunction(
        (level) =>
          Number.parseFloat(
            document
              .querySelector('surge-page')!
              .shadowRoot!.querySelector('measure-tiles')!
              .shadowRoot!.querySelector('measure-tile')!
              .shadowRoot!.querySelector('.value')!.textContent ?? '',
          ) >
          level + 5,
        before,
      );
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(await plans.inputValue()).toBe('base');
    });

    it('offers the variants of the scenario that it opens with, after the first answer', async () => {
      await open();
      await finished();
      const plans = page.getByRole('combobox', { name: 'Plan' });
      await plans.waitFor();
      expect(await plans.locator('option').count()).toBeGreaterThan(1);
    });

    it('fits a phone of 360 pixels, in the dark', async () => {
      await open({ width: 360, height: 740, colorScheme: 'dark' });
      await openGallery();
      const dialog = page.locator('scenario-gallery dialog');
      expect(await dialog.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
      const { x, width } = (await dialog.boundingBox())!;
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(360);
    });
  });
});
