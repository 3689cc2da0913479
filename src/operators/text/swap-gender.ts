import { z } from 'zod';
import type { TextAnalysis } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';
import type { Random } from '../../core/random.ts';
import { chineseSwaps } from '../../languages/chinese/swap-gender.ts';
import { englishSwaps } from '../../languages/english/swap-gender.ts';
import { chineseCharacters } from '../../languages/names/chinese.ts';
import { doubtfulNames } from '../../languages/names/doubtful-names.ts';
import { findChineseNames } from '../../languages/names/find-chinese-names.ts';
import { findNames } from '../../languages/names/find-names.ts';
import { foldName, type Gender, nameIndex, namesByOrigin } from '../../languages/names/origins.ts';
import { caseLike } from '../../languages/names/write-name.ts';

type Names = 'pair' | 'draw' | 'keep';

/** Turns the persons of a text into persons of the other gender: counterfactual data augmentation. */
export const swapGender = defineTextOperator({
  id: 'text.swap-gender',
  since: '0.3.0',
  summary: { en: 'Swaps the gender of the persons in a sample', 'zh-CN': '互换样本中人物的性别' },
  description: {
    en:
      'Counterfactual augmentation: pronouns in their right case (her book becomes his book, saw her saw him), titles, kinship, ranks and trades in both numbers, ' +
      'and first names of English and Chinese text, with a and an and capitals in agreement. All texts of a sample change alike. ' +
      'Names go by fixed pairs, so that swapping twice gives the text back; words with other meanings as well (Mrs, host, count) go one way alone. ' +
      'Words of both genders (其他, 男女, 子女, mankind, you guys) and surnames stay.',
    'zh-CN':
      '反事实增强：代词按语法格替换（her book 变为 his book，saw her 变为 saw him），称谓、亲属、爵位与职业名词的单复数一并替换，' +
      '中英文文本中的名字也相应替换，冠词 a/an 与大小写保持一致。同一样本的所有文本同步改变。' +
      '名字按固定配对替换，因此互换两次即还原；另有含义的词（Mrs、host、count 等）只单向替换。' +
      '兼指两性或另有含义的词（其他、吉他、男女、子女、mankind、you guys）与姓氏保持不变。',
  },
  labelEffect: 'preserving',
  touches: ['text', 'messages', 'choices'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: 'any',
  crosses: ['entities'],
  consistent: true,
  resources: ['wink-nlp@2.4.0', 'wink-eng-lite-web-model@1.8.1'],
  references: [
    {
      title: 'Gender Bias in Coreference Resolution: Evaluation and Debiasing Methods, Zhao et al. 2018',
      url: 'https://aclanthology.org/N18-2003',
    },
    { title: 'Gender Bias in Neural Natural Language Processing, Lu et al. 2018', url: 'https://arxiv.org/abs/1807.11714' },
    {
      title: 'It’s All in the Name: Mitigating Gender Bias with Name-Based Counterfactual Data Substitution, Hall Maudslay et al. 2019',
      url: 'https://aclanthology.org/D19-1530',
    },
  ],
  params: z.strictObject({
    mode: z.enum(['swap', 'to-female', 'to-male']).default('swap').meta({
      description: 'swap turns each gender into the other; to-female and to-male turn one alone',
      zh: 'swap 互换两种性别；to-female 与 to-male 只单向替换',
    }),
    names: z.enum(['pair', 'draw', 'keep']).default('pair').meta({
      description: 'First names: pair has a fixed partner for each; draw draws one; keep leaves them',
      zh: '名字的处理：pair 使用固定的配对；draw 随机抽取；keep 保持不变',
    }),
  }),
  draw({ text, analysis, params: { mode, names }, random, shared }) {
    const turns: Readonly<Record<Gender, boolean>> = { female: mode !== 'to-male', male: mode !== 'to-female' };
    const edits: TextEdit[] = [];
    if (/[A-Za-z]/.test(text)) {
      const swapped = names === 'keep' ? [] : nameSwaps(text, analysis, turns, names, random, shared);
      edits.push(...swapped, ...englishSwaps(text, analysis, turns, swapped));
    }
    if (/\p{Script=Han}/u.test(text)) {
      const swapped = names === 'keep' ? [] : chineseNameSwaps(text, turns, names, random, shared);
      edits.push(...swapped, ...chineseSwaps(text, turns, swapped));
    }
    return edits.length === 0 ? undefined : edits;
  },
  examples: [
    {
      name: 'pronouns in their right case, kinship and names',
      input: { id: '1', text: 'Mary saw her brother; he gave her his book, not hers.', label: 'neutral' },
      output: { id: '1', text: 'James saw his sister; she gave him her book, not his.', label: 'neutral' },
    },
    {
      name: 'a and an, titles and capitals agree',
      input: { id: '2', text: 'Mr. Lee is an actor. An uncle of HIS was a king.' },
      output: { id: '2', text: 'Ms. Lee is an actress. An aunt of HERS was a queen.' },
    },
    {
      name: 'Chinese words, with what only looks like them',
      params: { names: 'draw' },
      seed: 1,
      input: { id: '3', text: '王伟先生和他的妻子还有其他子女。', label: '家庭' },
      output: { id: '3', text: '王艳女士和她的丈夫还有其他子女。', label: '家庭' },
    },
  ],
});
export default swapGender;

/** The new first name for an old one, the same in all texts of a sample. */
function counterpart(key: string, shared: Map<string, unknown>, find: () => string | undefined): string | undefined {
  const known = shared.get(key);
  if (known !== undefined) return known as string;
  const found = find();
  if (found !== undefined) shared.set(key, found);
  return found;
}

function nameSwaps(
  text: string,
  analysis: TextAnalysis,
  turns: Readonly<Record<Gender, boolean>>,
  mode: Names,
  random: Random,
  shared: Map<string, unknown>,
): TextEdit[] {
  const { first, partner } = nameIndex();
  const edits: TextEdit[] = [];
  for (const { parts } of findNames(text, analysis.words()))
    for (const part of parts) {
      if (part.role !== 'first') continue;
      const key = foldName(part.text);
      const gender = first.get(key);
      if (gender === undefined || gender === 'unisex') continue;
      const other: Gender = gender === 'male' ? 'female' : 'male';
      if (!turns[other]) continue;
      const name = counterpart(key, shared, () =>
        mode === 'pair'
          ? partner.get(key)
          : random.pick(namesByOrigin[originOf(key)][other].filter((one) => !doubtfulNames.has(foldName(one)))),
      );
      if (name !== undefined) edits.push({ start: part.start, end: part.end, insert: caseLike(part.text, name) });
    }
  return edits;
}

function originOf(key: string): keyof typeof namesByOrigin {
  for (const [origin, { male, female }] of Object.entries(namesByOrigin))
    if ([...male, ...female].some((name) => foldName(name) === key)) return origin as keyof typeof namesByOrigin;
  return 'english';
}

function chineseNameSwaps(
  text: string,
  turns: Readonly<Record<Gender, boolean>>,
  mode: Names,
  random: Random,
  shared: Map<string, unknown>,
): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const { surname, surnameStart, given, gender } of findChineseNames(text)) {
    if (given === '' || gender === undefined || gender === 'unisex') continue;
    const other: Gender = gender === 'male' ? 'female' : 'male';
    if (!turns[other]) continue;
    const start = surnameStart + surname.length;
    const name = counterpart(given, shared, () => {
      if (mode === 'pair') return chineseCharacters[other][chineseCharacters[gender].indexOf(given)];
      return random.pick(chineseCharacters[other].filter((one) => one.length === given.length));
    });
    if (name !== undefined) edits.push({ start, end: start + given.length, insert: name });
  }
  return edits;
}
