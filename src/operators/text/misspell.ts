import { z } from 'zod';
import type { Word } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';
import type { Random } from '../../core/random.ts';
import { wrongWritingsOf } from '../../languages/chinese/wrong-characters.ts';
import { copyCase } from '../../languages/english/inflection.ts';
import { misspellingsOf } from '../../languages/english/spelling-errors.ts';
import { isTelling } from '../../languages/english/telling-words.ts';
import { keepsChineseContent } from '../../languages/guards/chinese-edit.ts';
import { isMarkedAt } from '../spoken-noise.ts';
import { freePlaces, noiseRatio } from '../text-noise.ts';
import { isChineseWord, isLatinWord, wordEdits } from '../word-noise.ts';

const params = z.strictObject({
  ratio: noiseRatio({ en: 'words', zh: '词' }),
});

/** Spelling errors that people make because they do not know better, not because a finger slips. */
export const misspell = defineTextOperator({
  id: 'text.misspell',
  since: '0.5.0',
  summary: { en: 'Misspells words, and in Chinese writes wrong characters', 'zh-CN': '加入拼写错误，中文为错别字' },
  description: {
    en:
      'English words are written as a list of common misspellings has them (recieve, definately), their endings included; words that it lacks follow rules: ' +
      'ie for ei, doubled consonants, -ance for -ence, letters that are not heard. Capitals stay, and no word becomes a negation, number or name. ' +
      'Chinese words get a character that is often taken for theirs (以经 for 已经). The unit is the word in both languages, each counted for itself; ' +
      'guarded words and words under annotations stay.',
    'zh-CN':
      '英文词按常见拼写错误表改写（如 recieve、definately），包括其词形变化；表中没有的词按规则改写：ie 与 ei、双写辅音、-ance 与 -ence、不发音的字母。' +
      '大小写不变，也不会变为否定词、数词或人名。中文词换入常见的别字（如“已经”写作“以经”）。两种语言均以词为单位，分别计数；受保护的词与标注覆盖的词不变。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: ['en', 'zh'],
  resources: ['english-misspellings@1', 'chinese-wrong-characters@1'],
  params,
  draw(context) {
    const { text, analysis, random, params } = context;
    const input = { words: analysis.words(), random, ratio: params.ratio, free: freePlaces(context) };
    const edits = analysis.has('en') ? wordEdits(input, isLatinWord, (word) => misspelt(text, word, random)) : [];
    if (analysis.has('zh')) edits.push(...wordEdits(input, isChineseWord, (word) => wronglyWritten(text, word, random)));
    return edits;
  },
  examples: [
    {
      name: 'common misspellings',
      params: { ratio: 0.3 },
      seed: 1,
      input: { id: '1', text: 'Unfortunately we received the wrong address.' },
      output: { id: '1', text: 'Unfortunatly we received the wrong addres.' },
    },
    {
      name: 'negations and names stay',
      params: { ratio: 0.5 },
      seed: 2,
      input: { id: '1', text: 'It was NOT a beautiful restaurant in New York.', label: 'negative' },
      output: { id: '1', text: 'It was NOT a beautifull resturant in New York.', label: 'negative' },
    },
    {
      name: 'wrong characters',
      params: { ratio: 0.3 },
      seed: 2,
      input: { id: '1', text: '我们已经在这里等候很久了，态度还是不好。', label: 'negative' },
      output: { id: '1', text: '我们以经在这理等侯很久了，态度还是不好。', label: 'negative' },
    },
  ],
});
export default misspell;

/** Capitals that `copyCase` can give back: none, the first, or all of them. */
const plainCase = /^(?:\p{Lu}?[^\p{Lu}]*|[^\p{Ll}]+)$/u;

function misspelt(text: string, { start, end, text: word }: Word, random: Random): TextEdit | undefined {
  if (!plainCase.test(word)) return undefined;
  const lower = word.toLowerCase().replace('’', "'");
  const found = misspellingsOf(lower).filter((wrong) => wrong !== lower && !isTelling(wrong));
  if (found.length === 0) return undefined;
  const insert = copyCase(word, random.pick(found));
  return { start, end, insert: text.includes('’') ? insert.replace("'", '’') : insert };
}

function wronglyWritten(text: string, { start, text: word }: Word, random: Random): TextEdit | undefined {
  const found = wrongWritingsOf(word);
  if (found.length === 0) return undefined;
  const { at, right, wrong } = random.pick(found);
  const edit = { start: start + at, end: start + at + right.length, insert: wrong };
  return !isMarkedAt(text, edit.end) && keepsChineseContent(text, edit) ? edit : undefined;
}
