import { z } from 'zod';
import type { GuardName } from '../../core/analysis.ts';
import { guardNames } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';
import { standsInChinese, type WidthKind, widthChanges, widthKinds } from '../../languages/widths.ts';
import { drawPlaces, noiseCount } from '../text-noise.ts';

const params = z.strictObject({
  to: z.enum(['half', 'full']).default('half').meta({
    description: 'half: full-width characters become half-width; full: the other way',
    zh: 'half 全角转半角；full 半角转全角',
  }),
  what: z
    .array(z.enum(widthKinds))
    .min(1)
    .default([...widthKinds])
    .meta({
      description: 'What changes: letters, digits, punctuation, spaces, katakana (half-width katakana have marks of their own)',
      zh: '转换的字符种类：letters 字母、digits 数字、punctuation 标点、spaces 空格、katakana 片假名',
    }),
  ratio: z.number().min(0).max(1).default(1).meta({
    description: 'Share of the characters of these kinds in the other width that change, 0 to 1, on average exact; below 1 as noise',
    zh: '上述种类中宽度不同的字符发生变化的比例，0 到 1，平均而言精确；小于 1 时作为噪声',
  }),
  chinesePunctuation: z.boolean().default(false).meta({
    description: 'Whether full-width punctuation in Chinese becomes half-width too',
    zh: '中文语境中的全角标点是否也转为半角',
  }),
});

/** Writes full-width characters as half-width ones or the other way: the same characters, wide or narrow. */
export const changeWidth = defineTextOperator({
  id: 'text.change-width',
  since: '0.5.0',
  summary: { en: 'Changes characters between full width and half width', 'zh-CN': '转换字符的全角与半角' },
  description: {
    en:
      'Full-width letters, digits and punctuation are those of input methods; half-width katakana those of old terminals. A number keeps its value and a name its letters, so both change with the rest; ' +
      'code, JSON, formulas, markup, addresses and placeholders stay. Punctuation next to Chinese stays full-width unless asked. As it can draw it works on the training split alone: ' +
      'to bring all splits to one width set `splits: all`, or use text.normalize-unicode.',
    'zh-CN':
      '全角字母、数字和标点由输入法产生，半角片假名来自旧式终端。数字的值和名称的字母不变，一并转换；' +
      '代码、JSON、公式、标记、地址和占位符保持原样。中文旁的标点默认保持全角。此算子可以随机抽取，因此默认只处理训练集：' +
      '如需统一所有划分，请设置 `splits: all`，或使用 text.normalize-unicode。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: 'any',
  // A word in the other width says the same, which no guard can tell; what must stay is held below.
  crosses: guardNames,
  references: [{ title: 'Unicode Standard Annex 11: East Asian width', url: 'https://www.unicode.org/reports/tr11/' }],
  params,
  draw({ text, analysis, params: { to, what, ratio, chinesePunctuation }, random, saved }) {
    const kinds: ReadonlySet<WidthKind> = new Set(what);
    const changes = widthChanges(text, to).filter(
      ({ kind, start }) =>
        kinds.has(kind) && (to === 'full' || kind !== 'punctuation' || chinesePunctuation || !standsInChinese(text, start)),
    );
    if (changes.length === 0) return undefined;
    const held = analysis.guarded().filter(({ guard }) => !sayTheSame.has(guard));
    let at = 0;
    const open = changes.filter(({ start, end }) => {
      while (at < held.length && (held[at] as { end: number }).end <= start) at++;
      const range = held[at];
      const free = range === undefined || range.start >= end;
      if (!free) saved(range.guard);
      return free;
    });
    return drawPlaces(random, noiseCount(random, ratio, changes.length), open).map(
      ({ start, end, insert }): TextEdit => ({ start, end, insert }),
    );
  },
  examples: [
    {
      name: 'half width, Chinese punctuation kept',
      input: { id: '1', text: '我买了ｉＰｈｏｎｅ１５，很好！', label: 'positive' },
      output: { id: '1', text: '我买了iPhone15，很好！', label: 'positive' },
    },
    {
      name: 'full width for some letters and digits',
      params: { to: 'full', what: ['letters', 'digits'], ratio: 0.3 },
      seed: 1,
      input: { id: '2', text: 'Room 15 is not ready' },
      output: { id: '2', text: 'Rooｍ 15 ｉs not ｒeadｙ' },
    },
    {
      name: 'half-width katakana get one character each',
      params: { to: 'full', what: ['katakana'] },
      input: { id: '3', text: 'ｶﾞﾗｽとﾊﾟﾝ' },
      output: { id: '3', text: 'ガラスとパン' },
    },
  ],
});
export default changeWidth;

/** Guards of what says the same in either width. */
const sayTheSame: ReadonlySet<GuardName> = new Set(['negation', 'numbers', 'entities'] as const);
