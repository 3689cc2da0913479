import type { CollectedRow, DatasetView } from '../../core/operator.ts';
import { foldText, textOf } from '../../core/sample.ts';
import { radixOrder } from '../../kernels/radix-order.ts';
import { findKey, hashWords } from '../dataset-keys.ts';
import { NamedRows } from '../named-rows.ts';
import { labelsOf } from './labels.ts';
import { type DeduplicateContext, type DuplicateCollector, splitOf } from './parameters.ts';
import { preferenceOf, preferenceWords } from './preference.ts';

const keyWords = 4;
const sortedWords = keyWords + preferenceWords;
const keptWords = keyWords + 1;

/** Equal texts, compared by 128-bit hashes. */
export const exactDuplicates: DuplicateCollector<NamedRows> = {
  // Per sample: its key, its preference and a word for its labels; and its id. About 80 bytes.
  create: () => new NamedRows(sortedWords + 1),
  add(state, row, input) {
    const key = keyOf(row, input);
    if (key === undefined) return;
    state.push([...key, ...preferenceOf(row, input), hashWords(labelsOf(row, input))[0]], row.sample.id);
  },
  encode: (state) => state.encode(),
  merge: (state, partial) => state.append(partial),
  finish({ rows, ids }) {
    const columns = Array.from({ length: sortedWords }, (_, c) => rows.column(c));
    const order = radixOrder(columns, rows.length);
    const equal = (a: number, b: number) => [0, 1, 2, 3].every((c) => columns[c]?.[a] === columns[c]?.[b]);
    const kept = new NamedRows(keptWords);
    for (let from = 0, to = 0; from < order.length; from = to) {
      const first = order[from] as number;
      to = from + 1;
      while (to < order.length && equal(first, order[to] as number)) to++;
      if (to - from === 1) continue;
      kept.push(
        [0, 1, 2, 3, sortedWords].map((c) => rows.column(c)[first] as number),
        ids.get(first),
      );
    }
    return kept.encode();
  },
  open(bytes, input): DatasetView {
    const kept = new NamedRows(keptWords);
    kept.append(bytes);
    const columns = Array.from({ length: keptWords }, (_, c) => kept.rows.column(c));
    return {
      decide(row) {
        const key = keyOf(row, input);
        const at = key === undefined ? -1 : findKey(columns, key);
        if (at < 0) return { action: 'keep' };
        const into = kept.ids.get(at);
        if (into === row.sample.id) return { action: 'keep' };
        const differ = columns[keyWords]?.[at] !== hashWords(labelsOf(row, input))[0];
        return { action: 'merge', into, ...(differ ? { detail: { labels: 'differ' } } : {}) };
      },
    };
  },
};

/** What must be equal, as four words; nothing for a sample without text. */
function keyOf(row: CollectedRow, input: DeduplicateContext): [number, number, number, number] | undefined {
  const texts = input.fields.map((field) => {
    const text = textOf(row.sample, field);
    return input.params.fold ? foldText(text) : text;
  });
  if (texts.every((text) => text.trim() === '')) return undefined;
  return hashWords(JSON.stringify([splitOf(row, input), input.params.acrossLabels ? '' : labelsOf(row, input), ...texts]));
}
