import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Relation, Sample, Span } from '../../core/sample.ts';
import { runExample } from '../../testing/index.ts';
import { replaceEntities } from './replace-entities.ts';

type Spanned = Sample & { text: string; spans: Span[] };

const replace = async <T extends Sample>(input: T | readonly T[], seed: number, params: Record<string, unknown> = {}) =>
  (await runExample(replaceEntities, { name: '', params, seed, input: input as Sample, output: [] as never })) as unknown as T;

/** A text made of pieces, of which those with a label are spans. */
function spanned(id: string, ...pieces: (string | [string, string])[]): Spanned {
  let text = '';
  const spans: Span[] = [];
  for (const piece of pieces) {
    const [words, label] = typeof piece === 'string' ? [piece] : piece;
    if (label !== undefined) spans.push({ start: text.length, end: text.length + words.length, label });
    text += words;
  }
  return { id, text, spans };
}
const covered = ({ text, spans }: Spanned) => spans.map(({ start, end, label }) => [label, text.slice(start, end)]);

const forms = {
  PER: ['Ann', 'José Pérez', '\u{20bb7}野', 'o\u0301 Brien', '王小明', "D'Arcy"],
  LOC: ['Oslo', 'Addis Ababa', '北京', 'U.S.', 'the Hague'],
  ORG: ['ACME', 'Ford & Sons', '工商银行'],
};
const types = Object.keys(forms) as (keyof typeof forms)[];
const others = types.map((type, k) =>
  spanned(`o${k}`, ...forms[type].flatMap((form): [[string, string], string] => [[form, type], ' , '])),
);

describe('text.replace-entities', () => {
  it('covers exactly a form of the same type, whatever the text', async () => {
    const gap = fc.constantFrom(' ', ', ', ' 和 ', ' a ', "'s ", '', ' 👩‍👩‍👧 ', '\n', ' Ann ', '在');
    const entity = fc.constantFrom(...types).chain((type) => fc.tuple(fc.constantFrom(...forms[type]), fc.constant(type)));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(gap, entity), { minLength: 1, maxLength: 7 }),
        fc.nat(1000),
        fc.boolean(),
        async (parts, seed, all) => {
          const sample = spanned('x', ...parts.flat().map((part) => part as string | [string, string]), ' end');
          const after = await replace([sample, ...others], seed, { ratio: all ? 1 : 0.4 });
          expect(after.spans.map(({ label }) => label)).toEqual(sample.spans.map(({ label }) => label));
          let changed = 0;
          for (const [k, [label, form]] of covered(after).entries()) {
            const before = covered(sample)[k]?.[1] as string;
            const known = forms[label as keyof typeof forms];
            expect([before, ...known, ...known.map((one) => one.charAt(0).toUpperCase() + one.slice(1))], after.text).toContain(form);
            if (form !== before) changed++;
          }
          // Where the sample has all forms of a type itself, none is left.
          if (new Set(covered(sample).map(([, form]) => form)).size < 3) expect(changed).toBeGreaterThan(0);
          // The same form, the same new form.
          const moved = new Map<string, string>();
          for (const [k, pair] of covered(sample).entries()) {
            const key = pair.join('/');
            expect(covered(after)[k]?.[1]).toBe(moved.get(key) ?? covered(after)[k]?.[1]);
            moved.set(key, covered(after)[k]?.[1] as string);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('replaces the innermost of nested spans, and leaves crossing and doubled ones', async () => {
    const text = 'University of Bonn in Rome and Ulm here';
    const sample = {
      id: 'x',
      text,
      spans: [
        { start: 0, end: 18, label: 'ORG' },
        { start: 14, end: 18, label: 'LOC' },
        { start: 22, end: 30, label: 'LOC' },
        { start: 27, end: 34, label: 'LOC' },
        { start: 35, end: 39, label: 'LOC' },
        { start: 35, end: 39, label: 'ADV' },
      ],
    };
    const more = spanned('o', ['Oslo', 'LOC'], ' ', ['Addis Ababa', 'LOC'], ' ', ['Acme', 'ORG'], ' ', ['Ford', 'ORG']);
    for (let seed = 0; seed < 10; seed++) {
      const after = await replace([sample, more], seed, { ratio: 1, minCandidates: 1 });
      const city = covered(after)[1]?.[1];
      expect(['Oslo', 'Addis Ababa']).toContain(city);
      expect(covered(after)).toEqual([
        ['ORG', `University of ${city}`],
        ['LOC', city],
        ['LOC', 'Rome and'],
        ['LOC', 'and Ulm'],
        ['LOC', 'here'],
        ['ADV', 'here'],
      ]);
    }
  });

  it('agrees in articles, capitals, possessives and number', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'entities-')), 'forms.tsv');
    writeFileSync(file, '# animals\nAnimal\towl|ape|eel\n');
    const run = async (sample: Spanned, params: object = {}) =>
      (await replace(sample, 1, { from: 'dictionary', dictionary: file, ratio: 1, ...params })).text;
    expect(await run(spanned('1', 'I saw a ', ['dog', 'animal'], ' and A ', ['cat', 'animal'], '.'))).toMatch(
      /^I saw an (owl|ape|eel) and An (owl|ape|eel)\.$/,
    );
    expect(await run(spanned('2', ['Dogs', 'animal'], ' bark, the ', ["cat's", 'animal'], ' ear'), { plurals: true })).toMatch(
      /^(Owls|Apes|Eels) bark, the (owl|ape|eel)'s ear$/,
    );
    expect(await run(spanned('3', 'THE ', ['DOG', 'animal'], ' BARKS'))).toMatch(/^THE (OWL|APE|EEL) BARKS$/);
    expect(await run(spanned('4', 'two ', ['dogs', 'animal']), { plurals: true })).toMatch(/^two (owls|apes|eels)$/);
    expect(await run(spanned('5', 'an ', ['ox', 'plant']))).toBe('an ox');
  });

  it('replaces the same form where nobody annotated it, by whole words alone', async () => {
    const sample = spanned('x', 'Rome: ', ['Rome', 'LOC'], " is Rome's, not Romeo or Jerome. 在Rome好");
    const more = spanned('o', ['Oslo', 'LOC'], ' ', ['Oslo', 'LOC']);
    const params = { ratio: 1, minCandidates: 1 };
    expect((await replace([sample, more], 1, params)).text).toBe("Oslo: Oslo is Oslo's, not Romeo or Jerome. 在Rome好");
    expect((await replace([sample, more], 1, { ...params, elsewhere: false })).text).toBe(
      "Rome: Oslo is Rome's, not Romeo or Jerome. 在Rome好",
    );
    const chinese = [spanned('z', ['北京', 'LOC'], '很大，北京好。'), spanned('o', ['上海', 'LOC'], '的')];
    expect((await replace(chinese, 1, params)).text).toBe('上海很大，上海好。');
  });

  it('moves relations along and leaves what a label names', async () => {
    const sample = {
      ...spanned('x', ['Ann', 'PER'], ' works at ', ['Acme', 'ORG'], '.'),
      relations: [{ head: 0, tail: 1, label: 'employer' } as Relation],
    };
    const more = { ...spanned('o', ['Constantin', 'PER'], ' ', ['Ford & Sons', 'ORG']), relations: [] as Relation[] };
    const after = await replace([sample, more], 1, { ratio: 1, minCandidates: 1 });
    expect(after.text).toBe('Constantin works at Ford & Sons.');
    expect(after.relations).toEqual(sample.relations);
    expect(covered(after)).toEqual([
      ['PER', 'Constantin'],
      ['ORG', 'Ford & Sons'],
    ]);
    const labelled = { id: 'l', text: 'Paris is large, London too.', label: 'about Paris' };
    for (let seed = 0; seed < 8; seed++)
      expect((await replace(labelled, seed, { from: 'generator', ratio: 1 })).text).toMatch(/^Paris is large, (?!London)/);
  });

  it('keeps answers unless asked, and finds them again', async () => {
    const input = {
      id: 'q',
      question: 'Is Tom Hanks in Berlin?',
      context: 'Yes, Tom Hanks is in Berlin.',
      answers: [{ start: 21, text: 'Berlin' }],
    };
    for (let seed = 0; seed < 8; seed++) {
      const kept = await replace(input, seed, { from: 'generator', ratio: 1 });
      expect(kept.answers[0]?.text).toBe('Berlin');
      expect(kept.question).toMatch(/^Is (?!Tom Hanks).+ in Berlin\?$/);
      expect(kept.context.slice(kept.answers[0]?.start).startsWith('Berlin')).toBe(true);
      const moved = await replace(input, seed, { from: 'generator', ratio: 1, answers: true });
      expect(moved.answers[0]?.text).not.toBe('Berlin');
      expect(moved.context.endsWith(`${moved.answers[0]?.text}.`) && moved.question.endsWith(`${moved.answers[0]?.text}?`)).toBe(true);
    }
  });

  it.each([
    ['2021-03-09', /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/],
    ['March 9, 2021', /^[A-Z][a-z]+ \d{1,2}, 20[0-4]\d$/],
    ['2021年3月9日', /^20\d\d年(?:[1-9]|1[0-2])月(?:[1-9]|1\d|2[0-8])日$/],
    ['三月十五日', /^[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日$/],
    ['12:45 pm', /^(?:[1-9]|1[0-2]):[0-5]\d pm$/],
    ['$1,250.00', /^\$[1-9],\d{3}\.\d\d$/],
    ['+1 (555) 010-4477', /^\+[1-9] \([1-9]\d\d\) \d{3}-\d{4}$/],
    ['tom.hanks99@mail.com', /^[a-z]+\.[a-z]+\d\d@example\.(?:com|org|net)$/],
    ['https://mail.com/inbox/12', /^https:\/\/[a-z]+\.example\.(?:com|org|net)\/[a-z]+\/\d\d$/],
    ['192.168.1.20', /^(?:\d{1,3}\.){3}\d{1,3}$/],
    ['AB-1207', /^[A-Z]{2}-[1-9]\d{3}$/],
    ['1930s', /^19[1-9]0s$/],
    ['21st', /^\d+(?:st|nd|rd|th)$/],
    ['twenty-five', /^[a-z]+ty-[a-z]+$/],
    ['4539 1488 0343 6467', /^[1-9]\d{3}(?: \d{4}){3}$/],
  ])('generates the form of %j', async (surface, pattern) => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 12; seed++) {
      const [[, form = '']] = covered(await replace(spanned('x', '- ', [surface, 'X'], ' -'), seed, { from: 'generator' })) as [
        [string, string],
      ];
      expect(form).toMatch(pattern);
      expect(form).not.toBe(surface);
      if (surface.startsWith('4539')) expect(luhn(form)).toBe(0);
      seen.add(form);
    }
    expect(seen.size).toBeGreaterThan(3);
  });

  it('without spans leaves what has no stand-in, and number words', async () => {
    const text = 'In the U.S. one Christian and the first two came.';
    for (let seed = 0; seed < 6; seed++) expect((await replace({ id: 'x', text }, seed, { from: 'generator', ratio: 1 })).text).toBe(text);
    expect((await replace({ id: 'x', text: 'Monday in paris, 3 km.' }, 1, { from: 'generator', ratio: 1 })).text).toMatch(
      /^(?!Monday)\S+day in (?!Paris)[A-Z].+, (?!3)\d km\.$/,
    );
    expect((await replace({ id: 'x', text: '他去了北京和巴黎。' }, 1, { from: 'generator', ratio: 1 })).text).toMatch(
      /^他去了(?!北京).{2,4}和(?!巴黎).{2,4}。$/,
    );
  });

  it('survives spans of all kinds', async () => {
    const text = 'a \u{1f600} b';
    for (const [start, end] of [
      [0, 99],
      [3, 4],
      [2, 3],
      [-1, 2],
      [4, 2],
      [Number.NaN, 2],
      [0, 0],
    ] as const) {
      const sample = { id: 'x', text, spans: [{ start, end, label: 'X' }] };
      const more = spanned('o', ['one', 'X'], ' ', ['two', 'X'], ' ', ['three', 'X']);
      const after = await replace([sample, more], 1, { ratio: 1 });
      expect(after.text).toBe(text);
    }
  });
});

function luhn(number: string): number {
  const digits = [...number.replace(/\D/g, '')].reverse().map(Number);
  return digits.reduce((sum, digit, k) => sum + (k % 2 === 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit), 0) % 10;
}
