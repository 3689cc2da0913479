import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../src/app/audit.ts';
import { renderAuditReport } from '../src/reports/audit/audit-report.ts';
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
];

/** Data with as many faults as fit on the first screen, and more. */
function faultyRows(): object[] {
  const rows = Array.from({ length: 120 }, (_, i) => ({
    text: `the film number ${i} was made in the year ${1900 + i} by a friend`,
    label: i < 100 ? 'good' : 'bad',
  }));
  return [
    ...rows,
    { text: rows[0]?.text, label: 'bad' },
    { text: rows[1]?.text, label: 'good' },
    { text: 'write to anna.smith@mail-example.org <b>now</b>', label: 'Good' },
    { text: '', label: 'good' },
    { text: 'we drank our coffee in the caf\u00c3\u00a9 near the house\u200b', label: '' },
    { text: 'El perro de la vecina duerme todas las tardes debajo de la mesa grande', label: 'good' },
    { text: `ein sehr langer Text ${'und noch ein Wort '.repeat(900)}`, label: 'good' },
  ];
}

describe.skipIf(executablePath === undefined)(
  'the page of an audit in a browser (skipped where no Chromium is found: set LEAVEN_CHROMIUM)',
  { timeout: 60_000 },
  () => {
    let pages: PageOpener;

    beforeAll(async () => {
      const folder = mkdtempSync(join(tmpdir(), 'leaven-audit-page-'));
      try {
        const file = join(folder, 'a-set-with-a-long-name-that-goes-on-and-on.jsonl');
        writeFileSync(
          file,
          faultyRows()
            .map((row) => JSON.stringify(row))
            .join('\n'),
        );
        const report = await audit(file);
        pages = await openPages(executablePath ?? '', {
          en: await renderAuditReport(report, 'en'),
          'zh-CN': await renderAuditReport(report, 'zh-CN'),
        });
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
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
        expect(await page.locator('.first tbody tr').count()).toBe(7);
        expect(asked).toEqual([]);
      });
    });

    it.each(['en', 'zh-CN'])('never scrolls sideways on a phone: %s', async (language) => {
      await pages.open(language, { viewport: phone }, async (page) => {
        expect(await fullWidth(page)).toBeLessThanOrEqual(phone.width);
      });
    });
  },
);
