import { z } from 'zod';
import { compileExpression, type Expression } from '../../core/expression.ts';
import { parseExpression } from '../../core/expression-parser.ts';
import { type CollectContext, type CollectedRow, type DatasetView, defineOperator } from '../../core/operator.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { radixOrder } from '../../kernels/radix-order.ts';
import { WordRows } from '../../kernels/word-rows.ts';
import { drawKey, findKey, hashWords, valueKey } from '../dataset-keys.ts';
import { assignGroups } from '../group-splits.ts';

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
});
type GroupParams = z.output<typeof params>;

/** Rows of samples (original and class) and of what connects them (original and value), two words each. */
interface State {
  rows: WordRows;
  links: WordRows;
}

/** Divides the samples into splits that nothing connects. */
export const groupSplit = defineOperator<typeof params>({
  id: 'dataset.group-split',
  shape: 'dataset',
  since: '0.3.0',
  summary: { en: 'Divides the samples into splits that nothing connects', 'zh-CN': '将样本分入互不相连的划分' },
  description: {
    en:
      'Samples with an equal value of any of the keys are connected, and so is what they are connected with in turn: a group is a whole connected component. Values of different keys never meet; empty and missing values connect nothing. Copies stay with their original. ' +
      'dataset.split with group: knows one field, and equal values of it alone; where a thread joins authors, or a list of authors joins papers, that leaks. ' +
      'Largest groups are placed first, sizes are as near to ratio as groups allow: one group that holds nearly all samples leaves little for the other splits, and the findings in report.json say so.',
    'zh-CN':
      '任一键取值相同的样本相连，相连关系可传递：一组即一个完整的连通分量。不同键的取值互不相干；空值和缺失值不起连接作用。副本与原样本同组。' +
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
    create: (): State => ({ rows: new WordRows(4), links: new WordRows(4) }),
    add({ rows, links }: State, row, input) {
      const own = drawKey(input, row.root);
      const { stratify } = input.params;
      const [high, low] = stratify === undefined ? [0, 0] : hashWords(valueKey(row.sample, stratify));
      rows.push([...own, high, low]);
      for (const value of valuesOf(row, input)) {
        const [first, second] = hashWords(value);
        links.push([...own, first, second]);
      }
    },
    encode({ rows, links }: State) {
      const [a, b] = [rows.encode(), links.encode()];
      const bytes = new Uint8Array(4 + a.length + b.length);
      new DataView(bytes.buffer).setUint32(0, a.length, true);
      bytes.set(a, 4);
      bytes.set(b, 4 + a.length);
      return bytes;
    },
    merge({ rows, links }: State, partial) {
      const size = new DataView(partial.buffer, partial.byteOffset, 4).getUint32(0, true);
      rows.append(partial.subarray(4, 4 + size));
      links.append(partial.subarray(4 + size));
    },
    finish: (state: State, { params: { ratio } }) => assignComponents(state, Object.values(ratio)),
    open(bytes, input): DatasetView {
      const names = Object.keys(input.params.ratio);
      const placed = new WordRows(4);
      placed.append(bytes);
      const [highs, lows, places, groups] = [0, 1, 2, 3].map((c) => placed.column(c)) as [
        Uint32Array,
        Uint32Array,
        Uint32Array,
        Uint32Array,
      ];
      return {
        decide(row) {
          const name = names[places[findKey([highs, lows], drawKey(input, row.root))] as number];
          return name === undefined ? { action: 'keep' } : { action: 'keep', split: name };
        },
        findings() {
          const sizes = new Map<number, number>();
          for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
          const splits = names.map((split, place) => {
            const own = new Set(groups.filter((_, at) => places[at] === place));
            return { split, originals: places.reduce((sum, one) => sum + Number(one === place), 0), groups: own.size };
          });
          return { originals: groups.length, groups: sizes.size, largest: [...sizes.values()].reduce((a, b) => Math.max(a, b), 0), splits };
        },
      };
    },
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

/** Rows of original, split and component, in the order of the originals' keys. */
function assignComponents({ rows, links }: State, ratio: readonly number[]): Uint8Array {
  const [highs, lows] = [rows.column(0), rows.column(1)];
  const originals = new WordRows(2, Math.max(1, rows.length));
  for (const row of radixOrder([highs, lows], rows.length)) {
    const last = originals.length - 1;
    if (last >= 0 && originals.columns[0]?.[last] === highs[row] && originals.columns[1]?.[last] === lows[row]) continue;
    originals.push([highs[row] as number, lows[row] as number]);
  }
  const known = [originals.column(0), originals.column(1)] as const;
  const parents = Uint32Array.from({ length: originals.length }, (_, index) => index);
  const find = (start: number): number => {
    let at = start;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at] as number] as number;
      at = parents[at] as number;
    }
    return at;
  };
  const columns = [0, 1, 2, 3].map((c) => links.column(c)) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  const order = radixOrder([columns[2], columns[3]], links.length);
  const ownerOf = (link: number) => findKey(known, [columns[0][link] as number, columns[1][link] as number]);
  for (let i = 1; i < order.length; i++) {
    const [before, link] = [order[i - 1] as number, order[i] as number];
    if (columns[2][before] !== columns[2][link] || columns[3][before] !== columns[3][link]) continue;
    const [a, b] = [find(ownerOf(before)), find(ownerOf(link))];
    // The least stands for its component, whatever the order of joining.
    parents[Math.max(a, b)] = Math.min(a, b);
  }
  const grouped = new WordRows(4, Math.max(1, rows.length));
  for (let i = 0; i < rows.length; i++) {
    const group = find(findKey(known, [highs[i] as number, lows[i] as number]));
    grouped.push([known[0][group] as number, known[1][group] as number, rows.column(2)[i] as number, rows.column(3)[i] as number]);
  }
  const assigned = new WordRows(3);
  assigned.append(assignGroups(grouped, ratio));
  const placed = new WordRows(4, Math.max(1, originals.length));
  for (let i = 0; i < originals.length; i++) {
    const group = find(i);
    const at = findKey([assigned.column(0), assigned.column(1)], [known[0][group] as number, known[1][group] as number]);
    placed.push([known[0][i] as number, known[1][i] as number, assigned.column(2)[at] as number, group]);
  }
  return placed.encode();
}
