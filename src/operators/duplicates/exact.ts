import { packParts, unpackParts, utf8 } from '../../core/bytes.ts';
import type { CollectedRow, DatasetView, Json } from '../../core/operator.ts';
import { foldText, textOf } from '../../core/sample.ts';
import { radixOrder } from '../../kernels/radix-order.ts';
import { findKey, hashWords } from '../dataset-keys.ts';
import { NamedRows } from '../named-rows.ts';
import { LabelNames } from './label-names.ts';
import { labelNameOf, labelsOf } from './labels.ts';
import { type DeduplicateContext, type DeduplicateParams, type DuplicateCollector, examplesTold, splitOf } from './parameters.ts';
import { preferenceOf, preferenceWords } from './preference.ts';

/** Columns of a row: its text in its split, its labels, its preference, its original. */
const column = { text: 0, label: 4, preference: 6, root: 6 + preferenceWords } as const;
const rowWords = column.root + 2;
/** Of a sample that is kept: its text and its labels. */
const keptWords = column.preference;

const decoder = new TextDecoder();

/** 52 bytes and an id a sample, and the names of labels. */
interface ExactRows {
  rows: NamedRows;
  labels: LabelNames;
}

/** Equal texts, compared by 128-bit hashes. */
export const exactDuplicates: DuplicateCollector<ExactRows> = {
  create: () => ({ rows: new NamedRows(rowWords), labels: new LabelNames() }),
  add({ rows, labels }, row, input) {
    const text = textKeyOf(row, input);
    if (text === undefined) return;
    const [high, low] = hashWords(labelsOf(row, input));
    if (!labels.has(high)) labels.add(high, labelNameOf(row, input));
    const [root, rootLow] = hashWords(row.root);
    rows.push([...text, high, low, ...preferenceOf(row, input), root, rootLow], row.sample.id);
  },
  encode: ({ rows, labels }) => packParts([rows.encode(), utf8(labels.encode())]),
  merge({ rows, labels }, partial) {
    const [rowBytes, labelBytes] = unpackParts(partial) as [Uint8Array, Uint8Array];
    rows.append(rowBytes);
    labels.append(decoder.decode(labelBytes));
  },
  finish: (state, { params }) => findEqual(state, params),
  open(bytes, input): DatasetView {
    const [keptBytes, findings] = unpackParts(bytes) as [Uint8Array, Uint8Array];
    const kept = new NamedRows(keptWords);
    kept.append(keptBytes);
    const columns = Array.from({ length: keptWords }, (_, c) => kept.rows.column(c));
    const texts = columns.slice(0, column.label);
    return {
      decide(row) {
        const text = textKeyOf(row, input);
        if (text === undefined) return { action: 'keep' };
        const [high, low] = hashWords(labelsOf(row, input));
        const at = input.params.acrossLabels ? findKey(texts, text) : findKey(columns, [...text, high, low]);
        if (at < 0) return { action: 'keep' };
        const into = kept.ids.get(at);
        if (into === row.sample.id) return { action: 'keep' };
        const differ = columns[column.label]?.[at] !== high || columns[column.label + 1]?.[at] !== low;
        return { action: 'merge', into, ...(differ ? { detail: { labels: 'differ' } } : {}) };
      },
      findings: () => JSON.parse(decoder.decode(findings)) as Json,
    };
  },
};

/** What must be equal beside the labels, as four words; nothing for a sample without text. */
function textKeyOf(row: CollectedRow, input: DeduplicateContext): [number, number, number, number] | undefined {
  const texts = input.fields.map((field) => {
    const text = textOf(row.sample, field);
    return input.params.fold ? foldText(text) : text;
  });
  if (texts.every((text) => text.trim() === '')) return undefined;
  return hashWords(JSON.stringify([splitOf(row, input), ...texts]));
}

/** The samples that others are merged into, in the order of their keys, and what was found. */
function findEqual({ rows: { rows, ids }, labels }: ExactRows, { acrossLabels }: DeduplicateParams): Uint8Array {
  const columns = Array.from({ length: rowWords }, (_, c) => rows.column(c));
  // By text, then by labels, then by preference.
  const order = radixOrder(columns.slice(0, column.root), rows.length);
  const value = (c: number, row: number) => columns[c]?.[row] as number;
  const equal = (a: number, b: number, from: number, to: number) => {
    for (let c = from; c < to; c++) if (value(c, a) !== value(c, b)) return false;
    return true;
  };
  const endOf = (from: number, columnsCompared: number) => {
    let to = from + 1;
    while (to < order.length && equal(order[from] as number, order[to] as number, 0, columnsCompared)) to++;
    return to;
  };
  const prefers = (a: number, b: number) => {
    for (let c = column.preference; c < column.root; c++) if (value(c, a) !== value(c, b)) return value(c, a) < value(c, b);
    return false;
  };

  const kept = new NamedRows(keptWords);
  const contradictions: [number, number][] = [];
  const found = { clusters: 0, merged: 0, contradicting: 0 };
  const keep = (row: number, of: number) => {
    if (of === 1) return;
    found.clusters++;
    found.merged += of - 1;
    kept.push(
      columns.slice(0, keptWords).map((words) => words[row] as number),
      ids.get(row),
    );
  };
  for (let from = 0, to = 0; from < order.length; from = to) {
    const first = order[from] as number;
    to = endOf(from, column.label);
    let best = first;
    let related = true;
    for (let part = from; part < to; ) {
      const end = endOf(part, column.preference);
      if (!acrossLabels) keep(order[part] as number, end - part);
      else if (prefers(order[part] as number, best)) best = order[part] as number;
      if (part > from && contradictions.at(-1)?.[0] !== first) contradictions.push([first, order[part] as number]);
      for (; part < end; part++) related &&= equal(order[part] as number, first, column.root, rowWords);
    }
    if (acrossLabels) keep(best, to - from);
    if (contradictions.at(-1)?.[0] !== first) continue;
    // Copies of one original may have other labels.
    if (related) contradictions.pop();
    else found.contradicting += to - from;
  }

  const told = (row: number) => ({ id: ids.get(row), labels: labels.get(value(column.label, row)) });
  const examples = contradictions
    .map((pair) => pair.map(told).sort((a, b) => (a.id < b.id ? -1 : 1)))
    .sort(([a], [b]) => ((a?.id as string) < (b?.id as string) ? -1 : 1))
    .slice(0, examplesTold)
    .map((samples) => ({ samples, similarity: 1 }));
  const findings = {
    clusters: found.clusters,
    merged: found.merged,
    contradictions: { groups: contradictions.length, samples: found.contradicting, examples },
  };
  return packParts([kept.encode(), utf8(JSON.stringify(findings))]);
}
