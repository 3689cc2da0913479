import { z } from 'zod';
import { defineOperator, type Json } from '../../core/operator.ts';
import { textOf } from '../../core/sample.ts';
import { createLanguageIdentifier, type LanguageIdentifier, weighLanguages, withChineseScript } from '../../languages/identification.ts';
import { languageResources } from '../language-params.ts';
import { columnOf } from '../metric-choice.ts';

const params = z.strictObject({
  as: z.string().min(1).default('language').meta({ description: 'Name of the column', zh: '列名' }),
  confidence: z.boolean().default(false).meta({
    description: 'Also a column with the probability that the language is right, named with Confidence behind',
    zh: '另加一列，给出判定正确的概率，列名以 Confidence 结尾',
  }),
  shares: z.boolean().default(false).meta({
    description: 'Also a column with the share of each language in the letters of the text, named with Shares behind',
    zh: '另加一列，给出各语言在文本字母中的占比，列名以 Shares 结尾',
  }),
  sentences: z.boolean().default(false).meta({
    description: 'Also a column with the language of each sentence in order, named with Sentences behind',
    zh: '另加一列，按顺序给出每句的语言，列名以 Sentences 结尾',
  }),
  chineseScripts: z.boolean().default(false).meta({
    description: 'Tell simplified and traditional Chinese apart, as zh-Hans and zh-Hant',
    zh: '区分简体与繁体中文，记为 zh-Hans 与 zh-Hant',
  }),
});
type Params = z.output<typeof params>;

/** Writes the language of the texts into a column. */
export const addLanguage = defineOperator<typeof params, LanguageIdentifier>({
  id: 'text.add-language',
  shape: 'sample',
  since: '0.5.0',
  summary: { en: 'Writes the language of the texts into a column', 'zh-CN': '将文本的语言写入列' },
  description: {
    en:
      'A BCP 47 tag, or `und` where the language cannot be told: too short, too mixed, in none that is known, without letters. Where the step works on several text fields, each has a column of its own (question.language). ' +
      'Conditions, splits and reports can then go by it. Of shares, a Han character or kana counts as three letters, a syllable of Hangul as two.',
    'zh-CN':
      '值为 BCP 47 标签；文本过短、过于混杂、语言未知或不含字母时为 `und`。步骤作用于多个文本字段时，每个字段各有一列（question.language）。' +
      '其后的条件、划分和报告都可使用。计算占比时，一个汉字或假名计为三个字母，一个谚文音节计为两个。',
  },
  labelEffect: 'preserving',
  touches: ['other'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  references: [{ title: 'ELD, Efficient Language Detector', url: 'https://github.com/nitotm/efficient-language-detector-js' }],
  params,
  check(given, schema) {
    const taken = columnsOf(given).find((name) => name === 'id' || schema?.fields.some((field) => field.name === name));
    return taken === undefined
      ? undefined
      : {
          param: 'as',
          expected: { en: `the name of a column that is not there yet: ${taken} is`, 'zh-CN': `尚不存在的列名：${taken} 已存在` },
        };
  },
  resources: languageResources,
  prepare: createLanguageIdentifier,
  readsTexts: true,
  adds: (given, fields) => columnsOf(given).flatMap((name) => fields.map((field) => columnOf(name, field, fields))),
  draw({ sample, fields, params: given, resources }) {
    const values: Record<string, Json> = {};
    for (const field of fields) {
      const told = tell(textOf(sample, field), given, resources);
      for (const [k, name] of columnsOf(given).entries()) values[columnOf(name, field, fields)] = told[k] as Json;
    }
    return values;
  },
  apply: ({ sample, plan }) => ({ ...sample, ...(plan as Record<string, Json>) }),
  examples: [
    {
      name: 'two languages in one line, with their shares and sentences',
      params: { shares: true, sentences: true },
      input: { id: 'a', text: 'The room was clean. 房间很干净，早餐也不错，下次还会再来。' },
      output: {
        id: 'a',
        text: 'The room was clean. 房间很干净，早餐也不错，下次还会再来。',
        language: 'zh',
        languageShares: { en: 0.238, zh: 0.762 },
        languageSentences: ['en', 'zh'],
      },
    },
    {
      name: 'traditional Chinese',
      params: { chineseScripts: true },
      input: { id: 'b', text: '這家店的服務真不錯。' },
      output: { id: 'b', text: '這家店的服務真不錯。', language: 'zh-Hant' },
    },
  ],
});
export default addLanguage;

/** Columns of one text, in the order of what `tell` gives. */
function columnsOf({ as, confidence, shares, sentences }: Params): string[] {
  return [as, ...(confidence ? [`${as}Confidence`] : []), ...(shares ? [`${as}Shares`] : []), ...(sentences ? [`${as}Sentences`] : [])];
}

function tell(text: string, { confidence, shares, sentences, chineseScripts }: Params, identifier: LanguageIdentifier): Json[] {
  const named = (language: string, piece: string) => (chineseScripts ? withChineseScript(language, piece) : language);
  const told = identifier.identify(text);
  const values: Json[] = [named(told.language, text)];
  if (confidence) values.push(rounded(told.confidence));
  if (shares) {
    const runs = identifier
      .runs(text)
      .map(({ start, end, language }) => ({ start, end, language: named(language, text.slice(start, end)) }));
    values.push(sharesOf(weighLanguages(text, runs)));
  }
  if (sentences) values.push(identifier.sentences(text).map(({ start, end, language }) => named(language, text.slice(start, end))));
  return values;
}

function sharesOf(weights: ReadonlyMap<string, number>): Record<string, number> {
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return Object.fromEntries(
    [...weights].sort(([a], [b]) => (a < b ? -1 : 1)).map(([language, weight]) => [language, rounded(weight / all)]),
  );
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}
