import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** LEAVEN_CHROMIUM, else the first on the path; undefined where there is none. */
export function findChromium(): string | undefined {
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

export const desktop = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };

export interface PageOpener {
  /** Opens a page by its name in a context of its own. */
  open<T>(name: string, options: BrowserContextOptions, look: (page: Page, requests: string[]) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Pages as files in a folder of their own, and a browser that opens them. */
export async function openPages(executablePath: string, pages: Readonly<Record<string, string>>): Promise<PageOpener> {
  const folder = mkdtempSync(join(tmpdir(), 'leaven-report-'));
  for (const [name, page] of Object.entries(pages)) writeFileSync(join(folder, `${name}.html`), page);
  const browser: Browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  return {
    async open(name, options, look) {
      const context = await browser.newContext(options);
      const requests: string[] = [];
      context.on('request', (request) => requests.push(request.url()));
      try {
        const page = await context.newPage();
        await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
        return await look(page, requests);
      } finally {
        await context.close();
      }
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Opened on a desktop without scripts: how far down its first screen reaches, and what it asked of the network. */
export async function firstScreen(page: Page, requests: readonly string[]): Promise<{ bottom: number; asked: string[] }> {
  const box = await page.locator('.first').boundingBox();
  return {
    bottom: (box?.y ?? 0) + (box?.height ?? 0),
    asked: requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:')),
  };
}

/** Pixels from side to side of all that a page holds. */
export function fullWidth(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}

/** What axe finds wrong, all details open. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  await page.evaluate(axe);
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`).join(' | ')}`,
  );
}

/** Texts of a figure that lie over each other or are cut off by its frame. */
export function textCrossings(page: Page): Promise<string[]> {
  return page.evaluate(() => {
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
  });
}
