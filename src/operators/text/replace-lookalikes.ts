import { z } from 'zod';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';
import { chineseHalves, chineseLookalikes } from '../../languages/chinese/lookalikes.ts';
import { confusableScripts, confusables, leet } from '../../languages/confusables.ts';
import { characterAt, freeCharacters, startsByScript } from '../text-letters.ts';
import { drawPlaces, noiseCount, noiseRatio } from '../text-noise.ts';

const params = z.strictObject({
  ratio: noiseRatio({ en: 'letters, digits and Chinese characters', zh: '字母、数字和汉字' }),
  scripts: z.array(z.enum(confusableScripts)).default(['cyrillic', 'greek', 'radicals']).meta({
    description:
      'Where letters that look the same are taken from: cyrillic, greek, armenian, latin (ɑ, ɡ, ı), full-width, mathematical; radicals: Kangxi radicals for Chinese characters (⼈ for 人)',
    zh: '形近字母的来源：cyrillic 西里尔、greek 希腊、armenian 亚美尼亚、latin 音标等拉丁字母（ɑ、ɡ、ı）、full-width 全角、mathematical 数学字母；radicals 以康熙部首代汉字（⼈代人）',
  }),
  leet: z.boolean().default(false).meta({
    description: 'Whether letters also become figures: a 4, e 3, o 0',
    zh: '是否也将字母写作数字：a 作 4，e 作 3，o 作 0',
  }),
  characters: z.boolean().default(true).meta({
    description: 'Whether Chinese characters become others that look alike: 未 末, 晴 睛',
    zh: '是否将汉字换成形近字：未作末，晴作睛',
  }),
  split: z.boolean().default(false).meta({
    description: 'Whether Chinese characters are also written as their halves: 好 as 女子',
    zh: '是否也将汉字拆写：好作女子',
  }),
});

/** By character, ways of writing it otherwise, each with its choices. */
type Choices = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Writes characters by others that look the same, as those do who want to pass a filter. */
export const replaceLookalikes = defineTextOperator<typeof params, Choices>({
  id: 'text.replace-lookalikes',
  since: '0.5.0',
  summary: { en: 'Replaces characters by ones that look alike', 'zh-CN': '用外形相近的字符替换原字符' },
  description: {
    en:
      'Letters become those of other scripts that look the same (Unicode’s confusables), Chinese characters their radicals or characters of nearly the same shape; figures and halves on wish. ' +
      'A reader reads what was written, a filter or tokeniser does not: train against evasion with it. Guarded pieces and annotations stay, and no character becomes one that denies or counts.',
    'zh-CN':
      '字母换成其他文字中外形相同的字母（Unicode 易混字符），汉字换成康熙部首或形近字；可选以数字代字母、拆写汉字。' +
      '读者仍能读懂，过滤器和分词器则不能：可用于训练模型抵御规避。受保护的内容和标注保持原样，也不会换成表示否定或数目的字。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: 'any',
  // Figures in words are numbers to the guard; what it holds is left alone below.
  crosses: ['numbers'],
  references: [
    { title: 'Unicode Technical Standard 39: security mechanisms', url: 'https://www.unicode.org/reports/tr39/' },
    {
      title: 'Text Processing Like Humans Do: Visually Attacking and Shielding NLP Systems, Eger et al. 2019',
      url: 'https://aclanthology.org/N19-1165',
    },
  ],
  params,
  check: ({ scripts, leet, characters, split }) =>
    scripts.length > 0 || leet || characters || split
      ? undefined
      : {
          param: 'scripts',
          expected: { en: 'a script, or leet, characters or split', 'zh-CN': '至少一种文字，或启用 leet、characters、split 之一' },
        },
  prepare: choicesOf,
  draw(context) {
    const { text, analysis, params, random, resources: choices } = context;
    if (!analysis.supported) return undefined;
    const free = freeCharacters(context);
    return startsByScript(text).flatMap((starts) => {
      const open = starts.filter((start) => {
        const character = characterAt(text, start);
        return choices.has(character) && free(start, start + character.length);
      });
      return drawPlaces(random, noiseCount(random, params.ratio, starts.length), open).map((start): TextEdit => {
        const character = characterAt(text, start);
        const insert = random.pick(random.pick(choices.get(character) as readonly (readonly string[])[]));
        return { start, end: start + character.length, insert };
      });
    });
  },
  examples: [
    {
      name: 'letters of other scripts',
      params: { ratio: 0.3 },
      seed: 1,
      input: { id: '1', text: 'Buy cheap tickets here, not there.', label: 'spam' },
      output: { id: '1', text: 'Buy сһeaр tісketѕ herе, not therе.', label: 'spam' },
    },
    {
      name: 'Chinese characters of nearly the same shape',
      params: { ratio: 0.3 },
      seed: 1,
      input: { id: '2', text: '加微信领取优惠，不要错过。', label: '广告' },
      output: { id: '2', text: '加微信颌取犹惠，不要铅进。', label: '广告' },
    },
    {
      name: 'halves and figures',
      params: { ratio: 0.5, scripts: [], characters: false, split: true, leet: true },
      seed: 1,
      input: { id: '3', text: '你好，明天和朋友加 vip 吗' },
      output: { id: '3', text: '亻尔好，日月天禾口月月友加 v1p 吗' },
    },
  ],
});
export default replaceLookalikes;

function choicesOf({ scripts, leet: figures, characters, split }: z.output<typeof params>): Choices {
  const choices = new Map<string, (readonly string[])[]>();
  const add = (character: string, others: readonly string[]) => choices.set(character, [...(choices.get(character) ?? []), others]);
  for (const [letter, others] of confusables(scripts)) add(letter, others);
  if (figures) for (const [letter, figure] of leet) add(letter, [figure]);
  if (characters) for (const [character, others] of chineseLookalikes()) add(character, others);
  if (split) for (const [character, halves] of chineseHalves()) add(character, [halves]);
  return choices;
}
