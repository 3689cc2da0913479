import { z } from 'zod';
import type { TextAnalysis, Word } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';
import { placesOf } from '../../core/places.ts';
import type { Span } from '../../core/sample.ts';
import { textualFields } from '../../core/schema.ts';
import { articleBefore } from '../../languages/english/articles.ts';
import { doubtfulNames } from '../../languages/names/doubtful-names.ts';
import { foldName, originNames } from '../../languages/names/origins.ts';
import { caseLike } from '../../languages/names/write-name.ts';
import { chineseNames, isPersonLabel, latinNames, type NamePlan, planNames, respects, spansOver } from '../person-names.ts';
import { annotatedRanges, overlapsAny } from '../text-words.ts';

/** Replaces the names of persons by names of chosen origins. */
export const replaceNames = defineTextOperator({
  id: 'text.replace-names',
  since: '0.3.0',
  summary: { en: 'Replaces names of persons by names of other origins', 'zh-CN': '将人名替换为其他来源的人名' },
  description: {
    en:
      'Names are found by titles, by lists of first names and surnames of nine origins, and under spans that say person. ' +
      'A first name stays a first name, a surname a surname, an initial an initial; John Smith, Mr. Smith and John are one person in all texts of a sample. ' +
      'Gender stays unless keepGender is false, so that pronouns still agree. Names in Chinese characters are replaced by such (surname and given name, 王先生, 小王), names in Latin letters by Latin ones. ' +
      'A first name that is a word as well (Will, Grace) counts only beside a surname or a title.',
    'zh-CN':
      '人名通过称谓、九种来源的名字与姓氏词表，以及标为人名的片段识别。' +
      '名仍替换为名，姓仍替换为姓，首字母仍为首字母；John Smith、Mr. Smith 与 John 在同一样本的所有文本中视为同一人。' +
      '默认保持性别，因此代词仍一致；keepGender 设为 false 时不保持。汉字人名替换为汉字人名（姓与名、王先生、小王），拉丁字母人名替换为拉丁字母人名。' +
      '兼作普通词的名字（Will、Grace 等）仅在与姓氏或称谓相连时视为人名。',
  },
  labelEffect: 'preserving',
  touches: ['text', 'messages', 'choices'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: 'any',
  crosses: ['entities'],
  consistent: true,
  references: [
    {
      title: 'Beyond Accuracy: Behavioral Testing of NLP Models with CheckList, Ribeiro et al. 2020',
      url: 'https://aclanthology.org/2020.acl-main.442',
    },
  ],
  params: z.strictObject({
    origins: z
      .array(z.enum(originNames))
      .min(1)
      .default([...originNames])
      .meta({
        description: 'Origins to draw names in Latin letters from, each as likely; a person gets first name and surname of one',
        zh: '拉丁字母人名的来源，各来源概率相同；同一人的姓与名取自同一来源',
      }),
    keepGender: z.boolean().default(true).meta({
      description:
        'Replace a first name by one of the same gender; where a name tells none, pronouns decide, else a name for both is taken',
      zh: '名字替换为同性别的名字；名字无法判断性别时依代词判断，否则使用两性通用的名字',
    }),
  }),
  draw({ text, place, analysis, params, random, sample, schema, field, shared }) {
    const known = shared.get('names') as NamePlan | undefined;
    const plan =
      known ??
      planNames(
        textualFields(schema)
          .flatMap((one) => placesOf(sample, one, undefined))
          .map((one) => ({ text: one.text, spans: one.key === one.field ? spansOver(sample, schema, one.field) : [] })),
        params,
        random,
      );
    shared.set('names', plan);
    const spans = place === field ? spansOver(sample, schema, field) : [];
    const edits = [...latinEdits(text, analysis, plan, spans), ...chineseEdits(text, plan, spans)];
    const annotated = annotatedRanges(sample, schema, field);
    return annotated.length === 0 ? edits : edits.filter(({ start, end }) => respects(annotated, start, end));
  },
  examples: [
    {
      name: 'one person in all texts',
      params: { origins: ['hispanic'] },
      seed: 1,
      input: { id: '1', text: 'John Smith sold his car. Mr. Smith was glad.', pair: 'Did John sell it?', label: 'entailment' },
      output: { id: '1', text: 'Roberto Díaz sold his car. Mr. Díaz was glad.', pair: 'Did Roberto sell it?', label: 'entailment' },
    },
    {
      name: 'shapes stay: titles, initials, capitals and possessives',
      params: { origins: ['indian'] },
      seed: 1,
      input: { id: '2', text: "Dr. Sarah J. Jones's son met Mary." },
      output: { id: '2', text: "Dr. Manisha B. Agarwal's son met Padma." },
    },
    {
      name: 'Chinese names stay Chinese',
      seed: 1,
      input: { id: '3', text: '王建国和李女士说，建国认识小王。' },
      output: { id: '3', text: '罗大勇和蒋女士说，大勇认识小罗。' },
    },
  ],
});
export default replaceNames;

function latinEdits(text: string, analysis: TextAnalysis, plan: NamePlan, spans: readonly Span[]): TextEdit[] {
  if (plan.first.size + plan.surname.size === 0) return [];
  const words = analysis.words();
  const edits: TextEdit[] = [];
  const put = (start: number, end: number, name: string | undefined) => {
    if (name !== undefined) edits.push({ start, end, insert: caseLike(text.slice(start, end), name) });
  };
  for (const { parts } of latinNames(text, words, spans)) {
    const family = parts.find(({ role }) => role === 'surname');
    for (const { role, start, end, text: old } of parts) {
      const key = foldName(old);
      if (role === 'initial') put(start, end, plan.initial.get(`${key} ${foldName(family?.text ?? '')}`));
      else put(start, end, (role === 'first' ? plan.first : plan.surname).get(key));
    }
  }
  const taken = edits.map(({ start, end }) => ({ start, end }));
  const others = spans.filter(({ label }) => !isPersonLabel(label));
  for (const [i, word] of words.entries()) {
    const bare = word.text.replace(/['\u2019]s$/, '');
    const end = word.start + bare.length;
    if (!/^\p{Lu}/u.test(bare) || overlapsAny(taken, word.start, end) || overlapsAny(others, word.start, end)) continue;
    const key = foldName(bare);
    const name = plan.surname.get(key) ?? (doubtfulNames.has(key) ? undefined : plan.first.get(key));
    if (name !== undefined && standsAlone(text, words, i, end)) put(word.start, end, name);
  }
  edits.sort((a, b) => a.start - b.start);
  const articles = edits.flatMap((edit) => articleBefore(text, words, edit.start, edit.insert) ?? []);
  return [...edits, ...articles];
}

/** Whether a name that was met in full elsewhere stands here on its own, not as a part of a street or a firm. */
function standsAlone(text: string, words: readonly Word[], index: number, end: number): boolean {
  const word = words[index] as Word;
  const { guard } = word;
  if (guard !== undefined && guard !== 'entities') return false;
  if (/[@#/\\_-]/.test(text.charAt(word.start - 1)) || /[@_/\\-]/.test(text.charAt(word.end))) return false;
  const next = words[index + 1];
  if (next && end === word.end && /^ (?:& )?$/.test(text.slice(word.end, next.start)) && /^\p{Lu}/u.test(next.text)) return false;
  const before = words[index - 1];
  return (
    !before ||
    text.slice(before.end, word.start) !== ' ' ||
    !/^\p{Lu}\p{Ll}+$/u.test(before.text) ||
    /^(?:[.!?:]\s*)?$/.test(text.slice(Math.max(0, before.start - 2), before.start))
  );
}

function chineseEdits(text: string, plan: NamePlan, spans: readonly Span[]): TextEdit[] {
  if (plan.chineseSurname.size === 0) return [];
  const edits: TextEdit[] = [];
  for (const { surname, surnameStart, given } of chineseNames(text, spans)) {
    const start = surnameStart;
    const family = plan.chineseSurname.get(surname);
    if (family === undefined) continue;
    const insert = family + (given === '' ? '' : (plan.given.get(given) ?? given));
    edits.push({ start, end: start + surname.length + given.length, insert });
  }
  const taken = edits.map(({ start, end }) => ({ start, end }));
  for (const [given, name] of plan.given) {
    if (given.length < 2) continue;
    for (let at = text.indexOf(given); at >= 0; at = text.indexOf(given, at + given.length)) {
      const end = at + given.length;
      if (overlapsAny(taken, at, end) || spans.some((span) => span.start < end && span.end > at && !isPersonLabel(span.label))) continue;
      edits.push({ start: at, end, insert: name });
      taken.push({ start: at, end });
    }
  }
  return edits;
}
