import { z } from 'zod';
import type { PartOfSpeech, TextAnalysis, Word } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { type Collector, defineTextOperator } from '../../core/operator.ts';
import { textOf } from '../../core/sample.ts';
import { log } from '../../kernels/math.ts';
import { doubtOf } from '../../languages/chinese/bound-words.ts';
import { chineseStopWords } from '../../languages/chinese/stop-words.ts';
import { articleEdit } from '../../languages/english/articles.ts';
import { copyCase } from '../../languages/english/inflection.ts';
import { englishLexicon, known } from '../../languages/english/lexicon.ts';
import { findChineseGuards } from '../../languages/guards/chinese.ts';
import { annotatedRanges, holdOf, overlapsAny, standsApart } from '../text-words.ts';
import { poolsOf, WordCounts, type WordPool, wordAt } from '../word-counts.ts';

const params = z.strictObject({
  ratio: z.number().min(0).max(1).default(0.1).meta({
    description: 'Words to replace as a share of the words of the text; one word at least',
    zh: '替换的词数占文本词数的比例，至少一个词',
  }),
  maxScore: z.number().min(0).max(1).default(0.5).meta({
    description:
      'Only words that score below it are replaced: idf scaled to 0–1 over the data set × count in the text ÷ highest count in it',
    zh: '仅替换得分低于此值的词；得分为按全数据集缩放到 0–1 的 idf × 文本内词频 ÷ 文本内最高词频',
  }),
  partOfSpeech: z.boolean().default(true).meta({
    description: 'Tag words and replace each by one of its part of speech; false is faster and coarser',
    zh: '先标注词性，只用同一词性的词替换；设为 false 更快，但较粗略',
  }),
});
type Params = z.output<typeof params>;

interface Table {
  /** Inverse document frequency scaled to 0–1; 1 for words not counted. */
  score(word: string): number;
  /** Words in Latin letters and their like. */
  pools: ReadonlyMap<PartOfSpeech, WordPool>;
  /** Chinese words. */
  chinese: ReadonlyMap<PartOfSpeech, WordPool>;
  /** Words of the text asked about last below maxScore, the least informative first, in groups of equal score: its copies share them. */
  ranked: { analysis: TextAnalysis; groups: readonly (readonly number[])[] } | undefined;
}

/** What no replacement may bring: it would say something of its own. */
const unfit = known.negation | known.number | known.name | known.title | known.month;

const han = /\p{Script=Han}/u;
const adverb = 3;

/** Chinese function words stand for each other where they are adverbs alone (也, 就, 很): 是 for 有 or 在 for 从 says nothing. */
function fitsChinese(word: string, uses: readonly number[]): boolean {
  if (doubtOf(word) !== undefined || findChineseGuards(word, () => true).length > 0) return false;
  return !chineseStopWords.has(word) || 2 * (uses[adverb] as number) > uses.reduce((sum, count) => sum + count, 0);
}

const table: Collector<Params, WordCounts, Table> = {
  create: () => new WordCounts(),
  add(counts, { sample }, { fields, analyze, params: { partOfSpeech } }) {
    for (const field of fields) {
      const text = textOf(sample, field);
      if (text === '') continue;
      const analysis = analyze(text);
      if (analysis.supported) counts.add(analysis, partOfSpeech);
    }
  },
  encode: (counts) => counts.encode(),
  merge: (counts, partial) => counts.merge(partial),
  finish: (counts) => counts.encode(),
  open(bytes, { params: { maxScore, partOfSpeech } }) {
    const counts = new WordCounts();
    counts.merge(bytes);
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    for (const { texts } of counts.words.values()) {
      least = Math.min(least, texts);
      most = Math.max(most, texts);
    }
    const range = log(most / least);
    const score = (word: string): number => {
      const count = counts.words.get(word);
      if (!count) return 1;
      return range > 0 ? log(most / count.texts) / range : 0;
    };
    const fits = (word: string): boolean =>
      ((englishLexicon.get(word) ?? 0) & unfit) === 0 && /^[\p{L}\p{M}-]+$/u.test(word) && score(word) < maxScore;
    const pools = poolsOf(counts, (word) => !han.test(word) && fits(word), partOfSpeech);
    const chinese = poolsOf(counts, (word, { uses }) => han.test(word) && fits(word) && fitsChinese(word, uses), partOfSpeech);
    if (partOfSpeech) for (const pos of ['other', 'proper-noun'] as const) chinese.delete(pos);
    return { score, pools, chinese, ranked: undefined };
  },
};

/** Replaces words that tell little by others that tell little, as UDA's TF-IDF replacement does. */
export const replaceUninformativeWords = defineTextOperator<typeof params, undefined, Table>({
  id: 'text.replace-uninformative-words',
  since: '0.1.0',
  version: 2,
  summary: { en: 'Replaces words that tell little by others that tell little', 'zh-CN': '用信息量低的词替换信息量低的词' },
  description: {
    en:
      'UDA’s TF-IDF word replacement with an exact number: ratio × words, one at least, the least informative first. Counts are taken over all samples of the stage before it runs. ' +
      'The replacement is drawn as often as the data set uses it, from words that score below maxScore everywhere, of the same part of speech; never a negation, a number or a name. ' +
      'Chinese words are replaced by Chinese words of one character or several as they have; of function words only adverbs.',
    'zh-CN':
      'UDA 的 TF-IDF 词替换，但数量确定：从信息量最低的词开始，替换“比例 × 词数”个，至少一个。词频在该阶段运行前对全部样本统计。' +
      '替换词按其在数据集中的使用频率抽取，得分须低于 maxScore 且词性相同；从不引入否定词、数字或名称。' +
      '中文词只用中文词替换，单字词对单字词、多字词对多字词；虚词中仅副词参与替换。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: 'any',
  references: [
    { title: 'Unsupervised Data Augmentation for Consistency Training, Xie et al. 2020', url: 'https://arxiv.org/abs/1904.12848' },
  ],
  resources: ['wink-nlp@2.4.0', 'wink-eng-lite-web-model@1.8.1'],
  params,
  table,
  draw({ text, analysis, params: { ratio, maxScore, partOfSpeech }, random, table: view, sample, schema, field, saved }) {
    const words = analysis.words();
    if (!analysis.supported || words.length === 0) return undefined;
    const wanted = Math.max(1, Math.round(ratio * words.length));
    const tags = partOfSpeech ? analysis.partsOfSpeech() : undefined;
    const annotated = annotatedRanges(sample, schema, field);
    const chosen = new Map<number, string>();
    for (const group of rank(analysis, view, maxScore)) {
      if (chosen.size >= wanted) break;
      for (const index of random.shuffle([...group])) {
        if (chosen.size >= wanted) break;
        const word = words[index] as Word;
        if (word.guard !== undefined) {
          saved(word.guard);
          continue;
        }
        if (overlapsAny(annotated, word.start, word.end) || !standsAlone(text, word)) continue;
        const pos = tags ? (tags[index] ?? 'other') : 'other';
        const chinese = word.language === 'zh';
        if (chinese && !isReplaceable(analysis, index, pos)) continue;
        const pool = (chinese ? view.chinese : view.pools).get(pos);
        const near = [word.text, words[index - 1]?.text, words[index + 1]?.text, chosen.get(index - 1), chosen.get(index + 1)];
        const insert =
          pool &&
          drawOther(pool, chinese ? word.text : '', new Set(near.map((other) => other?.toLowerCase())), (below) => random.integer(below));
        if (insert !== undefined) chosen.set(index, copyCase(word.text.length === 1 ? word.text.toLowerCase() : word.text, insert));
      }
    }
    if (chosen.size === 0) return undefined;
    const edits: TextEdit[] = [];
    for (const [index, insert] of chosen) {
      const { start, end } = words[index] as Word;
      edits.push({ start, end, insert });
      const article = chosen.has(index - 1) ? undefined : articleEdit(text, words[index - 1], start, insert);
      if (article && !overlapsAny(annotated, article.start, article.end)) edits.push(article);
    }
    return edits;
  },
  examples: [
    {
      name: 'replacements come from the data set itself',
      params: { ratio: 0.2, partOfSpeech: false },
      seed: 1,
      input: [
        { id: '1', text: 'The food was not cold, and the waiter was rude.', label: 'bad' },
        { id: '2', text: 'The room was quiet and the bed was soft.', label: 'good' },
        { id: '3', text: 'The pizza came late but its crust was burnt.', label: 'bad' },
      ],
      output: { id: '1', text: 'The food the not cold, and the waiter the rude.', label: 'bad' },
    },
    {
      name: 'Chinese words by Chinese words',
      params: { ratio: 0.2, maxScore: 1 },
      seed: 1,
      input: [
        { id: '1', text: '房间很安静，早餐也很好', label: 'good' },
        { id: '2', text: '房间很小，早餐不好吃', label: 'bad' },
        { id: '3', text: '前台很热情，房间也干净', label: 'good' },
      ],
      output: { id: '1', text: '早餐很安静，早餐也很好', label: 'good' },
    },
    {
      name: 'a text whose words all tell something stays as it is',
      params: { ratio: 0.2, partOfSpeech: false },
      seed: 1,
      input: [
        { id: '1', text: 'Superb espresso, charming terrace.', label: 'good' },
        { id: '2', text: 'The room was quiet and the bed was soft.', label: 'good' },
        { id: '3', text: 'The pizza came late but the crust was crisp.', label: 'mixed' },
      ],
      output: { id: '1', text: 'Superb espresso, charming terrace.', label: 'good' },
    },
  ],
});
export default replaceUninformativeWords;

/** A word with white space or punctuation around it; the halves of a split contraction stay. */
function standsAlone(text: string, word: Word): boolean {
  return (
    !/['\u2019]/.test(word.text) &&
    !/['\u2019]/.test(text.charAt(word.end)) &&
    !/^ ?(?:n['\u2019]t|['\u2019]\w)/.test(text.slice(word.end, word.end + 4))
  );
}

function rank(analysis: TextAnalysis, view: Table, maxScore: number): readonly (readonly number[])[] {
  if (view.ranked?.analysis === analysis) return view.ranked.groups;
  const words = analysis.words();
  const counts = new Map<string, number>();
  let most = 1;
  for (const word of words) {
    const key = word.text.toLowerCase();
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count > most) most = count;
  }
  const groups = new Map<number, number[]>();
  for (const [index, word] of words.entries()) {
    const key = word.text.toLowerCase();
    const score = (view.score(key) * (counts.get(key) ?? 1)) / most;
    if (!(score < maxScore)) continue;
    const group = groups.get(score);
    if (group) group.push(index);
    else groups.set(score, [index]);
  }
  const ranked = [...groups.entries()].sort((a, b) => a[0] - b[0]).map(([, group]) => group);
  view.ranked = { analysis, groups: ranked };
  return ranked;
}

/** Whether a Chinese word can be another: what a negation denies, function words but adverbs, and parts of names and numbers cannot. */
function isReplaceable(analysis: TextAnalysis, index: number, pos: PartOfSpeech): boolean {
  const word = analysis.words()[index] as Word;
  if (chineseStopWords.has(word.text) && pos !== 'adverb') return false;
  return standsApart(analysis.text, word) && holdOf(analysis, index) === undefined;
}

/**
 * A word of the pool that is not the word itself or beside it, and in Chinese of one character where `like` is; nothing where a few draws
 * find none.
 */
function drawOther(
  pool: WordPool,
  like: string,
  near: ReadonlySet<string | undefined>,
  integer: (below: number) => number,
): string | undefined {
  for (let attempt = 0; attempt < 8; attempt++) {
    const drawn = wordAt(pool, integer(pool.totals.at(-1) as number));
    if (!near.has(drawn) && (like === '' || (drawn.length === 1) === (like.length === 1))) return drawn;
  }
  return undefined;
}
