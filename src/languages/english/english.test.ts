import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../analysis.ts';
import { readUserDictionary } from '../user-dictionary.ts';
import { articleEdit, takesAn } from './articles.ts';
import { commonSynonyms } from './common-synonyms.ts';
import { analyseForms, copyCase, inflect } from './inflection.ts';
import { englishLexicon, known } from './lexicon.ts';
import { createEnglishSynonyms } from './synonym-finder.ts';
import { offensiveWords } from './unsuitable-words.ts';
import { loadWordNet, loose, type WordNetPos } from './wordnet.ts';

const wordnet = loadWordNet();

describe('inflect', () => {
  it.each([
    ['movie', 'plural', 'movies'],
    ['story', 'plural', 'stories'],
    ['day', 'plural', 'days'],
    ['box', 'plural', 'boxes'],
    ['child', 'plural', 'children'],
    ['woman', 'plural', 'women'],
    ['human', 'plural', 'humans'],
    ['hero', 'plural', 'heroes'],
    ['music', 'plural', undefined],
    ['try', 'third-person', 'tries'],
    ['go', 'third-person', 'goes'],
    ['watch', 'third-person', 'watches'],
    ['plan', 'past', 'planned'],
    ['visit', 'past', 'visited'],
    ['prefer', 'past', 'preferred'],
    ['offer', 'past', 'offered'],
    ['play', 'past', 'played'],
    ['carry', 'past', 'carried'],
    ['love', 'past', 'loved'],
    ['panic', 'past', 'panicked'],
    ['write', 'past', 'wrote'],
    ['write', 'participle', 'written'],
    ['make', 'gerund', 'making'],
    ['die', 'gerund', 'dying'],
    ['see', 'gerund', 'seeing'],
    ['run', 'gerund', 'running'],
    ['quit', 'gerund', 'quitting'],
    ['show', 'gerund', 'showing'],
    ['dye', 'gerund', 'dyeing'],
    ['funny', 'comparative', 'funnier'],
    ['big', 'superlative', 'biggest'],
    ['good', 'superlative', 'best'],
    ['simple', 'comparative', 'simpler'],
    ['nice', 'comparative', 'nicer'],
    ['interesting', 'comparative', undefined],
    ['carry out', 'past', 'carried out'],
    ['motion picture', 'plural', 'motion pictures'],
  ] as const)('%s %s is %s', (lemma, form, expected) => {
    expect(inflect(lemma, form)).toBe(expected);
  });

  it('leads back to the lemma', () => {
    const exists = (pos: WordNetPos) => (lemma: string) => wordnet.senses(lemma).some((sense) => sense.pos === pos);
    expect(analyseForms('movies', 'noun', exists('noun'))[0]).toEqual({ lemma: 'movie', form: 'plural' });
    expect(analyseForms('stopped', 'verb', exists('verb'))[0]).toEqual({ lemma: 'stop', form: 'past' });
    expect(analyseForms('making', 'verb', exists('verb'))[0]).toEqual({ lemma: 'make', form: 'gerund' });
    expect(analyseForms('wrote', 'verb', exists('verb'))[0]).toEqual({ lemma: 'write', form: 'past' });
    expect(analyseForms('funnier', 'adjective', exists('adjective'))[0]).toEqual({ lemma: 'funny', form: 'comparative' });
    expect(analyseForms('glass', 'noun', exists('noun'))).toEqual([{ lemma: 'glass', form: 'base' }]);
  });

  it('gives the capitals of the word replaced', () => {
    expect(copyCase('Movie', 'film')).toBe('Film');
    expect(copyCase('MOVIE', 'film')).toBe('FILM');
    expect(copyCase('movie', 'film')).toBe('film');
    expect(copyCase('A', 'an')).toBe('An');
  });
});

describe('articles', () => {
  it('go by the sound', () => {
    for (const word of ['opportunity', 'hour', 'honest', 'uncle', 'unimportant', 'umbrella', 'Idea']) expect(takesAn(word)).toBe(true);
    for (const word of ['union', 'user', 'European', 'one', 'house', 'unique', 'useful', 'university', 'film'])
      expect(takesAn(word)).toBe(false);
  });

  it('are edited only where they touch the word and disagree', () => {
    const { analyze } = createAnalyzer({ language: 'en', guardsOff: [] });
    const words = analyze('A film').words();
    expect(articleEdit('A film', words[0], 2, 'opera')).toEqual({ start: 0, end: 1, insert: 'An' });
    expect(articleEdit('A film', words[0], 2, 'movie')).toBeUndefined();
    expect(articleEdit('A, film', words[0], 3, 'opera')).toBeUndefined();
  });
});

describe('WordNet', () => {
  it('reads senses in order of rank', () => {
    const senses = wordnet.senses('film').filter(({ pos }) => pos === 'noun');
    expect(senses.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5]);
    expect(senses[0]).toMatchObject({ frequency: 38 });
    expect(wordnet.senses('zzzz')).toEqual([]);
    expect(wordnet.senses('')).toEqual([]);
  });

  it('finds the first and the last lemma of the index', () => {
    expect(wordnet.senses('a')).not.toEqual([]);
    expect(wordnet.senses('zymurgy')).toHaveLength(1);
  });

  it('orders synonyms by use and leaves out what stands for something else', () => {
    expect(wordnet.synonyms('movie', 'noun').map(({ lemma }) => lemma)).toEqual(['film']);
    expect(wordnet.synonyms('ten', 'adjective')).toEqual([]);
    expect(wordnet.synonyms('london', 'noun')).toEqual([]);
    const automobile = wordnet.synonyms('car', 'noun');
    expect(automobile.map(({ lemma }) => lemma)).toEqual(['automobile', 'auto']);
    for (const pos of ['noun', 'verb', 'adjective', 'adverb', 'any'] as const)
      for (const lemma of ['film', 'woman', 'stupid', 'black', 'hit', 'small', 'never', 'no', 'ten', 'dog'])
        for (const synonym of wordnet.synonyms(lemma, pos, 20, loose)) {
          expect(synonym.lemma).toMatch(/^[a-z]{3,}$/);
          expect(offensiveWords.has(synonym.lemma)).toBe(false);
        }
  });
});

describe('synonym finder', () => {
  const finder = createEnglishSynonyms(wordnet, { partOfSpeech: true, senses: 2 });

  it('keeps the form of the word', () => {
    expect(finder.of('movies', 'noun')).toContain('films');
    expect(finder.of('enjoyed', 'verb')).toContain('relished');
    expect(finder.of('biggest', 'adjective')).toContain('largest');
    expect(finder.of('seems', 'verb')).toEqual(['appears']);
    expect(finder.of('movie', 'proper-noun')).toEqual([]);
    expect(finder.of('movie', 'any')).toContain('film');
  });

  it('offers no negation, number, name or function word for any common word', () => {
    const unfit = known.stop | known.negation | known.number | known.name;
    for (const [pos, entries] of Object.entries(commonSynonyms))
      for (const [word] of entries)
        for (const offered of [...finder.of(word, pos as WordNetPos), ...finder.of(word, 'any', true)]) {
          expect((englishLexicon.get(offered) ?? 0) & unfit).toBe(0);
          expect(offered).not.toBe(word);
        }
  });

  it('leaves fixed expressions alone', () => {
    const { analyze } = createAnalyzer({ language: 'en', guardsOff: [] });
    const text = 'the effects of a soap opera with special effects';
    const analysis = analyze(text);
    expect(finder.find(analysis, 1, false)).toContain('results');
    expect(finder.find(analysis, 8, false)).toEqual([]);
  });
});

describe('user dictionary', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leaven-dictionary-'));
  const write = (name: string, content: string | Uint8Array) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };

  it('is read from lines and from JSON, and wins over WordNet', () => {
    const lines = readUserDictionary(write('a.tsv', '# mine\r\nMovie\tflick|motion picture\r\n\r\nfilm\tflick\n'), 'x');
    const json = readUserDictionary(write('a.json', '{"Movie": ["flick", "motion picture"], "film": ["flick"]}'), 'x');
    expect([...lines]).toEqual([...json]);
    const own = createEnglishSynonyms(wordnet, { partOfSpeech: true, senses: 2, dictionary: lines });
    expect(own.of('movie', 'noun')).toEqual(['flick', 'motion picture']);
    expect(own.of('movies', 'noun')).toEqual(['flicks', 'motion pictures']);
    expect(own.of('story', 'noun')).toContain('tale');
  });

  it.each([
    ['no tab', 'movie flick\n'],
    ['no synonym', 'movie\t\n'],
    ['three columns', 'movie\tflick\tfilm\n'],
    ['bad JSON', '{"movie": '],
    ['no list', '{"movie": "film"}'],
    ['not UTF-8', new Uint8Array([0x66, 0xff, 0x09])],
  ])('is refused for %s', (name, content) => {
    expect(() => readUserDictionary(write(`${name}.txt`, content), 'text.replace-synonyms')).toThrow(
      expect.objectContaining({ code: 'operator/bad-resource' }),
    );
  });

  it('is refused where there is no file', () => {
    expect(() => readUserDictionary(join(folder, 'none'), 'x')).toThrow(expect.objectContaining({ code: 'operator/bad-resource' }));
  });
});
