import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderRunReport } from '../src/reports/run-report.ts';
import { sampleReport } from './fixtures/run-report.ts';

function findChromium(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const places = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env.LEAVEN_CHROMIUM ?? '', ...places].find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return file !== '';
    } catch {
      return false;
    }
  });
}

const executablePath = findChromium();
const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
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
    const folder = mkdtempSync(join(tmpdir(), 'leaven-report-'));
    let browser: Browser;

    beforeAll(async () => {
      for (const language of ['en', 'zh-CN'] as const)
        writeFileSync(join(folder, `${language}.html`), await renderRunReport(sampleReport(), language));
      browser = await chromium.launch({
        executablePath: executablePath ?? '',
        args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
      });
    }, 60_000);

    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    async function open<T>(
      language: string,
      options: BrowserContextOptions,
      look: (page: Page, requests: string[]) => Promise<T>,
    ): Promise<T> {
      const context = await browser.newContext(options);
      const requests: string[] = [];
      context.on('request', (request) => requests.push(request.url()));
      try {
        const page = await context.newPage();
        await page.goto(pathToFileURL(join(folder, `${language}.html`)).href);
        return await look(page, requests);
      } finally {
        await context.close();
      }
    }

    it.each(cases)('has no accessibility violations, %s', async (_, language, options) => {
      const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      const violations = await open(language, options, async (page) => {
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
        });
        await page.evaluate(axe);
        const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
        return violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`).join(' | ')}`,
        );
      });
      expect(violations).toEqual([]);
    });

    it.each(cases)('has no two texts over each other in a figure, %s', async (_, language, options) => {
      const crossings = await open(language, options, (page) =>
        page.evaluate(() => {
          const found: string[] = [];
          for (const figure of document.querySelectorAll('svg.plot')) {
            const boxes = [...figure.querySelectorAll('text')]
              .filter((text) => text.textContent !== '')
              .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
            const frame = figure.getBoundingClientRect();
            for (const [i, one] of boxes.entries()) {
              if (one.box.left < frame.left - 1 || one.box.right > frame.right + 1) found.push(`${one.text} is cut off`);
              for (const other of boxes.slice(0, i)) {
                const apart =
                  one.box.right <= other.box.left ||
                  other.box.right <= one.box.left ||
                  one.box.bottom <= other.box.top ||
                  other.box.bottom <= one.box.top;
                if (!apart) found.push(`${one.text} over ${other.text}`);
              }
            }
          }
          return found;
        }),
      );
      expect(crossings).toEqual([]);
    });

    it.each(['en', 'zh-CN'])('shows the whole first screen at 1280 × 800 without scripts, and asks for nothing: %s', async (language) => {
      await open(language, { viewport: desktop, javaScriptEnabled: false }, async (page, requests) => {
        const box = await page.locator('.first').boundingBox();
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(desktop.height);
        expect(await page.locator('.first .example').count()).toBe(3);
        expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
      });
    });

    it.each(['en', 'zh-CN'])('never scrolls sideways on a phone: %s', async (language) => {
      await open(language, { viewport: phone }, async (page) => {
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
      });
    });

    it('prints with its details open', async () => {
      await open('en', { viewport: desktop }, async (page) => {
        const numbers = page.locator('#lengths details table').first();
        expect(await numbers.isVisible()).toBe(false);
        await page.emulateMedia({ media: 'print' });
        expect((await numbers.boundingBox())?.height ?? 0).toBeGreaterThan(50);
      });
    });

    it('tells insertions and deletions apart where the reader forces colours', async () => {
      await open('en', { viewport: desktop, forcedColors: 'active' }, async (page) => {
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
