import { distinctKey } from '../../core/distinct.ts';
import type { Sample } from '../../core/sample.ts';
import { textOf } from '../../core/sample.ts';
import { type Schema, type SchemaField, textualFields } from '../../core/schema.ts';
import type { FieldKind } from '../../core/tasks.ts';
import { hash128Into } from '../../kernels/hash.ts';
import { radixOrder } from '../../kernels/radix-order.ts';
import { WordRows } from '../../kernels/word-rows.ts';
import { valueKey } from '../../operators/dataset-keys.ts';

const keyWords = 4;
const answerWord = 4;
const sourceWord = 5;
const recordWord = 6;
const lengthWord = 7;
const width = 8;

const answerKinds: ReadonlySet<FieldKind> = new Set(['label', 'labels', 'label-weights', 'spans', 'answers', 'relations']);

/**
 * What is kept of every row: a hash of its texts, one of its labels, where it stands and how long it is. 32 bytes a row; texts are read
 * again where they are shown.
 */
export class Rows {
  readonly answers: readonly SchemaField[];
  private readonly rows = new WordRows(width);
  private readonly textNames: readonly string[];
  private readonly words = new Uint32Array(width);
  private order: Uint32Array | undefined;

  constructor(schema: Schema) {
    this.textNames = textualFields(schema).map(({ name }) => name);
    this.answers = schema.fields.filter(({ kind }) => answerKinds.has(kind));
  }

  get length(): number {
    return this.rows.length;
  }

  /** The texts of a row as one, one a line. */
  textOf(sample: Sample): string {
    if (this.textNames.length === 1) return textOf(sample, this.textNames[0] as string);
    return this.textNames
      .map((name) => textOf(sample, name))
      .filter((text) => text !== '')
      .join('\n');
  }

  add(sample: Sample, text: string, source: number, record: number): number {
    const { words } = this;
    if (text.trim() === '') words.fill(0, 0, keyWords);
    else hash128Into(distinctKey(sample, this.textNames), 0, words);
    if (this.answers.length > 0) hash128Into(this.answers.map(({ name }) => valueKey(sample, name)).join('\u0000'), 0, words, answerWord);
    words[sourceWord] = source;
    words[recordWord] = record;
    words[lengthWord] = text.length;
    this.rows.push(words);
    return this.rows.length - 1;
  }

  sourceOf = (row: number): number => this.rows.columns[sourceWord]?.[row] as number;
  recordOf = (row: number): number => this.rows.columns[recordWord]?.[row] as number;
  lengthOf = (row: number): number => this.rows.columns[lengthWord]?.[row] as number;
  /** Equal words are equal labels. */
  answerOf = (row: number): number => this.rows.columns[answerWord]?.[row] as number;
  /** The first word of the hash of its texts: chance that goes by content. */
  chanceOf = (row: number): number => (this.rows.columns[0]?.[row] as number) / 2 ** 32;

  /** Rows with equal texts, in their order, the groups in the order of their hashes. Rows without text are in none. */
  *groups(): Generator<Uint32Array> {
    const columns = Array.from({ length: keyWords }, (_, c) => this.rows.column(c));
    this.order ??= radixOrder(columns, this.rows.length);
    const { order } = this;
    const same = (a: number, b: number) => columns.every((column) => column[a] === column[b]);
    for (let from = 0, to = 0; from < order.length; from = to) {
      const first = order[from] as number;
      to = from + 1;
      while (to < order.length && same(first, order[to] as number)) to++;
      if (columns.some((column) => column[first] !== 0)) yield order.subarray(from, to);
    }
  }
}
