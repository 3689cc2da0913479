import { z } from 'zod';
import { packParts, unpackParts } from '../../core/bytes.ts';
import { fingerprintInto, printWords } from '../../core/fingerprint.ts';
import { type DatasetView, defineOperator } from '../../core/operator.ts';
import { textOf } from '../../core/sample.ts';
import { radixOrder } from '../../kernels/radix-order.ts';
import { hashWords } from '../dataset-keys.ts';
import { NearLeaks, openLeaks } from '../duplicates/near-leaks.ts';
import { defaultNearThreshold } from '../duplicates/near-merges.ts';
import { NamedRows } from '../named-rows.ts';

/** Held-out samples, and the texts of all where near duplicates are looked for. */
interface State {
  held: NamedRows;
  near: NearLeaks;
}

/** Drops samples that also stand in held-out data. What is equal is told as the leak check of the report tells it. */
export const dropLeaks = defineOperator({
  id: 'dataset.drop-leaks',
  shape: 'dataset',
  since: '0.2.0',
  summary: { en: 'Drops samples that equal a held-out sample, or nearly', 'zh-CN': '剔除与留出样本相同或近似的样本' },
  description: {
    en:
      'A sample of train that also stands in test makes a test look better than it is. Samples are compared by all text fields of the step: exact finds texts that differ in case, white space or Unicode normal form alone; token-set finds texts made of the same words, whatever their order and number; near, which is slower and must be asked for, finds texts that share most of their shingles, as dataset.deduplicate does. ' +
      'Each dropped sample is rejected as leaked, with the way it matched and the id of a held-out twin. Samples are never compared within their own split, and held-out samples stay as they are.',
    'zh-CN':
      'train 中的样本若也出现在 test 中，测试结果会偏高。按步骤的全部文本字段比较：exact 找出仅大小写、空白或 Unicode 规范形式不同的文本；token-set 找出由相同的词构成的文本，不论次序和次数；near 较慢，须明确指定，与 dataset.deduplicate 一样找出大部分片段相同的文本。' +
      '被剔除的样本以 leaked 列出，并注明匹配方式和一个留出样本的 id。同一划分内的样本不作比较，留出样本保持不变。',
  },
  labelEffect: 'preserving',
  touches: [],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  order: 'any',
  readsSplits: ({ against }) => against ?? 'all',
  params: z.strictObject({
    match: z
      .array(z.enum(['exact', 'token-set', 'near']))
      .min(1)
      .default(['exact', 'token-set'])
      .meta({ description: 'What counts as a leak: any of these', zh: '判为泄漏的方式：满足其一即可' }),
    against: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .meta({ description: 'Splits to compare with; all but train where absent', zh: '与之比较的划分；不填则为 train 以外的全部划分' }),
    threshold: z
      .number()
      .gt(0)
      .max(1)
      .default(defaultNearThreshold)
      .meta({ description: 'near: least Jaccard similarity of the sets of shingles', zh: 'near：片段集合的最低 Jaccard 相似度' }),
    shingle: z.enum(['word', 'character']).optional().meta({
      description: 'near: what a shingle is made of; where absent, words, and characters for texts mostly in scripts without spaces',
      zh: 'near：片段的单位；不填则为词，主要由不以空格分词的文字写成的文本则为字',
    }),
    size: z.int().min(1).max(100).default(5).meta({
      description: 'near: words or characters of a shingle; a shorter text is one shingle',
      zh: 'near：每个片段的词数或字数；更短的文本自成一个片段',
    }),
  }),
  collector: {
    // Per held-out sample: its fingerprint and a word that names its split; and its id. About 60 bytes. Near duplicates take eight bytes a word of all texts.
    create: ({ scratch }): State => ({ held: new NamedRows(printWords + 1), near: new NearLeaks(scratch) }),
    add({ held, near }: State, row, input) {
      const { against, match } = input.params;
      const heldOut = against?.includes(row.split) ?? row.split !== 'train';
      if (heldOut && fingerprintInto(row.sample, input.fields, print, 0)) held.push([...print, splitWord(row.split)], row.sample.id);
      if (match.includes('near')) near.add(input.fields.map((field) => textOf(row.sample, field)).join('\n'), row, heldOut, input.params);
    },
    encode: ({ held, near }: State) => packParts([held.encode(), near.encode()]),
    merge({ held, near }: State, partial) {
      const [ofHeld, ofNear] = unpackParts(partial) as [Uint8Array, Uint8Array];
      held.append(ofHeld);
      near.append(ofNear);
    },
    // In the order of ids, so that of several twins the first id is named, whoever collected them in what order.
    finish({ held: { rows, ids, length }, near }: State, { params: { match, threshold } }) {
      const all = Array.from({ length }, (_, i) => ({ id: ids.get(i), row: rows.columns.map((column) => column[i] as number) }));
      all.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : compareWords(a.row, b.row)));
      const sorted = new NamedRows(printWords + 1);
      for (const { id, row } of all) sorted.push(row, id);
      return packParts([sorted.encode(), ...(match.includes('near') ? [near.find(threshold)] : [])]);
    },
    open(bytes, input): DatasetView {
      const [ofHeld, ofNear] = unpackParts(bytes) as [Uint8Array, Uint8Array?];
      const held = new NamedRows(printWords + 1);
      held.append(ofHeld);
      const exact = input.params.match.includes('exact') ? createIndex(held, 0) : undefined;
      const tokens = input.params.match.includes('token-set') ? createIndex(held, 2) : undefined;
      const near = ofNear && openLeaks(ofNear);
      return {
        decide(row) {
          if (!fingerprintInto(row.sample, input.fields, print, 0)) return { action: 'keep' };
          const own = splitWord(row.split);
          const twin = exact?.(print, own);
          if (twin !== undefined) return { action: 'drop', reason: 'leaked', detail: { match: 'exact', id: twin } };
          const like = tokens?.(print, own);
          if (like !== undefined) return { action: 'drop', reason: 'leaked', detail: { match: 'token-set', id: like } };
          const leak = near?.(row);
          if (leak !== undefined) return { action: 'drop', reason: 'leaked', detail: { match: 'near', ...leak } };
          return { action: 'keep' };
        },
      };
    },
  },
  examples: [
    {
      name: 'case, spaces and the order of words aside',
      input: [
        { id: 'a', text: 'A good film', label: 'positive' },
        { id: 'b', text: 'a good  film ', label: 'positive', split: 'test' },
        { id: 'c', text: 'bad, so bad: a film', label: 'negative' },
        { id: 'd', text: 'A film so bad!', label: 'negative', split: 'validation' },
        { id: 'e', text: 'a fine film', label: 'positive' },
      ],
      output: ['b', 'd', 'e'],
    },
    {
      name: 'equal texts alone, and against test alone',
      params: { match: ['exact'], against: ['test'] },
      input: [
        { id: 'a', text: 'A good film', label: 'positive' },
        { id: 'b', text: 'film: a good', label: 'positive', split: 'test' },
        { id: 'c', text: 'so bad', label: 'negative' },
        { id: 'd', text: 'so bad', label: 'negative', split: 'validation' },
        { id: 'e', text: 'FINE', label: 'positive' },
        { id: 'f', text: 'fine', label: 'positive', split: 'test' },
      ],
      output: ['a', 'b', 'c', 'd', 'f'],
    },
    {
      name: 'almost the same words in almost the same order',
      params: { match: ['near'], threshold: 0.5, size: 2 },
      input: [
        { id: 'a', text: 'the film is good and the music is loud', label: 'positive' },
        { id: 'b', text: 'the film is good and the music is soft', label: 'positive', split: 'test' },
        { id: 'c', text: 'a film of another kind', label: 'negative' },
      ],
      output: ['b', 'c'],
    },
  ],
});
export default dropLeaks;

const print = new Uint32Array(printWords);

function splitWord(split: string): number {
  return hashWords(split)[0];
}

function compareWords(a: readonly number[], b: readonly number[]): number {
  for (const [i, word] of a.entries()) if (word !== b[i]) return word - (b[i] as number);
  return 0;
}

/** Finds the least held-out id with the same print at `at`, in another split than the row's own. */
function createIndex({ rows, ids, length }: NamedRows, at: 0 | 2): (wanted: Uint32Array, own: number) => string | undefined {
  const [highs, lows, splits] = [at, at + 1, printWords].map((column) => rows.column(column)) as [Uint32Array, Uint32Array, Uint32Array];
  const order = radixOrder([highs, lows, splits], length);
  // The first of each print and split, which has the least id of them: what is left of one print is at most one a split.
  const firsts = order.filter((row, i) => {
    const before = order[i - 1];
    return before === undefined || highs[before] !== highs[row] || lows[before] !== lows[row] || splits[before] !== splits[row];
  });
  return (wanted, own) => {
    const high = wanted[at] as number;
    const low = wanted[at + 1] as number;
    if ((high | low) === 0) return undefined;
    let from = 0;
    for (let to = firsts.length; from < to; ) {
      const middle = (from + to) >>> 1;
      const row = firsts[middle] as number;
      if (((highs[row] as number) - high || (lows[row] as number) - low) < 0) from = middle + 1;
      else to = middle;
    }
    let least: number | undefined;
    for (; from < firsts.length; from++) {
      const row = firsts[from] as number;
      if (highs[row] !== high || lows[row] !== low) break;
      if (splits[row] !== own && (least === undefined || row < least)) least = row;
    }
    return least === undefined ? undefined : ids.get(least);
  };
}
