import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderProofReport } from '../src/reports/proof/proof-report.ts';
import type { ProofReport } from '../src/reports/proof-model.ts';
import { bareProof, chineseProof, hurtingProof, idleProof, sampleProof, smallProof, wideProof } from './fixtures/proof-report.ts';
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
const proofs: Readonly<Record<string, () => ProofReport>> = {
  helps: sampleProof,
  idle: idleProof,
  small: smallProof,
  hurts: hurtingProof,
  bare: bareProof,
  wide: wideProof,
  chinese: chineseProof,
};
const languages = ['en', 'zh-CN'] as const;
const every = Object.keys(proofs).flatMap((name) => languages.map((language) => `${name}.${language}`));
const cases: [page: string, how: string, BrowserContextOptions][] = [
  ['helps.en', 'light', { viewport: desktop, colorScheme: 'light' }],
  ['hurts.en', 'dark', { viewport: desktop, colorScheme: 'dark' }],
  ['wide.en', 'on a phone', { viewport: phone, colorScheme: 'light' }],
  ['chinese.zh-CN', 'light', { viewport: desktop, colorScheme: 'light' }],
  ['chinese.zh-CN', 'on a dark phone', { viewport: phone, colorScheme: 'dark' }],
];

describe.skipIf(executablePath === undefined)(
  'the proof report in a browser (skipped where no Chromium is found: set LEAVEN_CHROMIUM)',
  // Long pages on a busy machine: axe looks at ten thousand elements.
  { timeout: 180_000 },
  () => {
    let pages: PageOpener;

    beforeAll(async () => {
      const rendered: Record<string, string> = {};
      for (const [name, make] of Object.entries(proofs))
        for (const language of languages) rendered[`${name}.${language}`] = await renderProofReport(make(), language);
      pages = await openPages(executablePath ?? '', rendered);
    }, 60_000);

    afterAll(() => pages?.close());

    it.each(cases)('has no text over another in a figure and no accessibility violations: %s, %s', async (name, _, options) => {
      const found = await pages.open(name, options, async (page) => [
        ...(await textCrossings(page)),
        ...(await accessibilityViolations(page)),
      ]);
      expect(found).toEqual([]);
    });

    it.each(every)('shows the whole first screen at 1280 × 800 without scripts, and asks for nothing: %s', async (name) => {
      await pages.open(name, { viewport: desktop, javaScriptEnabled: false }, async (page, requests) => {
        const { bottom, asked } = await firstScreen(page, requests);
        expect(bottom).toBeLessThanOrEqual(desktop.height);
        expect(asked).toEqual([]);
      });
    });

    it.each(['helps.en', 'wide.en', 'chinese.zh-CN'])('never scrolls sideways on a phone: %s', async (name) => {
      await pages.open(name, { viewport: phone }, async (page) => {
        expect(await fullWidth(page)).toBeLessThanOrEqual(phone.width);
      });
    });

    it.each(['wide.en', 'chinese.zh-CN'])('keeps the numbers of the arms outside the scale: %s', async (name) => {
      const crossings = await pages.open(name, { viewport: desktop }, (page) =>
        page.evaluate(() =>
          [...document.querySelectorAll('.forest tbody tr')].flatMap((row) => {
            const [title, scale, figures] = [...row.children].map((cell) => cell.getBoundingClientRect());
            const drawn = [...row.querySelectorAll('svg > *')].map((mark) => mark.getBoundingClientRect());
            const inside = drawn.every(({ left, right }) => left >= (scale?.left ?? 0) - 6 && right <= (scale?.right ?? 0) + 6);
            const apart = (title?.right ?? 0) <= (scale?.left ?? 0) + 1 && (scale?.right ?? 0) <= (figures?.left ?? 0) + 1;
            return inside && apart ? [] : [row.textContent];
          }),
        ),
      );
      expect(crossings).toEqual([]);
    });

    it('is read in the order verdict, number, doubt, evidence, next command', async () => {
      await pages.open('helps.en', { viewport: phone }, async (page) => {
        const parts = ['#verdict', '.one', '.doubts', '.first .forest', '.next'];
        const tops = await Promise.all(parts.map(async (part) => (await page.locator(part).first().boundingBox())?.y ?? -1));
        expect(tops).toEqual([...tops].sort((a, b) => a - b));
      });
    });

    it('prints with its details open', async () => {
      await pages.open('helps.en', { viewport: desktop }, async (page) => {
        const numbers = page.locator('#calibration details table').first();
        expect(await numbers.isVisible()).toBe(false);
        await page.emulateMedia({ media: 'print' });
        expect((await numbers.boundingBox())?.height ?? 0).toBeGreaterThan(50);
        // A4 less its margins.
        await page.setViewportSize({ width: 690, height: 980 });
        expect(await fullWidth(page)).toBeLessThanOrEqual(690);
      });
    });
  },
);
