import { z } from 'zod';
import { defineOperator } from '../../core/operator.ts';
import { textOf } from '../../core/sample.ts';
import { createLanguageIdentifier, type LanguageIdentifier, weighLanguages, withChineseScript } from '../../languages/identification.ts';
import { isAmong, languageResources, wrongLanguage } from '../language-params.ts';

const params = z.strictObject({
  keep: z.array(z.string().min(2)).min(1).meta({
    description:
      'Languages to keep, as BCP 47 tags: en, zh; zh-Hans and zh-Hant where simplified and traditional Chinese are to be told apart',
    zh: '要保留的语言（BCP 47 标签）：en、zh；需区分简体与繁体时用 zh-Hans、zh-Hant',
  }),
  minShare: z.number().min(0).max(1).optional().meta({
    description: 'Least share of the letters in these languages, 0 to 1; where absent, the main language of the text decides alone',
    zh: '这些语言的字母所占的最小比例，0 到 1；缺省时只看文本的主要语言',
  }),
  undetermined: z.enum(['keep', 'drop']).default('keep').meta({
    description: 'What becomes of texts whose language cannot be told: too short, too mixed, in none that is known, without letters',
    zh: '如何处理无法判定语言的文本：过短、过于混杂、语言未知或不含字母',
  }),
});

/** Keeps samples by the language of their texts. */
export const language = defineOperator<typeof params, LanguageIdentifier>({
  id: 'text.language',
  shape: 'filter',
  since: '0.5.0',
  summary: { en: 'Keeps texts in the languages you name', 'zh-CN': '保留指定语言的文本' },
  description: {
    en:
      'Every text field of the step must be in one of the languages. Scripts tell most languages by themselves, n-grams those that share one; ' +
      'of a few words the language is often not told, which `undetermined` decides about. ' +
      'With `minShare` the pieces of a mixed line count: a Han character or kana as three letters, a syllable of Hangul as two, a piece whose language cannot be told as none of these languages.',
    'zh-CN':
      '步骤的每个文本字段都应属于这些语言之一。多数语言由文字本身判定，共用一种文字的语言由 n 元组判定；只有几个词的文本往往无法判定，由 `undetermined` 决定去留。' +
      '设定 `minShare` 时按混排文本的各段计算：一个汉字或假名计为三个字母，一个谚文音节计为两个，无法判定语言的片段不计入这些语言。',
  },
  labelEffect: 'preserving',
  touches: [],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  references: [{ title: 'ELD, Efficient Language Detector', url: 'https://github.com/nitotm/efficient-language-detector-js' }],
  params,
  check: ({ keep }) => wrongLanguage('keep', keep),
  resources: languageResources,
  prepare: createLanguageIdentifier,
  charts: ({ minShare }, measure) => (measure === 'share' ? { from: 0, to: 1, min: minShare } : undefined),
  measure({ sample, fields, params: { keep, minShare }, resources }) {
    const measures = { kept: 0, other: 0, undetermined: 0 };
    let share = Number.NaN;
    for (const field of fields) {
      const text = textOf(sample, field);
      const told = withChineseScript(resources.identify(text).language, text);
      measures[told === 'und' ? 'undetermined' : isAmong(told, keep) ? 'kept' : 'other']++;
      if (minShare === undefined) continue;
      const own = shareOf(text, keep, resources);
      if (!(own >= share)) share = Number.isNaN(own) ? share : own;
    }
    return minShare === undefined ? measures : { ...measures, share };
  },
  decide({ measures: { kept, other, undetermined, share }, params: { minShare, undetermined: unsure } }) {
    if ((other as number) > 0) return 'other-language';
    if (minShare !== undefined && (share as number) < minShare) return 'low-language-share';
    return unsure === 'drop' && ((undetermined as number) > 0 || kept === 0) ? 'undetermined-language' : undefined;
  },
  examples: [
    {
      name: 'English and Chinese are kept',
      params: { keep: ['en', 'zh'] },
      input: [
        { id: 'en', text: 'The room was clean and the staff were friendly.' },
        { id: 'zh', text: '房间很干净，服务员也很热情。' },
        { id: 'de', text: 'Das Zimmer war sauber und das Personal freundlich.' },
        { id: 'ja', text: '部屋はきれいで、スタッフも親切でした。' },
        { id: 'short', text: 'OK' },
      ],
      output: ['en', 'zh', 'short'],
    },
    {
      name: 'mostly simplified Chinese, and nothing that cannot be told',
      params: { keep: ['zh-Hans'], minShare: 0.8, undetermined: 'drop' },
      input: [
        { id: 'plain', text: '这家店的服务真不错，用 iPhone 付款也很方便。' },
        { id: 'full', text: '這家店的服務真不錯。' },
        { id: 'mixed', text: '这家店不错。 The soup was cold and the waiter never came back.' },
        { id: 'none', text: '12:30 !!!' },
      ],
      output: ['plain'],
    },
  ],
});
export default language;

/** Share of the letters of a text that stand in runs of some languages; NaN where no run can be told. */
function shareOf(text: string, languages: readonly string[], identifier: LanguageIdentifier): number {
  let all = 0;
  let inside = 0;
  let told = 0;
  const runs = identifier.runs(text).map((run) => ({ ...run, language: withChineseScript(run.language, text.slice(run.start, run.end)) }));
  for (const [one, weight] of weighLanguages(text, runs)) {
    all += weight;
    if (one !== 'und') told += weight;
    if (isAmong(one, languages)) inside += weight;
  }
  return told === 0 ? Number.NaN : inside / all;
}
