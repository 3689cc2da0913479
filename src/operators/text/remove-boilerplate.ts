import { z } from 'zod';
import { guardNames } from '../../core/analysis.ts';
import { type CollectContext, type CollectedRow, type Collector, defineTextOperator } from '../../core/operator.ts';
import { textOf } from '../../core/sample.ts';
import { CountTable } from '../../kernels/count-table.ts';
import { hash128Into } from '../../kernels/hash.ts';
import { linesOf, type TextLine, withoutLines } from '../../kernels/text/lines.ts';
import { countedLines, lineParams, outsideBlocks } from '../text-lines.ts';

const params = z.strictObject({
  ...lineParams,
  minDocuments: z.int().min(2).default(10).meta({
    description: 'Samples in which a line must stand to be boilerplate',
    zh: '一行至少出现于多少个样本才算样板内容',
  }),
  minShare: z.number().min(0).max(1).optional().meta({
    description: 'Share of the samples in which it must stand as well, 0 to 1; none where absent',
    zh: '此外还须达到的样本占比，0 到 1；缺省则不要求',
  }),
});
type Params = z.output<typeof params>;

interface State {
  documents: number;
  lines: CountTable;
}

const table: Collector<Params, State, CountTable> = {
  create: () => ({ documents: 0, lines: new CountTable() }),
  add(state, { sample, root }: CollectedRow, { params: given, fields }: CollectContext<Params>) {
    // Copies say what their original says.
    if (sample.id !== root) return;
    state.documents++;
    const seen = new Set<string>();
    for (const field of fields) {
      const text = textOf(sample, field);
      if (isOneLine(text)) continue;
      for (const { content } of countedLines(text, given)) seen.add(content);
    }
    for (const content of seen) {
      hash128Into(content, 0, key);
      state.lines.add(key[0] as number, key[1] as number, 1);
    }
  },
  encode: ({ documents, lines }) => bytesOf(documents, lines.entries()),
  merge(state, partial) {
    const words = wordsOf(partial);
    state.documents += words[0] as number;
    for (let at = 1; at + 2 < words.length; at += 3) state.lines.add(words[at] as number, words[at + 1] as number, words[at + 2] as number);
  },
  finish({ documents, lines }, { params: { minDocuments, minShare } }) {
    const least = Math.max(minDocuments, minShare === undefined ? 0 : Math.ceil(documents * minShare));
    const kept = lines.entries(least);
    const order = Array.from({ length: kept.length / 3 }, (_, index) => index * 3).sort(
      (a, b) => (kept[a] as number) - (kept[b] as number) || (kept[a + 1] as number) - (kept[b + 1] as number),
    );
    return bytesOf(documents, Uint32Array.from(order.flatMap((at) => [...kept.subarray(at, at + 3)])));
  },
  open(bytes) {
    const words = wordsOf(bytes);
    const lines = new CountTable(words.length / 3);
    for (let at = 1; at + 2 < words.length; at += 3) lines.add(words[at] as number, words[at + 1] as number, words[at + 2] as number);
    return lines;
  },
};

/** Takes out lines that stand in many samples: menus, notices, footers. */
export const removeBoilerplate = defineTextOperator<typeof params, undefined, CountTable>({
  id: 'text.remove-boilerplate',
  since: '0.4.0',
  summary: { en: 'Removes lines or paragraphs that stand in many samples', 'zh-CN': '移除在大量样本中出现的行或段落' },
  description: {
    en:
      'Menus, cookie notices, footers, signatures: what stands in at least minDocuments samples, each counted once. White space is folded before lines are compared. ' +
      'A text of one line is neither counted nor changed, and a text all of which would go stays: that is for dataset.deduplicate. Copies of an augment do not count. ' +
      'While lines are counted, 16 to 32 bytes are held for each different line (64-bit hashes: a million lines are taken for one another with probability 3e-8); workers keep only those above the limit.',
    'zh-CN':
      '菜单、Cookie 提示、页脚、签名等：至少出现于 minDocuments 个样本的内容，每个样本计一次。比较前合并空白。' +
      '单行文本既不计入也不修改；若一段文本会被全部移除则保持不变，这种情况由 dataset.deduplicate 处理。增强产生的副本不计。' +
      '计数时每个不同的行占用 16 至 32 字节（64 位哈希：一百万行之间误判为相同的概率为 3e-8）；各线程只保留超过门限的行。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  crosses: guardNames,
  references: [{ title: 'CCNet, Wenzek et al. 2020: paragraphs counted by hash', url: 'https://arxiv.org/abs/1911.00359' }],
  params,
  table,
  draw({ text, params: given, table: lines, analysis }) {
    if (lines.size === 0 || isOneLine(text)) return undefined;
    const found: TextLine[] = [];
    for (const { line, content } of countedLines(text, given)) {
      hash128Into(content, 0, key);
      if (lines.get(key[0] as number, key[1] as number) > 0) found.push(line);
    }
    const edits = withoutLines(text, outsideBlocks(text, found, analysis));
    return leavesNothing(text, edits) ? undefined : edits;
  },
  examples: [
    {
      name: 'a footer of three samples',
      params: { minDocuments: 3 },
      input: [
        { id: '1', text: 'A good film.\nSign up for our newsletter' },
        { id: '2', text: 'A bad film.\nSign up for our newsletter' },
        { id: '3', text: 'Sign up for our newsletter\nA long film.' },
      ],
      output: { id: '1', text: 'A good film.' },
    },
    {
      name: 'numbers that differ',
      params: { minDocuments: 2, minLength: 4, foldDigits: true },
      input: [
        { id: '1', text: '正文一\n共 12 条评论' },
        { id: '2', text: '正文二\n共 7 条评论' },
      ],
      output: { id: '1', text: '正文一' },
    },
  ],
});
export default removeBoilerplate;

const key = new Int32Array(4);

/** Whether a text has one line that says something, or none. */
function isOneLine(text: string): boolean {
  let lines = 0;
  for (const { start, end } of linesOf(text)) if (/\S/.test(text.slice(start, end)) && ++lines > 1) return false;
  return true;
}

function leavesNothing(text: string, edits: readonly { start: number; end: number }[]): boolean {
  let reached = 0;
  for (const { start, end } of edits) {
    if (/\S/.test(text.slice(reached, start))) return false;
    reached = end;
  }
  return !/\S/.test(text.slice(reached));
}

/** Little-endian words on every machine. */
function bytesOf(documents: number, words: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(4 + words.length * 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, documents, true);
  for (const [index, word] of words.entries()) view.setUint32(4 + index * 4, word, true);
  return bytes;
}

function wordsOf(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, index) => view.getUint32(index * 4, true));
}
