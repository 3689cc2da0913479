import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import {
  bareProof,
  chineseProof,
  hurtingProof,
  idleProof,
  sampleProof,
  smallProof,
  wideProof,
} from '../../../tests/fixtures/proof-report.ts';
import { messages } from '../messages.ts';
import type { ProofReport } from '../proof-model.ts';
import { proofCatalogue, proofMessages } from './messages.ts';
import { renderProofJson } from './proof-json.ts';
import { renderProofReport } from './proof-report.ts';

const pages = {
  en: await renderProofReport(sampleProof(), 'en'),
  'zh-CN': await renderProofReport(sampleProof(), 'zh-CN'),
};
const parse = (page: string) => parseHTML(page).document;
const heading = async (report: ProofReport, language: 'en' | 'zh-CN' = 'en') =>
  parse(await renderProofReport(report, language)).querySelector('h1')?.textContent;
const megabyte = 1_000_000;

function numbersIn(value: unknown, found = new Set<number>()): Set<number> {
  if (typeof value === 'number') found.add(value);
  else if (value !== null && typeof value === 'object') for (const item of Object.values(value)) numbersIn(item, found);
  return found;
}

/** The page's own words: without the data, identifiers, sources, and what counts the page itself. */
function ownWords(page: string, ...alsoWithout: string[]): string {
  const document = parse(page);
  for (const element of document.querySelectorAll(
    ['style', 'head', 'code', 'pre', 'bdi', 'cite', '.data .text', '.text.data', 'svg title', ...alsoWithout].join(', '),
  ))
    element.remove();
  return document.body.textContent;
}

describe('the words of the proof report', () => {
  const names = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, key]) => key as string);

  it('fill in the same facts in both languages', () => {
    for (const [key, { en, 'zh-CN': zh }] of Object.entries(proofMessages))
      expect([key, [...new Set(names(zh))].sort()]).toEqual([key, [...new Set(names(en))].sort()]);
  });

  it('replace those of the run report only where they say something else', () => {
    for (const [key, message] of Object.entries(proofMessages))
      if (Object.hasOwn(messages, key)) expect([key, message]).not.toEqual([key, messages[key as keyof typeof messages]]);
    for (const key of proofCatalogue.aboutPage) expect(proofCatalogue.messages).toHaveProperty(key);
  });

  it('set Chinese with its own punctuation', () => {
    for (const { 'zh-CN': zh } of Object.values(proofMessages)) expect(zh).not.toMatch(/\p{Script=Han}[,:;?!()]|[,:;?!()]\p{Script=Han}/u);
  });
});

describe('the verdict', () => {
  it('is one sentence for each way a proof can end, with what it stands on', async () => {
    expect(await heading(sampleProof())).toBe(
      'Helps: +2.1 points accuracy (95\u00a0% +0.9 to +3.3), 5 paired seeds, n 1,821 untouched test rows.',
    );
    expect(await heading(hurtingProof())).toMatch(/^Hurts: −1\.5 points accuracy \(95\u00a0% −2\.2 to −0\.8\), 5 paired seeds/);
    expect(await heading(idleProof())).toBe('No measurable difference (−0.3 to +0.7 points). Do not ship for accuracy.');
    expect(await heading(smallProof())).toBe('Too few rows to tell: would need about 4,300.');
    expect(await heading(bareProof())).toBe('Too few rows to tell.');
    expect(await heading(wideProof())).toContain('points macro F1');
  });

  it('is as plain in Chinese', async () => {
    expect(await heading(sampleProof(), 'zh-CN')).toBe(
      '有帮助：准确率 +2.1 个百分点（95% 置信区间 +0.9 至 +3.3），5 个配对随机种子，1,821 个未改动的测试样本。',
    );
    expect(await heading(idleProof(), 'zh-CN')).toBe('没有可测量的差异（−0.3 至 +0.7 个百分点）。不宜为提高准确率而采用。');
    expect(await heading(smallProof(), 'zh-CN')).toBe('样本过少，无法判断：约需 4,300 个测试样本。');
  });

  it('asks for what would tell: rows, seeds, or a larger effect, never for a number nobody has', async () => {
    const small = smallProof();
    const needing = (power: ProofReport['power']) => heading({ ...small, power });
    expect(await needing({ detectable: 0.051, seedsNeeded: 11 })).toBe('Too few seeds to tell: would need about 11.');
    expect(await needing({ detectable: 0.051, rowsNeeded: 9_000_000 })).toBe(
      'Too few rows to tell: only a difference of 5.1 points would be seen.',
    );
  });
});

describe('the page of a proof', () => {
  it('is the same bytes for the same proof, also after a way through JSON', async () => {
    expect(await renderProofReport(JSON.parse(renderProofJson(sampleProof())) as ProofReport, 'en')).toBe(pages.en);
  });

  it('is one file that asks for nothing and runs nothing', () => {
    for (const page of Object.values(pages)) {
      expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`);
      expect(page).not.toMatch(/<script|<link rel="?stylesheet|@import|url\(|\son\w+=/i);
      expect(page.length).toBeLessThan(megabyte);
    }
  });

  it('says first: verdict, number, doubts, arms, classes, leaks, cost, next command', () => {
    const words = parse(pages.en).querySelector('.first')?.textContent.replace(/\s+/g, ' ') ?? '';
    for (const said of [
      'Helps: +2.1',
      'Equal steps say +2.1 points, equal epochs +0.2',
      'Training rows left out because they equal test rows: 14',
      'Measured with text-linear alone',
      'The recipe without one operator',
      'Adds most to the others',
      '12 test rows (0.7 %) also stood in train. 14 training rows left out. With them kept: +2.3 (+1.1 to +3.5).',
      '10.0 × the data',
      'watt-hours',
      '5c0be77a1d9f',
      'leaven search',
    ])
      expect(words).toContain(said);
  });

  it('shows three doubts and says how many more there are', async () => {
    const document = parse(await renderProofReport(smallProof(), 'en'));
    expect(document.querySelectorAll('.first .doubts li').length).toBe(3);
    expect(document.querySelector('.first .doubts .note')?.textContent).toBe('2 more doubts');
    expect(document.querySelectorAll('#limits .warnings li').length).toBe(5);
  });

  it('fills the points whose interval leaves zero out after correction, and no others', () => {
    const rows = [...parse(pages.en).querySelectorAll('.first .forest tbody tr')];
    const point = (name: string, kind: string) =>
      rows
        .find((row) => row.className === kind && row.textContent.includes(name))
        ?.querySelector('circle')
        ?.getAttribute('class');
    expect(point('recipe', 'recipe')).toBe('clear gain');
    expect(point('text.replace-synonyms', 'only')).toBe('clear gain');
    expect(point('text.delete-words', 'only')).toBe('clear loss');
    expect(point('text.insert-synonyms', 'only')).toBe('unclear');
  });

  it('never fills the recipe against its own verdict', async () => {
    const document = parse(await renderProofReport(idleProof(), 'en'));
    expect(document.querySelector('.first tr.recipe circle')?.getAttribute('class')).toBe('unclear');
  });

  it('shows no number that proof.json does not carry', async () => {
    for (const report of [sampleProof(), wideProof(), chineseProof()]) {
      const known = numbersIn(JSON.parse(renderProofJson(report)));
      const shown = [...parse(await renderProofReport(report, 'en')).querySelectorAll('data')].map((it) =>
        Number(it.getAttribute('value')),
      );
      expect(shown.length).toBeGreaterThan(300);
      expect(shown.filter((value) => !known.has(value))).toEqual([]);
    }
  });

  it('writes every number of the proof as such: no digits stand in its own words', () => {
    for (const page of Object.values(pages)) {
      const left = ownWords(page, 'data', '.view', 'svg', '.axis').replace(/SHA-256|F1/g, '');
      expect(left.match(/[^\n]*\d[^\n]*/g)).toBeNull();
    }
  });

  it('is complete in Chinese: nothing English is left but names and identifiers', async () => {
    for (const page of [pages['zh-CN'], await renderProofReport(bareProof(), 'zh-CN'), await renderProofReport(smallProof(), 'zh-CN')]) {
      const left = ownWords(page).replace(/Leaven|Node|SHA-256|JSON|McNemar|pp?（(Holm)?|Holm|CO₂|F1|\b\w+\.jsonl?\b/g, '');
      expect(left.match(/[A-Za-z]{2,}/g)).toBeNull();
      expect(page).not.toMatch(/您|抱歉|请稍/);
    }
  });

  it('has no Chinese in English', () => {
    expect(ownWords(pages.en)).not.toMatch(/\p{Script=Han}/u);
  });

  it('gives every section an anchor and every figure its numbers', () => {
    const document = parse(pages.en);
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of document.querySelectorAll('a[href^="#"]')) expect(ids).toContain(link.getAttribute('href')?.slice(1));
    expect(document.querySelectorAll('main > section > h2 > a').length).toBe(11);
    for (const id of ['curve', 'calibration', 'confusion']) expect(document.querySelector(`#${id} details table`)).not.toBeNull();
  });

  it('shows confusions of few classes as a matrix, of many as the pairs that changed most', async () => {
    const few = parse(await renderProofReport(chineseProof(), 'en'));
    expect(few.querySelectorAll('#confusion .matrix tbody td').length).toBe(36);
    const many = parse(await renderProofReport(wideProof(), 'en'));
    expect(many.querySelector('#confusion .matrix')).toBeNull();
    expect(many.querySelectorAll('#confusion tbody tr').length).toBe(20);
    expect(many.querySelectorAll('#classes > .scroll tbody tr').length).toBe(12);
    expect(many.querySelectorAll('#classes details tbody tr').length).toBe(77);
  });

  it('shows what flipped with the edits of the copies that may have pushed it', () => {
    const flips = parse(pages.en).querySelector('#flips');
    expect(flips?.textContent).toContain('86 test rows turned right and 42 turned wrong');
    expect(flips?.querySelectorAll('.copies ins').length).toBeGreaterThan(3);
    expect(flips?.querySelectorAll('.copies del').length).toBeGreaterThan(3);
  });

  it('says so where there is nothing to show', async () => {
    const page = await renderProofReport(bareProof(), 'en');
    const words = parse(page).body.textContent;
    for (const said of [
      'No operator was left out or tried alone',
      'No learning curve was measured',
      'No class was measured',
      'No prediction changed class',
      'The trainer gives no probabilities',
      'No test row changed in most seeds',
      'No test row stands in the training data',
      'Few seeds (1)',
    ])
      expect(words).toContain(said);
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
    const nothing = { ...bareProof(), arms: [], doubts: [], seeds: [], recipe: { path: '', text: '' } };
    expect(await renderProofReport(nothing, 'en')).not.toMatch(/NaN|undefined|Infinity/);
  });
});

const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e\ud800\0&amp;';
/** The words that the model closes to a list. */
const closed = new Set([
  ...['proof', 'accuracy', 'macro-f1', 'helps', 'hurts', 'no-evidence', 'equal-steps', 'equal-epochs', 'exact', 'token-set'],
  ...['baseline', 'recipe', 'without', 'only', 'leaks-kept', 'fixed', 'broken'],
]);

function poison(value: unknown, text: string): unknown {
  if (typeof value === 'string') return closed.has(value) ? value : text;
  if (Array.isArray(value)) return value.map((item) => poison(item, text));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, poison(item, text)]));
  return value;
}

describe('hostile data in the proof report', () => {
  it('stays text, whichever field it comes in', async () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const page = await renderProofReport(poison(sampleProof(), hostile) as ProofReport, language);
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
    const report = poison(wideProof(), '<"&'.repeat(4000)) as ProofReport;
    const many = <T>(list: readonly T[], n: number): T[] => Array.from({ length: n }, (_, i) => list[i % list.length] as T);
    const huge: ProofReport = {
      ...report,
      arms: many(report.arms, 3000),
      seeds: many(report.seeds, 500),
      curve: many(report.curve, 500),
      classes: many(report.classes, 300),
      perClass: many(report.perClass, 3000),
      flips: { ...report.flips, items: many(report.flips.items, 3000) },
      leak: { ...report.leak, examples: many(report.leak.examples, 3000) },
      doubts: many(report.doubts, 3000),
      next: many(report.next, 500),
      versions: { ...report.versions, libraries: Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`library-${i}`, hostile])) },
    };
    expect((await renderProofReport(huge, 'en')).length).toBeLessThan(5 * megabyte);
  });
});
