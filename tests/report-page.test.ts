import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderRunReport } from '../src/reports/run-report.ts';
import { sampleReport } from './fixtures/run-report.ts';
import {
  accessibilityViolations,
  desktop,
  findChromium,
  firstScreen,
  fullWidth,
  openPages,
  type PageOpener,
  phone,
  textCrossings,
} from './support/page-checks.ts';

const executablePath = findChromium();
const cases: [string, 'en' | 'zh-CN', BrowserContextOptions][] = [
  ['light', 'en', { viewport: desktop, colorScheme: 'light' }],
  ['dark', 'en', { viewport: desktop, colorScheme: 'dark' }],
  ['on a phone', 'en', { viewport: phone, colorScheme: 'light' }],
  ['in Chinese', 'zh-CN', { viewport: desktop, colorScheme: 'light' }],
  ['in Chinese on a dark phone', 'zh-CN', { viewport: phone, colorScheme: 'dark' }],
];

describe.skipIf(executablePath === undefined)(
  'the report in a browser (skipped where no Chromium is found: set LEAVEN_CHROMIUM)',
  { timeout: 60_000 },
  () => {
    let pages: PageOpener;

    beforeAll(async () => {
      pages = await openPages(executablePath ?? '', {
        en: await renderRunReport(sampleReport(), 'en'),
        'zh-CN': await renderRunReport(sampleReport(), 'zh-CN'),
      });
    }, 60_000);

    afterAll(() => pages?.close());

    it.each(cases)('has no accessibility violations, %s', async (_, language, options) => {
      expect(await pages.open(language, options, accessibilityViolations)).toEqual([]);
    });

    it.each(cases)('has no two texts over each other in a figure, %s', async (_, language, options) => {
      expect(await pages.open(language, options, textCrossings)).toEqual([]);
    });

    it.each(['en', 'zh-CN'])('shows the whole first screen at 1280 × 800 without scripts, and asks for nothing: %s', async (language) => {
      await pages.open(language, { viewport: desktop, javaScriptEnabled: false }, async (page, requests) => {
        const { bottom, asked } = await firstScreen(page, requests);
        expect(bottom).toBeLessThanOrEqual(desktop.height);
        expect(await page.locator('.first .example').count()).toBe(3);
        expect(asked).toEqual([]);
      });
    });

    it.each(['en', 'zh-CN'])('never scrolls sideways on a phone: %s', async (language) => {
      await pages.open(language, { viewport: phone }, async (page) => {
        expect(await fullWidth(page)).toBeLessThanOrEqual(phone.width);
      });
    });

    it('prints with its details open', async () => {
      await pages.open('en', { viewport: desktop }, async (page) => {
        const numbers = page.locator('#lengths details table').first();
        expect(await numbers.isVisible()).toBe(false);
        await page.emulateMedia({ media: 'print' });
        expect((await numbers.boundingBox())?.height ?? 0).toBeGreaterThan(50);
      });
    });

    it('tells insertions and deletions apart where the reader forces colours', async () => {
      await pages.open('en', { viewport: desktop, forcedColors: 'active' }, async (page) => {
        const line = (selector: string) =>
          page
            .locator(selector)
            .first()
            .evaluate((element) => getComputedStyle(element).textDecorationLine);
        expect(await line('.first ins')).toBe('underline');
        expect(await line('.first del')).toBe('line-through');
      });
    });
  },
);
