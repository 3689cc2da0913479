import { z } from 'zod';
import { packParts, unpackParts } from '../../core/bytes.ts';
import { compileExpression, type Expression } from '../../core/expression.ts';
import { parseExpression } from '../../core/expression-parser.ts';
import { type CollectContext, type CollectedRow, type DatasetView, defineOperator } from '../../core/operator.ts';
import { textOf } from '../../core/sample.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { WordRows } from '../../kernels/word-rows.ts';
import { assignConnected, openConnected } from '../connected-splits.ts';
import { drawKey, hashWords, valueKey } from '../dataset-keys.ts';
import { NearLinks, nearDuplicatesParam, nearSettings } from '../duplicates/near-links.ts';

const key = z.union([z.string().min(1), z.strictObject({ field: z.string().min(1), before: z.string().min(1) })]);

const params = z.strictObject({
  by: z.union([key, z.array(key).min(1).max(20)]).meta({
    description:
      'What connects samples: fields, expressions such as lower(author), or { field, before }: the part of a field before a mark. Each item of a list connects',
    zh: '连接样本的依据：字段、表达式（如 lower(author)）或 { field, before }（字段中某标记之前的部分）。列表中的每一项都起连接作用',
  }),
  ratio: z
    .record(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/), z.number().min(0).max(1))
    .default({ train: 0.8, validation: 0.1, test: 0.1 })
    .meta({ description: 'Share of each split, by its name; they add up to 1', zh: '各划分的名称及比例，总和为 1' }),
  stratify: z.string().min(1).optional().meta({
    description: 'Field whose values have about the same shares in every split, as far as groups allow',
    zh: '按此字段分层，在分组允许的范围内各取值在每个划分中占比相近',
  }),
  nearDuplicates: nearDuplicatesParam,
});
type GroupParams = z.output<typeof params>;

/** Rows of samples (original and class) and of what connects them (original and value), two words each; and their texts. */
interface State {
  rows: WordRows;
  links: WordRows;
  near: NearLinks;
}

/** Divides the samples into splits that nothing connects. */
export const groupSplit = defineOperator<typeof params>({
  id: 'dataset.group-split',
  shape: 'dataset',
  since: '0.3.0',
  version: 2,
  summary: { en: 'Divides the samples into splits that nothing connects', 'zh-CN': '将样本分入互不相连的划分' },
  description: {
    en:
      'Samples with an equal value of any of the keys are connected, and so is what they are connected with in turn: a group is a whole connected component. Values of different keys never meet; empty and missing values connect nothing. Near duplicates are connected too, unless nearDuplicates is false. Copies stay with their original. ' +
      'dataset.split with group: knows one field, and equal values of it alone; where a thread joins authors, or a list of authors joins papers, that leaks. ' +
      'Largest groups are placed first, sizes are as near to ratio as groups allow: one group that holds nearly all samples leaves little for the other splits, and the findings in report.json say so.',
    'zh-CN':
      '任一键取值相同的样本相连，相连关系可传递：一组即一个完整的连通分量。不同键的取值互不相干；空值和缺失值不起连接作用。近似重复的样本也视为相连，除非 nearDuplicates 为 false。副本与原样本同组。' +
      'dataset.split 的 group: 只看一个字段的相同取值；当同一讨论串连接多位作者，或作者列表连接多篇论文时，会造成泄漏。' +
      '先安置最大的组，大小在分组允许的范围内尽可能接近 ratio；若某组几乎包含全部样本，其他划分所剩无几，report.json 的 findings 会给出说明。',
  },
  labelEffect: 'preserving',
  touches: [],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: 'any',
  order: 'any',
  finds: true,
  makesSplits: ({ ratio }) => Object.keys(ratio),
  params,
  check({ by, ratio }) {
    const sum = Object.values(ratio).reduce((a, b) => a + b, 0);
    if (Math.abs(sum - 1) >= 1e-6) return { param: 'ratio', expected: { en: 'shares that add up to 1', 'zh-CN': '总和为 1 的比例' } };
    try {
      for (const one of [by].flat()) if (typeof one === 'string') parseExpression(one);
      return undefined;
    } catch (error) {
      if (!(error instanceof LeavenError)) throw error;
      return {
        param: 'by',
        expected: { en: `fields or expressions: ${error.text('en').message}`, 'zh-CN': `字段或表达式：${error.text('zh-CN').message}` },
      };
    }
  },
  prepare: ({ by }) => Promise.all([by].flat().map((one) => (typeof one === 'string' ? compileExpression(one) : undefined))),
  collector: {
    create: ({ scratch }): State => ({ rows: new WordRows(4), links: new WordRows(4), near: new NearLinks(scratch) }),
    add({ rows, links, near }: State, row, input) {
      const own = drawKey(input, row.root);
      const { stratify } = input.params;
      const [high, low] = stratify === undefined ? [0, 0] : hashWords(valueKey(row.sample, stratify));
      rows.push([...own, high, low]);
      for (const value of valuesOf(row, input)) {
        const [first, second] = hashWords(value);
        links.push([...own, first, second]);
      }
      const settings = nearSettings(input.params.nearDuplicates);
      if (settings) near.add(input.fields.map((field) => textOf(row.sample, field)).join('\n'), own, settings);
    },
    encode: ({ rows, links, near }: State) => packParts([rows.encode(), links.encode(), near.encode()]),
    merge({ rows, links, near }: State, partial) {
      const [ofRows, ofLinks, ofNear] = unpackParts(partial) as [Uint8Array, Uint8Array, Uint8Array];
      rows.append(ofRows);
      links.append(ofLinks);
      near.append(ofNear);
    },
    finish({ rows, links, near }: State, { params: { ratio, nearDuplicates } }) {
      const settings = nearSettings(nearDuplicates);
      if (settings) links.append(near.links(settings).encode());
      return assignConnected(rows, links, Object.values(ratio));
    },
    open: (bytes, input): DatasetView => openConnected(bytes, Object.keys(input.params.ratio), (row) => drawKey(input, row.root)),
  },
  examples: [
    {
      name: 'an author and a thread connect four samples',
      params: { by: ['author', 'thread'], ratio: { train: 0.8, test: 0.2 } },
      seed: 1,
      input: [
        { id: 'a', text: 'one', author: 'Ann', thread: 1 },
        { id: 'b', text: 'two', author: 'Ben', thread: 1 },
        { id: 'c', text: 'three', author: 'Ben', thread: 2 },
        { id: 'd', text: '四', author: '陈', thread: 2 },
        { id: 'e', text: '五', author: '丁', thread: 3 },
      ],
      output: ['train/a', 'train/b', 'train/c', 'train/d', 'test/e'],
    },
    {
      name: 'the part of an id before a mark',
      params: { by: { field: 'id', before: '-' }, ratio: { train: 0.5, test: 0.5 } },
      seed: 1,
      input: [
        { id: 'p1-1', text: 'one' },
        { id: 'p1-2', text: 'two' },
        { id: 'p2-1', text: 'three' },
        { id: 'p2-2', text: 'four' },
      ],
      output: ['test/p1-1', 'test/p1-2', 'train/p2-1', 'train/p2-2'],
    },
  ],
});
export default groupSplit;

/** The values that connect a sample, each with the place of its key. */
function valuesOf({ sample, root }: CollectedRow, { params: { by }, resources }: CollectContext<GroupParams>): string[] {
  const expressions = resources as readonly (Expression | undefined)[];
  return [by].flat().flatMap((one, place) => {
    const value =
      typeof one === 'string'
        ? one === 'id'
          ? root
          : expressions[place]?.evaluate(sample)
        : one.field === 'id'
          ? root
          : sample[one.field];
    return (Array.isArray(value) ? value : [value]).flatMap((item: unknown) => {
      if (item === null || item === undefined || item === '') return [];
      if (typeof one === 'string') return [`${place}=${valueKey({ id: '', value: item }, 'value')}`];
      const text = String(item);
      const end = text.indexOf(one.before);
      return [`${place}=${end < 0 ? text : text.slice(0, end)}`];
    });
  });
}
