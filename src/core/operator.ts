import type { z } from 'zod';
import type { Localized } from '../errors/language.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import type { GuardName, TextAnalysis } from './analysis.ts';
import type { TextEdit } from './edits.ts';
import type { Random } from './random.ts';
import type { Sample } from './sample.ts';
import type { Schema } from './schema.ts';
import type { SourceOperator } from './source-operator.ts';
import type { FieldKind, LabelKind } from './tasks.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Shape = 'sample' | 'partners' | 'batch' | 'filter' | 'dataset' | 'source';
export type ParamsSchema = z.ZodObject<Readonly<z.core.$ZodLooseShape>, z.core.$strict>;

/** An example is a test, a piece of the reference page and an offer in Studio. */
export interface OperatorExample<P = Record<string, unknown>> {
  name: string;
  params?: Partial<P>;
  seed?: number;
  /** Samples as the operator meets them; a single one is the usual case. A dataset operator's stand in the split that their field `split` names, or in train. */
  input: Sample | readonly Sample[];
  /** Files that the parameters name, by their paths. */
  files?: Readonly<Record<string, string>>;
  /**
   * What comes out: one sample, for dataset operators and filters the ids that are kept, in order (`split/id` where a split is named),
   * for source operators the records that join.
   */
  output: Sample | readonly string[] | readonly Readonly<Record<string, Json>>[];
}

export interface OperatorInfo<P> {
  /** `modality.verb-object`; the file is named by the last part. */
  id: string;
  since: string;
  /** Raised when the same key would give other bytes: part of the plan hash. 1 where absent. */
  version?: number;
  summary: Localized;
  /** More for the reference page: what it does to what, and when to use it. */
  description?: Localized;
  /** changing: the label may no longer hold; mixing: labels are mixed. Guards hold for preserving text operators. */
  labelEffect: 'preserving' | 'changing' | 'mixing';
  /** Kinds of fields it may change; annotations over a text move with it and need not be named. */
  touches: readonly FieldKind[];
  /** Kinds of labels it can work beside. */
  takes: readonly LabelKind[];
  /** pure: no draw; seeded: draws from its key alone; external: asks something that may answer otherwise. */
  determinism: 'pure' | 'seeded' | 'external';
  /** `any`, or the languages (BCP 47) whose texts it works on; other texts are left alone with a reason. */
  languages: 'any' | readonly string[];
  /** Guards that it is there to cross: an operator that replaces entities crosses `entities`. The others hold. */
  crosses?: readonly GuardName[];
  /**
   * True where it changes what a sample is about (its entities, their gender): all texts of a sample must change alike. By default it
   * works on all of them, answers too, and a step that leaves one side of a pair out is refused.
   */
  consistent?: true;
  /** Interfaces it is handed, such as `predictor`. */
  needs?: readonly string[];
  references?: readonly { title: string; url: string }[];
  params: ParamsSchema;
  /** Cross-field rules, which a JSON schema cannot say. Each is a recipe error at the parameter it names. */
  check?: (params: P, schema?: Schema) => { param: string; expected: Localized } | undefined;
  /** Looks whether what it needs beside its parameters is there: libraries, files of a model. Asked before a run, and a fault is one of the recipe. */
  ready?: (params: P) => void;
  /** Loaded once per worker before the first draw: dictionaries, tables. */
  prepare?: (params: P) => unknown;
  /** Ranges in which the report shows what it measured, one measure a chart; none for a measure that is not shown. */
  charts?: (params: P, measure: string) => MeasureChart | undefined;
  /** Libraries and data whose version changes bytes: part of the plan hash. */
  resources?: readonly string[] | ((params: P) => readonly string[]);
  examples: readonly OperatorExample<P>[];
}

/** A collector sees all samples of a stage before it runs. `merge` is associative and commutative to the bit. */
export interface Collector<P, S, V> {
  create(input: CollectContext<P>): S;
  add(state: S, row: CollectedRow, input: CollectContext<P>): void;
  /** Does what `add` put off because it must be waited for, such as asking a model. Called after some rows and before `encode`. */
  settle?(state: S, input: CollectContext<P>): Promise<void>;
  encode(state: S): Uint8Array;
  /** Adds an encoded partial to a state. */
  merge(state: S, partial: Uint8Array): void;
  /** The finished state as bytes: kept in the stage's folder and opened read-only by each worker. */
  finish(state: S, input: CollectContext<P>): Uint8Array;
  open(bytes: Uint8Array, input: CollectContext<P>): V;
}

export interface CollectContext<P> {
  params: P;
  schema: Schema;
  /** Text fields the step works on. */
  fields: readonly string[];
  /** What `prepare` returned. */
  resources: unknown;
  /** A stream for one sample, keyed by the step: the same draw wherever it is asked for. */
  random(sampleId: string): Random;
  analyze(text: string): TextAnalysis;
  /** Room on the disk for the state that all partials are merged into; absent where there is none. It changes no byte. */
  scratch?: Scratch;
}

/** A folder for what does not fit into memory. It is taken away when the collector has finished. */
export interface Scratch {
  folder: string;
  /** Bytes a collector may hold before it puts some aside. */
  memory: number;
}

export interface CollectedRow {
  sample: Sample;
  split: string;
  /** Place in the order of the stage's input. Only operators with `order: 'input'` may let it matter. */
  ordinal: number;
  /** The original this sample was made from; its own id for an original. */
  root: string;
}

export interface DrawContext<P, R, V> {
  sample: Sample;
  params: P;
  random: Random;
  /** The run's seed: what a pure operator keys by, that the same text gives the same result in every sample. */
  seed: number;
  schema: Schema;
  /** What `prepare` returned. */
  resources: R;
  /** The view that `table.open` returned, where the operator has a table. */
  table: V;
  /** Says that a guard kept something from being changed. */
  saved(guard: GuardName): void;
}

export interface SampleDrawContext<P, R, V> extends DrawContext<P, R, V> {
  /** Text fields the step works on. */
  fields: readonly string[];
  analyze(text: string): TextAnalysis;
}

/** One text at a time; the core applies the edits and moves annotations along. */
export interface TextDrawContext<P, R, V> extends DrawContext<P, R, V> {
  text: string;
  /** The field the text stands in. */
  field: string;
  /** Where it stands: the field, or a part of it (`messages[2]`). */
  place: string;
  analysis: TextAnalysis;
  /** Empty at the first text of a draw and handed on to the next ones: what must be the same in all texts of a sample. */
  shared: Map<string, unknown>;
}

export interface TextOperator<P = any, R = any, V = any> extends OperatorInfo<P> {
  shape: 'sample';
  input: 'text';
  /** Decides. Nothing, or edits that change nothing, means the text stays as it is. */
  draw(context: TextDrawContext<P, R, V>): readonly TextEdit[] | undefined;
  table?: Collector<P, any, V>;
  /**
   * Set where the operator takes out what may not be seen: whatever a run shows or keeps of a text is then as the operator leaves it.
   * Such an operator is pure and needs nothing of its context but `text`, `params`, `resources` and `seed`. Returns what provenance keeps
   * of the edits of one text, without their values (`{ start, end, type, hash }` each).
   */
  redacts?: (input: { text: string; edits: readonly TextEdit[]; params: P; resources: R; seed: number }) => Json;
  /**
   * What asks a model about texts before `draw` meets them, which cannot wait; nothing where these parameters name no model. What it
   * learns stays in `resources`, until it is called again. The step then begins a stage.
   */
  foresee?: (params: P) => ((texts: readonly string[], resources: R) => Promise<void>) | undefined;
}

export interface SampleOperator<P = any, R = any, V = any> extends OperatorInfo<P> {
  shape: 'sample';
  input: 'sample';
  /** Decides: the plan is small JSON, or nothing to leave the sample alone, or a reason why the sample cannot go on. */
  draw(context: SampleDrawContext<P, R, V>): Json | Rejection | undefined;
  /** Does: pure, from the plan alone. Returns a new sample. */
  apply(context: { sample: Sample; plan: Json; params: P; schema: Schema }): Sample;
  /** True where it reads texts and changes none: `fields` are then all texts unless the step names some. */
  readsTexts?: true;
  /** Columns it adds, so that files with fixed columns have room for them. */
  adds?: (params: P, fields: readonly string[]) => readonly string[];
  /** Numbers of a plan that `charts` says how to show. */
  measured?: (plan: Json) => Measures;
  table?: Collector<P, any, V>;
  /** Whether these parameters need the table at all; true where absent. */
  needsTable?: (params: P) => boolean;
}

/** What an operator with these parameters draws on beside its code. */
export function resourcesOf({ resources = [] }: Operator, params: unknown): readonly string[] {
  return typeof resources === 'function' ? resources(params) : resources;
}

/** Whether a filter with these parameters compares a copy with the sample it was made of. */
export function needsParent(operator: Operator | undefined, params: unknown): boolean {
  if (operator?.shape !== 'filter') return false;
  return typeof operator.needsParent === 'function' ? operator.needsParent(params) : operator.needsParent === true;
}

/** Whether a text has words of a language that an operator works on; where it has no word at all, nothing speaks against it. */
export function worksOnText({ languages }: Operator, analysis: TextAnalysis): boolean {
  if (languages === 'any') return true;
  return analysis.supported && (languages.some((language) => analysis.has(language)) || analysis.words().length === 0);
}

/** Whether whatever a run shows or keeps of a text must be as this operator leaves it. */
export function isRedaction(operator: Operator): boolean {
  return operator.shape === 'sample' && operator.input === 'text' && operator.redacts !== undefined;
}

/** Whether the operator, with these parameters, asks a model about texts before it draws. */
export function asksModel(operator: Operator, params: unknown): boolean {
  return operator.shape === 'sample' && operator.input === 'text' && operator.foresee?.(params) !== undefined;
}

/** A decision of a sample operator that a sample cannot go on: a fact such as `unknown-label`, no error. */
export class Rejection {
  readonly reason: string;
  readonly detail: Json;
  constructor(reason: string, detail: Json = {}) {
    this.reason = reason;
    this.detail = detail;
  }
}

export type Measures = Readonly<Record<string, number>>;

/** Bins of equal width over a range that is known before any value is, so that shards add up the same in any order; and the bounds. */
export interface MeasureChart {
  from: number;
  to: number;
  min?: number | undefined;
  max?: number | undefined;
}

export interface MeasureContext<P, R, V = any> {
  sample: Sample;
  /** The step's text fields. */
  fields: readonly string[];
  params: P;
  schema: Schema;
  resources: R;
  /** The view that `table.open` returned, where the filter has a table. */
  table: V;
  /** The sample as it entered the nearest `augment`; absent for an original that no augment has met. */
  parent?: Sample;
  /** Earlier accepted copies of the same parent. */
  siblings: readonly Sample[];
  analyze(text: string): TextAnalysis;
}

/** Measures apart from deciding: a threshold moves without measuring again. As a gate it redraws, as a step it drops. */
export interface FilterOperator<P = any, R = any> extends OperatorInfo<P> {
  shape: 'filter';
  needsParent?: boolean | ((params: P) => boolean);
  /** Made of the samples of the step's splits as they enter the stage, and of those that `readsSplits` names. */
  table?: Collector<P, any, any>;
  readsSplits?: (params: P) => readonly string[];
  /** NaN is a measure that could not be taken; the filter then lets the sample pass unless it says otherwise. */
  measure(context: MeasureContext<P, R>): Measures;
  /** A reason (a fact such as `too-short`) to drop the sample, or nothing to keep it. */
  decide(input: { measures: Measures; params: P }): string | undefined;
}

export type Decision =
  | { action: 'keep'; split?: string; orderKey?: string; copies?: number }
  | { action: 'drop'; reason: string; detail?: Json }
  | { action: 'merge'; into: string; detail?: Json };

/** Needs all the data and ends a stage. */
export interface DatasetOperator<P = any, V extends DatasetView = DatasetView> extends OperatorInfo<P> {
  shape: 'dataset';
  /** `input` where the order of the samples may matter (keep first, windows). */
  order: 'any' | 'input';
  /** True where it gives samples an `orderKey`. */
  reorders?: boolean;
  /** Names of the splits it may make, given its parameters. */
  makesSplits?: (params: P) => readonly string[];
  /** Splits whose rows its collector sees beside those that the step works on, which alone it decides about. */
  readsSplits?: (params: P) => 'all' | readonly string[];
  /** True where its view has `findings`. */
  finds?: true;
  collector: Collector<P, any, V>;
}

export interface DatasetView {
  decide(row: CollectedRow): Decision;
  /** What it found, as plain JSON: kept with the step in report.json. */
  findings?(): Json;
}

/** Mixes with partners drawn by key from the sorted ids of the split at the stage's entry (Mixup, CutMix, MixGen). */
export interface PartnersOperator<P = any, R = any> extends OperatorInfo<P> {
  shape: 'partners';
  draw(context: DrawContext<P, R, undefined> & { partner(index: number, choice?: { sameClass?: boolean }): string }): Json | undefined;
  apply(context: { sample: Sample; partners: readonly Sample[]; plan: Json; params: P; schema: Schema }): Sample;
}

/** Asks a backend. A batch is transport: it never changes a result. Answers are journaled by the request's hash. */
export interface BatchOperator<P = any, R = any> extends OperatorInfo<P> {
  shape: 'batch';
  draw(context: DrawContext<P, R, undefined>): Json | undefined;
  call(input: { requests: readonly Json[]; params: P; resources: R; signal: AbortSignal }): Promise<readonly Json[]>;
  apply(context: { sample: Sample; plan: Json; answer: Json; params: P; schema: Schema }): Sample;
}

export type Operator = TextOperator | SampleOperator | FilterOperator | DatasetOperator | PartnersOperator | BatchOperator | SourceOperator;

type Params<S extends ParamsSchema> = z.output<S>;
type Define<O, S extends ParamsSchema> = Omit<O, 'params' | 'input'> & { params: S };

const id = /^[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$/;

function checked<O extends Operator>(operator: O): O {
  const wrong = (reason: string) => new LeavenError('operator/bad-definition', { id: operator.id, reason });
  if (!id.test(operator.id)) throw wrong('the id must be modality.verb-object in lower case');
  // Told by what it is, not by its class: an operator of one's own may use another copy of zod 4.
  if (operator.params?._zod?.def?.type !== 'object') throw wrong('params must be a z.strictObject');
  const reserved = Object.keys(operator.params.shape).find((name) => stepWords.has(name));
  if (reserved) throw wrong(`the parameter ${reserved} belongs to the step`);
  return Object.freeze(operator);
}

/** Words of a step: no operator parameter bears them. */
export const stepWords: ReadonlySet<string> = new Set([
  'use',
  'with',
  'id',
  'probability',
  'copies',
  'fields',
  'roles',
  'turns',
  'language',
  'when',
  'splits',
  'onError',
  'guards',
  'weight',
]);

/** An operator on one text field at a time: it returns edits, and everything that hangs on the text follows them. */
export function defineTextOperator<S extends ParamsSchema, R = undefined, V = undefined>(
  definition: Omit<Define<TextOperator<Params<S>, R, V>, S>, 'shape'>,
): TextOperator<Params<S>, R, V> {
  return checked({ ...definition, shape: 'sample', input: 'text' } as unknown as TextOperator<Params<S>, R, V>);
}

/** An operator of any other shape. See CONTRIBUTING for the contract. */
export function defineOperator<S extends ParamsSchema, R = undefined, V = undefined>(
  definition: Define<SampleOperator<Params<S>, R, V>, S>,
): SampleOperator<Params<S>, R, V>;
export function defineOperator<S extends ParamsSchema, R = undefined>(
  definition: Define<FilterOperator<Params<S>, R>, S>,
): FilterOperator<Params<S>, R>;
export function defineOperator<S extends ParamsSchema, V extends DatasetView = DatasetView>(
  definition: Define<DatasetOperator<Params<S>, V>, S>,
): DatasetOperator<Params<S>, V>;
export function defineOperator<S extends ParamsSchema, R = undefined>(
  definition: Define<PartnersOperator<Params<S>, R>, S>,
): PartnersOperator<Params<S>, R>;
export function defineOperator<S extends ParamsSchema, R = undefined>(
  definition: Define<BatchOperator<Params<S>, R>, S>,
): BatchOperator<Params<S>, R>;
export function defineOperator<S extends ParamsSchema, R = undefined>(
  definition: Define<SourceOperator<Params<S>, R>, S>,
): SourceOperator<Params<S>, R>;
export function defineOperator(definition: object): Operator {
  const operator = definition as Operator;
  return checked(operator.shape === 'sample' ? ({ ...operator, input: 'sample' } as Operator) : ({ ...operator } as Operator));
}
