import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GuardName, guardNames } from '../core/analysis.ts';
import { createAnalyzer } from './analysis.ts';

const analyzer = createAnalyzer({ language: 'en', guardsOff: [] });
const held = (text: string, guard?: GuardName) =>
  analyzer
    .analyze(text)
    .guarded()
    .filter((range) => guard === undefined || range.guard === guard)
    .map(({ start, end }) => text.slice(start, end));

describe('guards', () => {
  it.each([
    "I don't know",
    'I don’t know',
    "I do n't know",
    "I did n 't know",
    "I did n ' t know",
    "I didn 't know",
    'I didnt know',
    'I do not know',
    'I can not know',
    'I cannot know',
    "I ca n't know",
    "I won't know",
    "it ain't so",
    "I DON'T know",
    'nobody knows',
    'a no-nonsense film',
    'hardly any',
    "it wouldn't've worked",
    "nothing's wrong with it",
    'nobody\u2019ll care',
    "I know no-one's name",
    'I don`t know',
    'I don t know',
    'without a plot',
    'neither here',
    'nothing at all',
  ])('holds one negation in %j', (text) => {
    expect(held(text, 'negation')).toHaveLength(1);
    expect(analyzer.guardedContent(text).negation).toHaveLength(1);
  });

  it.each(['a notable film', 'know the north', 'nonetheless fine'])('sees no negation in %j', (text) => {
    expect(held(text, 'negation')).toEqual([]);
  });

  it('counts a negation alike in every spelling', () => {
    const spellings = [
      "I don't go",
      'I don’t go',
      "I do n't go",
      "I don 't go",
      'I dont go',
      'I do not go',
      "I do n ' t go",
      'I can not go',
      'I cannot go',
    ];
    for (const text of spellings) expect(analyzer.guardedContent(text).negation).toEqual(['not']);
  });

  it.each([
    ['it cost $5.50 or 3.5 km', ['$5.50', '3.5 km']],
    ['twenty-five percent of 1,000 people', ['twenty-five percent', '1,000']],
    ['on May 5, 2020 at 10:30 am', ['May 5, 2020', '10:30 am']],
    ['the 1st of five hundred miles', ['1st', 'five hundred miles']],
    ['a two-hour film, 100% sure', ['two-hour', '100%']],
    ['$ 5 million in the 1930s', ['$ 5 million', '1930s']],
    ["the loss of one's mother", ["one's"]],
  ])('holds the numbers of %j with their units', (text, expected) => {
    expect(held(text, 'numbers')).toEqual(expected);
  });

  it.each([
    ['we saw Steven Spielberg in New York', ['Steven Spielberg', 'New York']],
    ['The Lord of the Rings was long and good', ['Lord of the Rings']],
    ['in new york with mr. spielberg on monday', ['new york', 'mr. spielberg', 'monday']],
    ['a turkey made of china in march', []],
    ['he went to China with @bob for #fun', ['China', '@bob', '#fun']],
    ['Great film. Loved it a lot and more', []],
    ['people at NASA like my iPhone', ['NASA', 'iPhone']],
  ])('holds the names of %j', (text, expected) => {
    expect(held(text, 'entities')).toEqual(expected);
  });

  it.each([
    ['urls', 'see http://a.b/c?d=1, or www.x.org. Also example.com/x today', ['http://a.b/c?d=1', 'www.x.org', 'example.com/x']],
    ['emails', 'mail joe.x+y@mail.example.com now', ['joe.x+y@mail.example.com']],
    [
      'placeholders',
      'a {name} {{x}} ${y} %s %(id)d <mask> [MASK] <br /> __NAME__ &amp; ____ z',
      ['{name}', '{{x}}', '${y}', '%s', '%(id)d', '<mask>', '[MASK]', '<br />', '__NAME__', '&amp;', '____'],
    ],
    ['code', 'call `a b` then foo_bar() and camelCase(x)', ['`a b`', 'foo_bar()', 'camelCase(x)']],
    ['code', 'so:\n```js\nlet not = 1\n```\nend', ['```js\nlet not = 1\n```']],
    ['json', 'got {"a": [1, {"b": null}]} and [1, 2] but not [x] or [] or {}', ['{"a": [1, {"b": null}]}', '[1, 2]']],
  ] as const)('holds %s in %j', (guard, text, expected) => {
    expect(held(text, guard)).toEqual(expected);
  });

  it('takes as JSON what JSON.parse takes, wherever it stands', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom('', 'see ', '[ { ', 'a "b" '), (value, before) => {
        const json = JSON.stringify({ key: value });
        expect(held(`${before}${json} end`, 'json')).toContain(json);
      }),
    );
  });

  it('marks the words of guarded ranges, and lets each guard be turned off', () => {
    const text = 'I do n\'t pay $5 to Bob Smith at {name} `x` {"a":1} a@b.org http://x.y where $x^2$ is **bold**';
    for (const guard of guardNames) {
      expect(
        analyzer
          .analyze(text)
          .guarded()
          .some((range) => range.guard === guard),
      ).toBe(true);
      const without = createAnalyzer({ language: 'en', guardsOff: [guard] }).analyze(text);
      expect(without.guarded().some((range) => range.guard === guard)).toBe(false);
      expect(without.words().some((word) => word.guard === guard)).toBe(false);
    }
    expect(createAnalyzer({ language: 'en', guardsOff: guardNames }).analyze(text).guarded()).toEqual([]);
  });

  it('keeps ranges ordered, disjoint and agreeing with the words, for any text', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '"a":',
      '[',
      ']',
      '1',
      ',',
      '`',
      '```',
      '<',
      '>',
      '@',
      '#x',
      'http://',
      'a.com',
      "n't",
      'not',
      ' ',
      'New',
      'York',
      '%s',
      '$',
      '𠮷',
      '\ud800',
      '.',
      'two',
      'foo_bar(',
      ')',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const analysis = analyzer.analyze(text);
          let reached = 0;
          for (const { start, end } of analysis.guarded()) {
            expect(start).toBeGreaterThanOrEqual(reached);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            reached = end;
          }
          for (const word of analysis.words()) {
            const range = analysis.guarded().find(({ start, end }) => start < word.end && end > word.start);
            expect(word.guard).toBe(range?.guard);
          }
          expect(analysis.partsOfSpeech()).toHaveLength(analysis.words().length);
          let last = 0;
          for (const { start, end } of analysis.sentences()) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
            expect(text.slice(last, start).trim()).toBe('');
            last = end;
          }
          expect(text.slice(last).trim()).toBe('');
        },
      ),
    );
  });

  it.each(['{', '[', '{"', '[{"a":', '<', '`', '@', 'a.', '(', '%', '_', '5 ', 'Mr. ', '. ', "n 't ", 'x@', 'http://', 'A '])(
    'reads endless %j',
    (piece) => {
      const analysis = analyzer.analyze(piece.repeat(Math.floor((piece === '{' ? 1_000_000 : 150_000) / piece.length)));
      expect(analysis.guarded().length).toBeGreaterThanOrEqual(0);
      expect(analysis.sentences().length).toBeGreaterThan(0);
    },
    20_000,
  );
});

describe('analysis', () => {
  it('says which texts it cannot cut into words', () => {
    expect(analyzer.analyze('ประเทศไทย').supported).toBe(false);
    expect(analyzer.analyze('東京に行きました。寿司').supported).toBe(false);
    expect(analyzer.analyze('the word 电影 means film').supported).toBe(true);
    expect(analyzer.analyze('очень хороший фильм').supported).toBe(true);
    expect(analyzer.analyze('').supported).toBe(true);
    expect(createAnalyzer({ language: 'ja', guardsOff: [] }).analyze('hello').supported).toBe(false);
  });

  it.each([
    ['外卖送到了，味道不错', ['外卖', '送到', '了', '味道', '不错']],
    ['我在NBA看iPhone-12的3.5折广告', ['我', '在', 'NBA', '看', 'iPhone-12', '的', '3.5', '折', '广告']],
    ['this 电影 is 很好看', ['this', '电影', 'is', '很', '好看']],
    ['一件T恤', ['一件', 'T恤']],
    ['优の良品很好', ['优', 'の', '良品', '很', '好']],
    ['\u{20bb7}野家的饭', ['\u{20bb7}', '野家', '的', '饭']],
    ['a\ud800好的', ['a', '好', '的']],
  ])('cuts the Chinese of %j into words that know their language', (text, expected) => {
    const analysis = createAnalyzer({ language: 'en', guardsOff: [...guardNames] }).analyze(text);
    const words = analysis.words();
    expect(words.map((word) => word.text)).toEqual(expected);
    for (const { start, end, text: word, language } of words) {
      expect(text.slice(start, end)).toBe(word);
      expect(language === 'zh').toBe(/\p{Script=Han}/u.test(word));
    }
    expect(analysis.supported).toBe(true);
    expect(analysis.has('zh')).toBe(true);
    expect(analysis.partsOfSpeech()).toHaveLength(words.length);
  });

  it('guards by English word lists only in English and undetermined texts', () => {
    const german = createAnalyzer({ language: 'de', guardsOff: [] }).analyze('not 5 km');
    expect(german.guarded().map(({ guard }) => guard)).toEqual(['numbers']);
  });

  it('tags words, those that the tagger cuts in pieces too', () => {
    const analysis = analyzer.analyze("The old dog didn't chase cars , and it can not run quickly in London .");
    const tags = Object.fromEntries(analysis.words().map((word, i) => [word.text, analysis.partsOfSpeech()[i]]));
    expect(tags).toMatchObject({
      old: 'adjective',
      dog: 'noun',
      cars: 'noun',
      run: 'verb',
      quickly: 'adverb',
      London: 'proper-noun',
      it: 'other',
    });
  });

  it('tags a text alike whatever was tagged before it', () => {
    const texts = ['the zorgly film runs well', 'a film of blarg', 'the zorgly blarg'];
    const tags = () => texts.map((text) => analyzer.analyze(text).partsOfSpeech());
    const first = tags();
    for (let i = 0; i < 200; i++) analyzer.analyze(`new${i} words${i} arrive${i} each time`).partsOfSpeech();
    expect(tags()).toEqual(first);
  });

  it('tags words behind the length at which long texts are cut', () => {
    const analysis = analyzer.analyze(`${'the quiet film '.repeat(3000)}and the dog`);
    expect(analysis.partsOfSpeech().slice(-3)).toEqual(['other', 'other', 'noun']);
    expect(analysis.partsOfSpeech()[6001]).toBe('adjective');
  });
});

describe('sentences', () => {
  const sentences = (text: string) =>
    analyzer
      .analyze(text)
      .sentences()
      .map(({ start, end }) => text.slice(start, end));

  it.each([
    ['One here. Two there! Three?', ['One here.', 'Two there!', 'Three?']],
    ['Mr. Smith paid 3.50 dollars. He left.', ['Mr. Smith paid 3.50 dollars.', 'He left.']],
    ['He came from the U.S. army. J. Doe did too.', ['He came from the U.S. army.', 'J. Doe did too.']],
    ['"Is it?" he asked. "Yes." She left.', ['"Is it?" he asked.', '"Yes."', 'She left.']],
    ['Wait ... no more. Well... maybe.', ['Wait ... no more.', 'Well... maybe.']],
    ['it is fun . it is short .', ['it is fun .', 'it is short .']],
    ['no full stop\n\nnew paragraph', ['no full stop', 'new paragraph']],
    ['a line\nwrapped here', ['a line\nwrapped here']],
    ['我来了。你呢？好', ['我来了。', '你呢？', '好']],
    ['', []],
  ])('cuts %j', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });
});
