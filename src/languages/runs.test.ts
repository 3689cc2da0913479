import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createLanguageIdentifier, type LanguageIdentifier } from './identification.ts';
import { languageRuns } from './runs.ts';

let identifier: LanguageIdentifier;
beforeAll(async () => {
  identifier = await createLanguageIdentifier();
});
const shown = (text: string, runs = identifier.runs(text)) =>
  runs.map(({ start, end, language }) => `${language}:${text.slice(start, end)}`);

describe('runs of one language', () => {
  test('are cut where scripts meet, and what is no letter goes with the run before', () => {
    expect(shown('用iPhone12看，很好! Суп был холодный. 汤很凉')).toEqual([
      'zh:用',
      'und:iPhone12',
      'zh:看，很好! ',
      'ru:Суп был холодный. ',
      'zh:汤很凉',
    ]);
  });

  test('opening brackets and quotes go with the run behind, closing ones with the one before', () => {
    expect(shown('他说“суп был холодный”，然后（그리고 아무도）走了')).toEqual([
      'zh:他说',
      'ru:“суп был холодный”，',
      'zh:然后',
      'ko:（그리고 아무도）',
      'zh:走了',
    ]);
    expect(shown('суп "汤" ok', languageRuns('суп "汤" ok'))).toEqual(['und:суп ', 'zh:"汤" ', 'und:ok']);
  });

  test('what opens a text goes with its first run', () => {
    expect(shown('12. «汤» ')).toEqual(['zh:12. «汤» ']);
  });

  test('languages of one script are parted where one ends, also without a mark', () => {
    expect(shown('The soup was cold and nobody came to us und das Brot war leider auch schon trocken')).toEqual([
      'en:The soup was cold and nobody came to us ',
      'de:und das Brot war leider auch schon trocken',
    ]);
  });

  test('a name or a loan makes no run of its own', () => {
    expect(shown('We met Giuseppe Verdi at the Schadenfreude bar and had a lovely time there.')).toHaveLength(1);
  });

  test('Chinese and Japanese are parted by their characters', () => {
    expect(shown('今天天气很好。日本語は難しいですね。')).toEqual(['zh:今天天气很好。', 'ja:日本語は難しいですね。']);
    expect(shown('我喜欢ありがとう这个词')).toEqual(['zh:我喜欢', 'ja:ありがとう', 'zh:这个词']);
    expect(shown('東京電力福島第一原子力発電所の事故')).toEqual(['ja:東京電力福島第一原子力発電所の事故']);
    expect(shown('老板娘の私房菜')).toEqual(['zh:老板娘の私房菜']);
  });

  test('a few Han characters in Korean are Korean', () => {
    expect(shown('美 대통령이 한자(漢字)를 썼다')).toEqual(['ko:美 대통령이 한자(漢字)를 썼다']);
  });

  test('without a teller, letters that many languages share are not told', () => {
    expect(shown('The soup 汤', languageRuns('The soup 汤'))).toEqual(['und:The soup ', 'zh:汤']);
  });

  test('cover any text, in order, without cutting a pair or following like with like', () => {
    const character = fc.oneof(
      fc.constantFrom(
        '汤',
        '𠮷',
        'の',
        'ス',
        'ー',
        'ｽ',
        '한',
        'я',
        'a',
        'é',
        'ه',
        'न',
        'ि',
        'ก',
        '“',
        '”',
        '(',
        ')',
        '"',
        ' ',
        '\n',
        '1',
        '👩‍👧',
        '\u{fe0f}',
        '\ud800',
        '\udc00',
      ),
      fc.string({ unit: 'binary', maxLength: 2 }),
    );
    fc.assert(
      fc.property(fc.array(character, { maxLength: 60 }), (characters) => {
        const text = characters.join('');
        const runs = identifier.runs(text);
        let at = 0;
        for (const [i, { start, end, language }] of runs.entries()) {
          expect(start).toBe(at);
          expect(end).toBeGreaterThan(start);
          expect(language).not.toBe(runs[i - 1]?.language);
          const cut = /[\ud800-\udbff]/.test(text[end - 1] as string) && /[\udc00-\udfff]/.test(text[end] ?? '');
          expect(cut).toBe(false);
          at = end;
        }
        expect(at).toBe(text.length);
      }),
      { numRuns: 500 },
    );
  });

  test('a million characters end in runs', () => {
    for (const piece of ['汤の', 'aя', 'a汤', '" ', '(“', 'soup und ', '𠮷', '한漢']) {
      const text = piece.repeat(1_000_000 / piece.length);
      expect(identifier.runs(text).at(-1)?.end).toBe(text.length);
    }
  });
});
