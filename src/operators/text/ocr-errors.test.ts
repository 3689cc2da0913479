import { describe, expect, it } from 'vitest';
import { madeText } from '../../../tests/support/made-texts.ts';
import { chineseHalves, chineseLookalikes } from '../../languages/chinese/lookalikes.ts';
import { ocrConfusions } from '../../languages/ocr-confusions.ts';
import { runExample } from '../../testing/index.ts';
import { letterStarts } from '../text-letters.ts';
import { ocrErrors } from './ocr-errors.ts';

type Params = Parameters<NonNullable<typeof ocrErrors.prepare>>[0];
const misread = async (text: string, seed: number, params: Partial<Params> = {}, more: object = {}) =>
  (await runExample(ocrErrors, { name: '', params, seed, input: { id: 'x', text, ...more }, output: [] })) as unknown as {
    text: string;
    spans?: { start: number; end: number }[];
  };

describe('text.ocr-errors', () => {
  it.each(['en', 'zh'] as const)('misreads a tenth of the letters of 2,000 texts: %s', async (language) => {
    let units = 0;
    let changed = 0;
    for (let seed = 0; seed < 2000; seed++) {
      const text = madeText(language);
      units += letterStarts(text).length;
      changed += misreadUnits(text, (await misread(text, seed)).text);
    }
    // The number of each text is exact but for the fraction, whose spread is half a letter at most.
    expect(Math.abs(changed - 0.1 * units)).toBeLessThan(4 * Math.sqrt(2000 * 0.25));
  });

  it('reads two letters as one and one as two', async () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 300; seed++) seen.add((await misread('mm rnrn clcl ww', seed, { ratio: 0.3 })).text);
    const all = [...seen].join('|');
    for (const shape of [/(?:^|\|)(?:rnm|mrn) /, / (?:mrn|rnm|mm) /, /\bdcl|cld/, /vvw|wvv/]) expect(all).toMatch(shape);
  });

  it('errs most where machines err most', async () => {
    const counts = { l: 0, p: 0 };
    for (let seed = 0; seed < 500; seed++) {
      const { text } = await misread('plplplplplplplplplpl', seed);
      counts.l += 10 - (text.match(/l/g)?.length ?? 0);
      counts.p += 10 - (text.match(/p/g)?.length ?? 0);
    }
    expect(counts.l).toBeGreaterThan(2 * counts.p);
  });

  it('leaves negations, numbers, addresses and annotations as they are', async () => {
    const text = 'She did not pay 1,050 to ann@example.org for the little basket of flowers.';
    const span = { start: text.indexOf('little'), end: text.indexOf(' of flowers'), label: 'thing' };
    for (let seed = 0; seed < 40; seed++) {
      const after = await misread(text, seed, { ratio: 0.6, spaces: 0.5 }, { spans: [span] });
      for (const kept of ['not', '1,050', 'ann@example.org']) expect(after.text).toContain(kept);
      const [moved] = after.spans ?? [];
      expect(after.text.slice(moved?.start, moved?.end)).toBe('little basket');
    }
  });

  it('makes no character that denies or counts', async () => {
    for (let seed = 0; seed < 60; seed++) {
      const { text } = await misread('周末他人下车，本来在平原，夫人入土，工地', seed, { ratio: 1 });
      expect(text).not.toMatch(/[未不没无一二三十百千八]/);
    }
  });

  it('loses and adds spaces at the rate that is asked for', async () => {
    let gaps = 0;
    let changed = 0;
    for (let seed = 0; seed < 500; seed++) {
      const text = madeText('en');
      const { text: after } = await misread(text, seed, { ratio: 0, spaces: 0.2 });
      expect(after.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      const was = new Set(placesOfSpaces(text));
      const is = new Set(placesOfSpaces(after));
      gaps += was.size;
      changed += [...was].filter((place) => !is.has(place)).length + [...is].filter((place) => !was.has(place)).length;
    }
    expect(Math.abs(changed - 0.2 * gaps)).toBeLessThan(4 * Math.sqrt(500 * 0.25));
  });

  it('breaks lines at their width, some in words', async () => {
    const text = madeText('en').repeat(4);
    const { text: after } = await misread(text, 1, { ratio: 0, lineWidth: 40 });
    for (const line of after.split('\n')) expect(line.length).toBeLessThanOrEqual(41);
    expect(after.replaceAll('-\n', '').replaceAll('\n', ' ')).toBe(text);
    expect(after).toMatch(/[a-z]{2}-\n[a-z]{2}/);
    const chinese = madeText('zh').repeat(6);
    const { text: lines } = await misread(chinese, 1, { ratio: 0, lineWidth: 40 });
    for (const line of lines.split('\n').slice(0, -1)) expect(line).toHaveLength(20);
    expect(lines.replaceAll('\n', '')).toBe(chinese);
  });

  it.each(['𠮷野家的𪚥字', '👩‍👩‍👧 ok', 'مرحبا 你好 abc', 'l'.repeat(1000), '！？。', 'ﾊﾟﾝ'])(
    'keeps pairs whole and ends: %j',
    async (text) => {
      for (let seed = 0; seed < 10; seed++)
        expect((await misread(text, seed, { ratio: 1, spaces: 1, lineWidth: 20 })).text).not.toMatch(/\p{Surrogate}/u);
    },
  );
});

/** How many letters of a text were misread: the cheapest way through both by the tables. */
function misreadUnits(before: string, after: string): number {
  const cost = Array.from({ length: before.length + 1 }, () => new Map<number, number>());
  cost[0]?.set(0, 0);
  const reach = (i: number, j: number, value: number) => {
    const row = cost[i];
    if (row && value < (row.get(j) ?? Number.POSITIVE_INFINITY)) row.set(j, value);
  };
  for (let i = 0; i < before.length; i++)
    for (const [j, value] of cost[i] ?? []) {
      const character = before.charAt(i);
      if (after.startsWith(character, j)) reach(i + 1, j + 1, value);
      for (const { from, to } of ocrConfusions().get(character) ?? [])
        if (before.startsWith(from, i) && after.startsWith(to, j)) reach(i + from.length, j + to.length, value + from.length);
      for (const to of [...(chineseLookalikes().get(character) ?? []), chineseHalves().get(character) ?? ''])
        if (to !== '' && after.startsWith(to, j)) reach(i + 1, j + to.length, value + 1);
    }
  return cost[before.length]?.get(after.length) ?? Number.NaN;
}

function placesOfSpaces(text: string): number[] {
  const places: number[] = [];
  let letters = 0;
  for (const character of text) {
    if (character === ' ') places.push(letters);
    else letters++;
  }
  return places;
}
