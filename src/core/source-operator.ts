import type { Json, OperatorInfo } from './operator.ts';
import type { FormatPlan } from './plan.ts';
import type { Random } from './random.ts';
import type { Schema } from './schema.ts';

/**
 * Adds samples to the data: records of other files, or records that it makes. They are prepared and given ids like the data itself, join
 * at the step, in a split of their own choice, and go through the steps that follow; the steps before never see them.
 */
export interface SourceOperator<P = any, R = any> extends OperatorInfo<P> {
  shape: 'source';
  /** Files whose records join. Paths stay as the recipe has them: the parameter that holds them says `files` in its meta. */
  files?(params: P): readonly SourceFiles[];
  /** Makes records, as plain JSON under the names of the data set; spans and answers count UTF-16 units. The same for the same parameters and streams. */
  generate?(context: GenerateContext<P, R>): Iterable<Readonly<Record<string, Json>>>;
  /** Columns whose values `generate` asks for. */
  columns?(params: P, resources: R): readonly ColumnQuery[];
  /** The split of what it adds. */
  split(params: P): string;
}

export interface SourceFiles {
  /** A file, a folder or a glob. */
  path: string;
  /** How the files are to be read, as far as their names do not tell. */
  format?: Partial<FormatPlan>;
  /** Names of their columns by the names they have in the data set. */
  rename?: Readonly<Record<string, string>>;
  /** Columns with one value in all records. */
  constants?: Readonly<Record<string, Json>>;
  /** Column that gets the name of the file. */
  origin?: string;
}

/** Values of the data: of a column, or of the spans with a label in a column of spans. */
export interface ColumnQuery {
  column: string;
  label?: string | undefined;
}

export interface GenerateContext<P, R> {
  params: P;
  schema: Schema;
  resources: R;
  /** The stream of the k-th record. */
  random(index: number): Random;
  /** The values that `columns` asked for, each once, in code-unit order: of the data as it was read, in the split of what is added. */
  valuesOf(query: ColumnQuery): readonly string[];
}
