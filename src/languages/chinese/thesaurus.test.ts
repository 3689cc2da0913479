import { describe, expect, it } from 'vitest';
import '../../datasets/disk.ts';
import { createAnalyzer } from '../analysis.ts';
import { chineseDegreeWords } from './degree-words.ts';
import { chineseStopWords } from './stop-words.ts';
import { chineseThesaurus } from './thesaurus.ts';

const thesaurus = chineseThesaurus();
const groups = [...new Set([...thesaurus.values()].flat())];
const words = [...thesaurus.keys()];

describe('Chinese thesaurus', () => {
  it('has the headwords that were promised, in every class', () => {
    const headwords = (pos: string) => new Set(groups.filter((group) => group.pos === pos).flatMap((group) => group.words)).size;
    expect(words.length).toBeGreaterThanOrEqual(1500);
    expect(headwords('noun')).toBeGreaterThanOrEqual(700);
    for (const pos of ['verb', 'adjective', 'adverb']) expect(headwords(pos), pos).toBeGreaterThan(100);
  });

  it('leads from a word to its groups', () => {
    expect(thesaurus.get('酒店')?.map(({ words }) => words)).toContainEqual(expect.arrayContaining(['酒店', '宾馆']));
    expect(words.filter((word) => !thesaurus.get(word)?.every((group) => group.words.includes(word)))).toEqual([]);
    expect(thesaurus.has('')).toBe(false);
  });

  it('has two words or more in a group, each once, of Han alone', () => {
    expect(groups.filter((group) => group.words.length < 2 || new Set(group.words).size < group.words.length)).toEqual([]);
    expect(words.filter((word) => !/^\p{Script=Han}+$/u.test(word))).toEqual([]);
  });

  it('says no pair of words twice in one class', () => {
    const seen = new Set<string>();
    const twice: string[] = [];
    for (const { pos, words } of groups)
      for (const [i, one] of words.entries())
        for (const other of words.slice(i + 1)) {
          const pair = `${pos} ${[one, other].sort().join(' ')}`;
          if (seen.has(pair)) twice.push(pair);
          seen.add(pair);
        }
    expect(twice).toEqual([]);
  });

  it('has no word that denies, counts, grades or only holds sentences together', () => {
    const { guardedContent } = createAnalyzer({ language: 'zh', guardsOff: [] });
    const held = (word: string) => {
      const { negation = [], numbers = [] } = guardedContent(word);
      return negation.length + numbers.length > 0;
    };
    expect(words.filter(held)).toEqual([]);
    const degrees: ReadonlySet<string> = new Set(Object.values(chineseDegreeWords).flat());
    expect(words.filter((word) => degrees.has(word) || chineseStopWords.has(word))).toEqual([]);
  });

  it('has no word that insults', () => {
    expect(words.filter((word) => /傻[逼瓜]|笨蛋|混蛋|白痴|杂种|畜生|王八|婊|妓|贱|他妈|屎/.test(word))).toEqual([]);
  });
});
