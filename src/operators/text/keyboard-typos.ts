import { z } from 'zod';
import type { Word } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';
import type { Random } from '../../core/random.ts';
import { chineseHomophones, type SpokenWord } from '../../languages/chinese/homophones.ts';
import { fuzzySyllables, mistypedSyllables } from '../../languages/chinese/pinyin-errors.ts';
import { neighbourKeys } from '../../languages/english/keyboard.ts';
import { isTelling } from '../../languages/english/telling-words.ts';
import { drawSpoken, spokenEdits, withCharacter } from '../spoken-noise.ts';
import { freePlaces, noiseCount, noiseRatio } from '../text-noise.ts';
import { drawnOrder } from '../text-words.ts';

const weight = (share: number) => z.number().min(0).default(share);

const params = z.strictObject({
  ratio: noiseRatio({ en: 'letters (of Chinese: characters)', zh: '字母（中文为汉字）' }),
  kinds: z
    .strictObject({
      neighbour: weight(0.4),
      omission: weight(0.2),
      insertion: weight(0.15),
      transposition: weight(0.15),
      doubling: weight(0.1),
    })
    .prefault({})
    .meta({
      description:
        'How often each kind of typo in Latin letters is drawn, as weights: neighbour (another key is struck), omission, insertion (another key is struck too), transposition, doubling',
      zh: '拉丁字母中各类键入错误的抽取权重：neighbour（误按相邻键）、omission（漏键）、insertion（多按相邻键）、transposition（前后颠倒）、doubling（重复）',
    }),
  pinyinKinds: z
    .strictObject({ candidate: weight(0.6), fuzzy: weight(0.25), neighbour: weight(0.15) })
    .prefault({})
    .meta({
      description:
        'How often each kind of error of a pinyin input method is drawn, as weights: candidate (right pinyin, wrong word), fuzzy (z for zh, in for ing and so on), neighbour (a neighbouring key is struck)',
      zh: '拼音输入法各类错误的抽取权重：candidate（拼音正确而选错词）、fuzzy（模糊音，如 z 与 zh、in 与 ing）、neighbour（误按相邻键）',
    }),
  keepFirst: z.boolean().default(true).meta({
    description: 'Whether the first letter of a word stays, as it does for most people who type',
    zh: '是否保留词的首字母，多数人键入时首字母很少出错',
  }),
  minFrequency: z.int().min(1).default(128).meta({
    description:
      'Chinese words that are used less than this often in the texts that jieba counted are not put in, in powers of two from 32',
    zh: '在 jieba 统计语料中出现次数低于此值的中文词不作为替换词，按 2 的幂分级，自 32 起',
  }),
});
type Params = z.output<typeof params>;

/** Typing errors: struck keys in Latin letters, wrong words of a pinyin input method in Chinese. */
export const keyboardTypos = defineTextOperator({
  id: 'text.keyboard-typos',
  since: '0.5.0',
  summary: { en: 'Makes typing errors, in Chinese those of a pinyin input method', 'zh-CN': '加入键入错误，中文为拼音输入法错误' },
  description: {
    en:
      'One typo changes one letter: another key near it on a QWERTY keyboard is struck instead or too, or it is left out, doubled or swapped with the next. ' +
      'Words of fewer than four letters get one typo at most, and no typo makes a negation, number or name of a word. Chinese words become others of the same ' +
      'number of characters: a wrong candidate of the same pinyin, or of a pinyin that is mixed up or mistyped, common words more often. Letters and Chinese ' +
      'characters of a mixed text are counted apart. Guarded words and words under annotations stay.',
    'zh-CN':
      '一处错误改变一个字母：误按或多按 QWERTY 键盘上的邻近键、漏键、重复，或与后一字母颠倒。不足四个字母的词至多一处错误，也不会由此产生否定词、数词或人名。' +
      '中文词替换为字数相同的其他词：同音候选词，或模糊音、误按相邻键所得拼音的候选词，常用词更易抽中。混合文本中的字母与汉字分别计数。' +
      '受保护的词与标注覆盖的词不变。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: ['en', 'zh'],
  references: [
    {
      title: 'A technique for computer detection and correction of spelling errors, Damerau 1964',
      url: 'https://doi.org/10.1145/363958.363994',
    },
    { title: 'nlpaug, KeyboardAug, Ma 2019', url: 'https://github.com/makcedward/nlpaug' },
    {
      title: 'CHIME: An Efficient Error-Tolerant Chinese Pinyin Input Method, Zheng, Li and Sun 2011',
      url: 'https://chime.ics.uci.edu',
    },
  ],
  resources: ['chinese-homophones@1'],
  params,
  check(values) {
    const none = (['kinds', 'pinyinKinds'] as const).find((name) => Object.values(values[name]).every((share) => share === 0));
    return none && { param: none, expected: { en: 'one weight above 0 at least', 'zh-CN': '至少一个权重大于 0' } };
  },
  draw(context) {
    const { text, analysis, params, random } = context;
    const words = analysis.words();
    const free = freePlaces(context);
    const edits = analysis.has('en') ? letterTypos(words, params, random, free) : [];
    if (analysis.has('zh'))
      edits.push(
        ...spokenEdits({ text, words, random, ratio: params.ratio, free }, (spoken, place) => mistyped(spoken, place, params, random)),
      );
    return edits;
  },
  examples: [
    {
      name: 'fingers slip',
      params: { ratio: 0.1 },
      seed: 2,
      input: { id: '1', text: 'A gorgeous, witty and seductive movie.', label: 'positive' },
      output: { id: '1', text: 'A gogeous, wiyty and seducitve movie.', label: 'positive' },
    },
    {
      name: 'letters change places; numbers and names stay',
      params: { ratio: 0.1, kinds: { neighbour: 0, omission: 0, insertion: 0, transposition: 1, doubling: 0 } },
      seed: 8,
      input: { id: '1', text: 'The delivery was late by 45 minutes near New York.' },
      output: { id: '1', text: 'The dleivery was laet by 45 minutes naer New York.' },
    },
    {
      name: 'an input method gives another word of the same pinyin',
      params: { ratio: 0.2 },
      seed: 1,
      input: { id: '1', text: '它的味道确实很好，服务态度也不错。', label: 'positive' },
      output: { id: '1', text: '它的味道却是很好，服务台度也不错。', label: 'positive' },
    },
  ],
});
export default keyboardTypos;

type Kind = keyof Params['kinds'];

const latinLetter = /[A-Za-z]/;
/** Figures and underscores make a word a code rather than one that is typed by heart. */
const code = /[\p{N}_]/u;

/** Words up to this many letters get one typo at most. */
const shortWord = 3;
/** Letters without a space at this length are no word that anyone types. */
const longestWord = 64;

function letterTypos(words: readonly Word[], params: Params, random: Random, free: (start: number, end: number) => boolean): TextEdit[] {
  const places: { word: number; at: number }[] = [];
  let letters = 0;
  for (const [index, { text, language }] of words.entries()) {
    if (language === 'zh') continue;
    let first = params.keepFirst;
    const typed = text.length <= longestWord && !code.test(text);
    for (let at = 0; at < text.length; at++) {
      if (!latinLetter.test(text.charAt(at))) continue;
      letters++;
      if (!first && typed) places.push({ word: index, at });
      first = false;
    }
  }
  let left = noiseCount(random, params.ratio, letters);
  const byWord = new Map<number, TextEdit[]>();
  const next = drawnOrder(random, left === 0 ? 0 : places.length);
  for (let drawn = next(); drawn >= 0 && left > 0; drawn = next()) {
    const { word: index, at } = places[drawn] as { word: number; at: number };
    const { text, start, end } = words[index] as Word;
    const earlier = byWord.get(index) ?? [];
    if (earlier.length > 0 && (text.length <= shortWord || earlier.some((edit) => Math.abs(edit.start - at) < 3))) continue;
    if (!free(start, end)) continue;
    const edit = typo(text, at, params, random);
    if (edit === undefined) continue;
    const edits = [...earlier, edit];
    if (isTelling(applied(text, edits))) continue;
    byWord.set(index, edits);
    left--;
  }
  return [...byWord].flatMap(([index, edits]) => {
    const { start } = words[index] as Word;
    return edits.map((edit) => ({ start: start + edit.start, end: start + edit.end, insert: edit.insert }));
  });
}

function applied(text: string, edits: readonly TextEdit[]): string {
  let after = text;
  for (const { start, end, insert } of [...edits].sort((a, b) => b.start - a.start))
    after = after.slice(0, start) + insert + after.slice(end);
  return after;
}

/** A typo at a letter of a word, of a kind drawn among those that it can have. */
function typo(word: string, at: number, { kinds }: Params, random: Random): TextEdit | undefined {
  const letter = word.charAt(at);
  const near = neighbourKeys.get(letter.toLowerCase());
  const after = word.charAt(at + 1);
  const shouts = word.length > 1 && word === word.toUpperCase();
  const can: Record<Kind, boolean> = {
    neighbour: near !== undefined,
    insertion: near !== undefined,
    omission: word.length > 2,
    transposition: latinLetter.test(after) && after.toLowerCase() !== letter.toLowerCase(),
    doubling: true,
  };
  const names = (Object.keys(can) as Kind[]).filter((kind) => can[kind] && kinds[kind] > 0);
  if (names.length === 0) return undefined;
  const kind = names[random.weighted(names.map((name) => kinds[name]))] as Kind;
  switch (kind) {
    case 'neighbour':
      return { start: at, end: at + 1, insert: likeCase(letter, strike()) };
    case 'insertion': {
      const struck = shouts ? strike().toUpperCase() : strike();
      // The other key goes down a little before or after the right one.
      const place = at > 0 && random.chance(0.5) ? at : at + 1;
      return { start: place, end: place, insert: struck };
    }
    case 'omission':
      return { start: at, end: at + 1, insert: '' };
    case 'transposition':
      return { start: at, end: at + 2, insert: likeCase(letter, after.toLowerCase()) + likeCase(after, letter.toLowerCase()) };
    case 'doubling':
      return { start: at + 1, end: at + 1, insert: shouts ? letter : letter.toLowerCase() };
  }

  function strike(): string {
    const { letters, weights } = near as { letters: readonly string[]; weights: readonly number[] };
    return letters[random.weighted(weights)] as string;
  }
}

function likeCase(model: string, letter: string): string {
  return model === model.toLowerCase() ? letter : letter.toUpperCase();
}

type PinyinKind = keyof Params['pinyinKinds'];

const syllablesOf: Readonly<Record<PinyinKind, (syllable: string) => readonly string[]>> = {
  candidate: (syllable) => [syllable],
  fuzzy: fuzzySyllables,
  neighbour: mistypedSyllables,
};

/**
 * What an input method writes for a word when something goes wrong at one of its characters: a whole word where any kind of error
 * leads to one, else another character in its place.
 */
function mistyped(spoken: SpokenWord, place: number, { pinyinKinds, minFrequency }: Params, random: Random): string | undefined {
  const kinds = (Object.keys(syllablesOf) as PinyinKind[]).filter((kind) => pinyinKinds[kind] > 0);
  const { word, syllables } = spoken;
  const tried: PinyinKind[] = [];
  while (kinds.length > 0) {
    const [kind] = kinds.splice(random.weighted(kinds.map((kind) => pinyinKinds[kind])), 1) as [PinyinKind];
    tried.push(kind);
    const sounds = syllablesOf[kind](syllables[place] as string).map((other) =>
      syllables.map((syllable, i) => (i === place ? other : syllable)).join(' '),
    );
    const whole = drawSpoken(random, spokenAs(sounds, word, minFrequency));
    if (whole !== undefined) return whole.word;
  }
  if (word.length === 1) return undefined;
  const character = word.charAt(place);
  for (const kind of tried) {
    const other = drawSpoken(random, spokenAs(syllablesOf[kind](syllables[place] as string), character, minFrequency));
    if (other !== undefined) return withCharacter(word, place, other.word);
  }
  return undefined;
}

/** Other words that are said in one of some ways. */
function spokenAs(sounds: readonly string[], not: string, minFrequency: number): SpokenWord[] {
  const { bySound } = chineseHomophones();
  return sounds.flatMap((sound) => (bySound.get(sound) ?? []).filter(({ word, frequency }) => word !== not && frequency >= minFrequency));
}
