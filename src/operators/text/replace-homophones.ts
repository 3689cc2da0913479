import { z } from 'zod';
import { defineTextOperator } from '../../core/operator.ts';
import type { Random } from '../../core/random.ts';
import { chineseHomophones, type SpokenWord } from '../../languages/chinese/homophones.ts';
import { englishHomophones } from '../../languages/english/homophones.ts';
import { copyCase } from '../../languages/english/inflection.ts';
import { isTelling } from '../../languages/english/telling-words.ts';
import { drawSpoken, spokenEdits, withCharacter } from '../spoken-noise.ts';
import { freePlaces, noiseRatio } from '../text-noise.ts';
import { isLatinWord, wordEdits } from '../word-noise.ts';

const params = z.strictObject({
  ratio: noiseRatio({ en: 'words (of Chinese: characters)', zh: '词（中文为汉字）' }),
  tones: z.boolean().default(true).meta({
    description: 'Whether Chinese words must have the same tones, not the same pinyin alone',
    zh: '中文词的声调是否也须相同，而不仅是拼音相同',
  }),
  minFrequency: z.int().min(1).default(128).meta({
    description:
      'Chinese words that are used less than this often in the texts that jieba counted are not put in, in powers of two from 32',
    zh: '在 jieba 统计语料中出现次数低于此值的中文词不作为替换词，按 2 的幂分级，自 32 起',
  }),
});

/** Replaces words by others that are said the same: errors of speech recognition, and of people who write by ear. */
export const replaceHomophones = defineTextOperator({
  id: 'text.replace-homophones',
  since: '0.5.0',
  summary: { en: 'Replaces words by others that sound the same', 'zh-CN': '用读音相同的词替换文本中的词' },
  description: {
    en:
      'English words come from a list of homophones (their, there, they’re) and keep their capitals; none becomes a negation, number or name. Chinese words ' +
      'become others of the same pinyin, common ones more often; where a word has none, one of its characters does. ' +
      'English words and Chinese characters of a mixed text are counted apart. Guarded words and words under annotations stay.',
    'zh-CN':
      '英文词取自同音词表（如 their、there、they’re），保持大小写，且不会变为否定词、数词或人名。中文词替换为拼音相同的其他词，常用词更易抽中；' +
      '没有同音词时，替换其中一个字。混合文本中的英文词与汉字分别计数。受保护的词与标注覆盖的词不变。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: ['en', 'zh'],
  references: [
    { title: 'pinyin-pro 3.29.4 (readings)', url: 'https://pinyin-pro.cn' },
    { title: 'jieba (words and their frequencies)', url: 'https://github.com/fxsjy/jieba' },
  ],
  resources: ['english-homophones@1', 'chinese-homophones@1'],
  params,
  draw(context) {
    const { text, analysis, random, params } = context;
    const input = { text, words: analysis.words(), random, ratio: params.ratio, free: freePlaces(context) };
    const edits = analysis.has('en')
      ? wordEdits(input, isLatinWord, ({ start, end, text: word }) => {
          const insert = soundingLike(word, random);
          return insert === undefined ? undefined : { start, end, insert: text.includes('’') ? insert.replace("'", '’') : insert };
        })
      : [];
    if (analysis.has('zh'))
      edits.push(...spokenEdits(input, (spoken, place) => homophone(spoken, place, params.tones, params.minFrequency, random)));
    return edits;
  },
  examples: [
    {
      name: 'words that sound the same',
      params: { ratio: 0.3 },
      seed: 1,
      input: { id: '1', text: 'They said their food was great and you can hear it.', label: 'positive' },
      output: { id: '1', text: 'They said there food was grate and you can here it.', label: 'positive' },
    },
    {
      name: 'numbers neither go nor come',
      params: { ratio: 1 },
      seed: 1,
      input: { id: '1', text: 'We ate two pears, not four, for our friend.' },
      output: { id: '1', text: 'We ate two pares, not four, fore hour friend.' },
    },
    {
      name: 'characters of the same sound and tone',
      params: { ratio: 0.2 },
      seed: 3,
      input: { id: '1', text: '这个公式可以证明我们的结论。' },
      output: { id: '1', text: '这个攻势可以证名我们的结论。' },
    },
    {
      name: 'the same pinyin in any tone',
      params: { ratio: 0.2, tones: false },
      seed: 6,
      input: { id: '1', text: '这个公式可以证明我们的结论。' },
      output: { id: '1', text: '这个公式可疑证明我们的戒论。' },
    },
  ],
});
export default replaceHomophones;

function soundingLike(word: string, random: Random): string | undefined {
  const others = englishHomophones()
    .get(word.toLowerCase().replace('’', "'"))
    ?.filter((other) => !isTelling(other));
  return others === undefined || others.length === 0 ? undefined : copyCase(word, random.pick(others));
}

/** Another word of the same sound where there is one, else the word with another character of the same sound. */
function homophone({ word, syllables, tones }: SpokenWord, place: number, sameTones: boolean, minFrequency: number, random: Random) {
  const { bySound } = chineseHomophones();
  const alike = (sound: string, tone: string, not: string) =>
    (bySound.get(sound) ?? []).filter(
      (other) => other.word !== not && other.frequency >= minFrequency && (!sameTones || other.tones === tone),
    );
  const whole = drawSpoken(random, alike(syllables.join(' '), tones, word));
  if (whole !== undefined || word.length === 1) return whole?.word;
  const character = drawSpoken(random, alike(syllables[place] as string, tones.charAt(place), word.charAt(place)));
  return character && withCharacter(word, place, character.word);
}
