import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../tests/fixtures/run-report.ts';
import type { RunReport } from './model.ts';
import { renderReportJson } from './report-json.ts';
import { renderRunReport } from './run-report.ts';

const pages = {
  en: await renderRunReport(sampleReport(), 'en'),
  'zh-CN': await renderRunReport(sampleReport(), 'zh-CN'),
};
const parse = (page: string) => parseHTML(page).document;
const megabyte = 1_000_000;

function numbersIn(value: unknown, found = new Set<number>()): Set<number> {
  if (typeof value === 'number') found.add(value);
  else if (value !== null && typeof value === 'object') for (const item of Object.values(value)) numbersIn(item, found);
  return found;
}

/** The page's own words: without the data, identifiers, and what counts the page itself. */
function ownWords(page: string, ...alsoWithout: string[]): string {
  const document = parse(page);
  for (const element of document.querySelectorAll(
    ['style', 'head', 'code', 'pre', 'bdi', '.data .text', '.text.data', 'svg title', ...alsoWithout].join(', '),
  ))
    element.remove();
  // Captions that name an operator name it again for those who hear the table.
  const attributes = [...document.querySelectorAll('[aria-label]:not(details *), [title]')].map(
    (element) => `${element.getAttribute('aria-label') ?? ''} ${element.getAttribute('title') ?? ''}`,
  );
  return `${document.body.textContent} ${attributes.join(' ')}`;
}

describe('the run report', () => {
  it('is the same bytes for the same model, also after a way through JSON', async () => {
    const again = JSON.parse(renderReportJson(sampleReport())) as RunReport;
    expect(await renderRunReport(again, 'en')).toBe(pages.en);
  });

  it('is one file that asks for nothing and runs nothing', () => {
    for (const page of Object.values(pages)) {
      expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`);
      expect(page).not.toMatch(/<script|<link rel="?stylesheet|@import|url\(|\son\w+=/i);
      expect([...parse(page).querySelectorAll('[src], link[href]')].map((element) => element.getAttribute('href'))).toEqual(['data:,']);
      expect(page.length).toBeLessThan(megabyte);
    }
  });

  it('says in its first screen: verdict, number, doubt, evidence, warnings, cost, seed, hash, next command', () => {
    const first = parse(pages.en).querySelector('.first');
    const words = first?.textContent.replace(/\s+/g, ' ') ?? '';
    expect(first?.querySelector('h1')?.textContent).toBe('70,971 samples written from 8,741. 0 train/test leaks. Every count adds up.');
    for (const said of [
      '10.0',
      'What a run cannot say',
      '38 rejected',
      '12 merged',
      '3 of 62,244 shown',
      '3,610 → 36,081',
      'No warnings.',
      'no-distinct-copy',
      '2.13 seconds',
      'watt-hours',
      '42',
      '9f31c2e4a1b0',
      'leaven explain',
    ])
      expect(words).toContain(said);
    expect([...(first?.querySelectorAll('.example .kind') ?? [])].map((kind) => kind.textContent)).toEqual([
      'typical',
      'largest change',
      'guarded',
    ]);
  });

  it('shows no number that report.json does not carry', () => {
    const known = numbersIn(JSON.parse(renderReportJson(sampleReport())));
    const shown = [...parse(pages.en).querySelectorAll('data')].map((element) => Number(element.getAttribute('value')));
    expect(shown.length).toBeGreaterThan(200);
    expect(shown.filter((value) => !known.has(value))).toEqual([]);
  });

  it('writes every number of the run as such: no digits stand in its own words', () => {
    for (const page of Object.values(pages)) {
      const left = ownWords(page, 'data', '.view', 'svg').replace(/SHA-256|每读入 1 个/g, '');
      expect(left.match(/[^\n]*\d[^\n]*/g)).toBeNull();
    }
  });

  it('is complete in Chinese: nothing English is left but names and identifiers', () => {
    const left = ownWords(pages['zh-CN']).replace(/Leaven|Node|SHA-256|JSON|\b\w+\.jsonl?\b/g, '');
    expect(left.match(/[A-Za-z]{2,}/g)).toBeNull();
    expect(parse(pages['zh-CN']).documentElement.getAttribute('lang')).toBe('zh-CN');
    expect(pages['zh-CN']).not.toMatch(/您|抱歉|请稍/);
  });

  it('has no Chinese in English', () => {
    expect(ownWords(pages.en)).not.toMatch(/\p{Script=Han}/u);
  });

  it('gives every section an anchor and every figure its numbers', () => {
    const document = parse(pages.en);
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of document.querySelectorAll('a[href^="#"]')) expect(ids).toContain(link.getAttribute('href')?.slice(1));
    expect(document.querySelectorAll('main > section > h2 > a').length).toBeGreaterThanOrEqual(12);
    for (const figure of document.querySelectorAll('#lengths article')) expect(figure.querySelector('details table')).not.toBeNull();
    expect(document.querySelectorAll('#operators details table').length).toBe(4);
  });

  it('draws what was measured, with the counts on both sides of the bound', () => {
    const panel = parse(pages.en).querySelector('#measures article');
    expect(panel?.textContent).toMatch(/31 below 2\.5.*8,677 within/);
    expect(panel?.textContent).toContain('8,708 texts, 4 without a value, 2 beside the axis');
    expect(panel?.querySelector('details table')).not.toBeNull();
    expect(panel?.querySelectorAll('svg rect').length).toBe(5);
  });

  it('marks the language of each text', () => {
    const texts = [...parse(pages['zh-CN']).querySelectorAll('#examples .data')];
    expect(texts.length).toBe(20);
    expect(texts.every((element) => element.getAttribute('lang') === 'en')).toBe(true);
  });

  it('says what is wrong first: leaks, lost counts, no check', async () => {
    const report = sampleReport();
    const wrong = {
      ...report,
      counts: { ...report.counts, addsUp: false },
      leaks: { ...report.leaks, checked: false, reason: 'no-test-split', pairs: [] },
    };
    const heading = (page: string) => parse(page).querySelector('h1')?.textContent;
    expect(heading(await renderRunReport(wrong, 'en'))).toBe(
      '70,971 samples written from 8,741. ▲ Leaks not checked. ▲ The counts do not add up.',
    );
    expect(heading(await renderRunReport(wrong, 'zh-CN'))).toBe('读入 8,741 个样本，写出 70,971 个。▲ 未检查泄漏。▲ 计数不一致。');
  });

  it('holds together when there is nothing to show', async () => {
    const report = sampleReport();
    const counts = { read: 0, asked: 0, written: 0, rejected: 0, merged: 0, addsUp: true };
    const lists = {
      splits: [],
      steps: [],
      labels: [],
      lengths: [],
      measures: [],
      operators: [],
      rejects: [],
      warnings: [],
      inputs: [],
      outputs: [],
      next: [],
    };
    const empty: RunReport = {
      ...report,
      ...lists,
      counts,
      examples: { ...report.examples, total: 0, items: [] },
      duplicates: { checked: false, merged: 0, clusters: 0, examples: [] },
    };
    const page = await renderRunReport(empty, 'en');
    expect(parse(page).querySelector('h1')?.textContent).toContain('0 samples written from 0.');
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  });
});

const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e\ud800\0&amp;';
/** The words that the model closes to a list. */
const closed = new Set(['run', 'words', 'characters', 'typical', 'largest', 'guarded', 'exact', 'token-set', 'evenly-by-operator']);

function poison(value: unknown, text: string): unknown {
  if (typeof value === 'string') return closed.has(value) ? value : text;
  if (Array.isArray(value)) return value.map((item) => poison(item, text));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, poison(item, text)]));
  return value;
}

describe('hostile data in the run report', () => {
  it('stays text, whichever field it comes in', async () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const page = await renderRunReport(poison(sampleReport(), hostile) as RunReport, language);
      const document = parse(page);
      expect(document.querySelectorAll('script, img, iframe, object').length).toBe(0);
      expect(
        [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes]).filter(({ name }) => name.startsWith('on')),
      ).toEqual([]);
      expect(page).not.toMatch(/\u202e|\0/);
      expect(Buffer.from(page).toString()).toBe(page);
    }
  });

  it('never makes a file above the cap of 5 MB', async () => {
    const long = '<"&'.repeat(400_000);
    const report = poison(sampleReport(), long) as RunReport;
    const many = <T>(list: readonly T[], n: number): T[] => Array.from({ length: n }, (_, i) => list[i % list.length] as T);
    const huge: RunReport = {
      ...report,
      splits: many(report.splits, 5000),
      steps: many(report.steps, 5000),
      labels: many(report.labels, 500).map((labels) => ({ ...labels, classes: many(labels.classes, 3000) })),
      lengths: many(report.lengths, 500),
      measures: many(report.measures, 500),
      operators: many(report.operators, 3000),
      rejects: many(report.rejects, 5000),
      examples: { ...report.examples, items: many(report.examples.items, 5000) },
      duplicates: { ...report.duplicates, examples: many(report.duplicates.examples, 3000) },
      warnings: many(
        [
          { code: 'leaks', data: { rows: 3, train: long, test: long } },
          { code: long, data: { [long]: long } },
        ],
        5000,
      ),
      inputs: many(report.inputs, 5000),
      outputs: many(report.outputs, 5000),
      next: many(report.next, 500),
      versions: { ...report.versions, libraries: Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`library-${i}`, long])) },
    };
    expect((await renderRunReport(huge, 'en')).length).toBeLessThan(5 * megabyte);
  });
});
