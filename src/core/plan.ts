import type { GuardName } from './analysis.ts';
import type { Json } from './operator.ts';
import type { TurnChoice } from './places.ts';
import type { Schema } from './schema.ts';

/** An operator as a plan names it: by id, or by the module that defines it. Operators never travel to workers. */
export interface OperatorPlan {
  /** Operator id, also for an operator given by path. */
  use: string;
  /** Absolute path of the user's module. */
  module?: string;
  version: number;
  /** All parameters, defaults filled in. */
  params: Readonly<Record<string, Json>>;
  /** Place inside the step: the `id:` given, or the operator id and its count among equals (`text.delete-words`, `text.delete-words~2`). */
  slot: string;
  /** Share among the choices of `from`. */
  weight: number;
  /** Fields it works on, where the choices of its `augment` have different ones; those of the step where absent. */
  fields?: readonly string[];
  /** Messages it works on, likewise. */
  choice?: TurnChoice;
  /** Columns it adds. */
  adds?: readonly string[];
  /** Set where it redacts: see `TextOperator.redacts`. */
  redacts?: true;
  /** Set where it asks a model about texts first: see `TextOperator.foresee`. */
  foresees?: true;
  /** SHA-256 of files named by parameters, by parameter name. */
  files?: Readonly<Record<string, string>>;
}

interface StepBase {
  /** Written in the recipe, or derived from the step's content and its count among equals. Never the position. */
  id: string;
  /** Where it stands in the recipe: `steps.2`. For messages alone. */
  path: string;
  probability: number;
  /** Expression over the sample's fields. */
  when?: string;
  /** Splits it works on. */
  splits: 'all' | readonly string[];
  onError: 'stop' | 'reject';
  /** Names of the text fields it works on. */
  fields: readonly string[];
  /** Messages it works on, where the data has any. */
  choice?: TurnChoice;
  /** Guards that are turned off. */
  guardsOff: readonly GuardName[];
}

export interface OperatorStepPlan extends StepBase {
  kind: 'operator';
  operator: OperatorPlan;
}

export interface AugmentStepPlan extends StepBase {
  kind: 'augment';
  copies: number;
  /** How many of `from` work on one copy, in the order of `from`. */
  choose: 'one' | 'all' | { min: number; max: number };
  from: readonly OperatorPlan[];
  gates: readonly OperatorPlan[];
  keepOriginal: boolean;
}

export type StepPlan = OperatorStepPlan | AugmentStepPlan;

/** A run of steps that each sample passes alone. `entry` is the dataset operator that opens it, once all samples are known. */
export interface StagePlan {
  index: number;
  /** Steps that add samples before all else. */
  joins?: readonly OperatorStepPlan[];
  entry?: OperatorStepPlan;
  /** True where the entry gives samples a new order. */
  reorders?: true;
  steps: readonly StepPlan[];
  /** SHA-256 over everything before and in this stage: what it touches when it changes. */
  hash: string;
}

export type FormatName = 'jsonl' | 'json' | 'csv' | 'tsv' | 'delimited' | 'lines' | 'conll' | 'parquet' | 'arrow';

/**
 * How a record lays out what the schema names, where that is not field by field: `alpaca` (instruction, input, output, history,
 * system), `openai` (messages), `sharegpt` (conversations of from and value), `squad` (context, question and answers, nested or flat),
 * `tokens` (lists of tokens and tags).
 */
export const layoutNames = ['alpaca', 'openai', 'sharegpt', 'squad', 'tokens'] as const;
export type LayoutName = (typeof layoutNames)[number];

/**
 * How the tags of tokens mark spans. `bio` (IOB2), `bioes`, `bilou` and `bmes` are strict; `iob1` has B- only where a span follows another
 * of its label, and takes any I- that continues none for a beginning, as conlleval does; `io` has labels alone.
 */
export const tagSchemes = ['bio', 'iob1', 'bioes', 'bilou', 'bmes', 'io'] as const;
export type TagScheme = (typeof tagSchemes)[number];

/** How a file is to be read: what the recipe says, with defaults filled in. */
export interface FormatPlan {
  format: FormatName;
  /** WHATWG label; found out where absent or `auto`. */
  encoding?: string;
  compression?: 'gzip' | 'zstd';
  /** Layout of its records; told by their keys where a value may have several, else field by field. */
  layout?: LayoutName;
  /** conll, tokens: how tags mark spans; told by the tags where absent. */
  scheme?: TagScheme;
  /** conll, tokens: what stands between two tokens of a text; told by the tokens where absent. */
  joiner?: string;
  /** tokens: names of tags that are numbers, from 0. */
  tagNames?: readonly string[];
  /** conll, squad: the line end of the file, and what stands in it before its first record and after its last one. The file says them. */
  lineEnd?: string;
  fileHead?: string;
  fileEnd?: string;
  /** csv, tsv, delimited, conll. */
  delimiter?: string;
  /** Names of the columns where the file has no header. */
  columns?: readonly string[];
  /** csv, tsv: whether the first record names the columns. */
  header?: boolean;
  /** Unit of span and answer offsets in the file. */
  offsets?: 'utf-16' | 'code-point' | 'byte';
}

export interface SourcePlan {
  /** Split its rows belong to. `*` where a column says it. */
  split: string;
  /** Absolute path. */
  file: string;
  /** As the recipe names it: for messages, provenance and hashes that must not depend on the machine. */
  name: string;
  format: FormatPlan;
  /** Id of the step at which its rows join the data; the beginning where absent. */
  step?: string;
  /** Names of its columns by the names they have in the data set. */
  rename?: Readonly<Record<string, string>>;
  /** Columns with one value in all its records. */
  constants?: Readonly<Record<string, Json>>;
  /** The operator that makes its records, where no file holds them. */
  generator?: OperatorPlan;
}

/** All steps of a stage in order. */
export function stepsOfStage({ joins = [], entry, steps }: Pick<StagePlan, 'joins' | 'entry' | 'steps'>): StepPlan[] {
  return [...joins, ...(entry ? [entry] : []), ...steps];
}

export interface OutputPlan {
  /** Absolute path of the run folder. */
  path: string;
  format: FormatPlan;
  compression?: 'gzip';
  /** Rows of one file: a split of more is written in several, `train-00000-of-00003.jsonl`. */
  rowsPerFile?: number;
}

export interface Plan {
  leaven: 1;
  name: string;
  seed: number;
  /** BCP 47 language of the texts; `und` leaves it to each text. */
  language: string;
  schema: Schema;
  sources: readonly SourcePlan[];
  /** Column that names the split of each row, where there is one. */
  splitColumn?: string;
  /** Field that holds the user's ids; rows get a content hash where it is absent. */
  idField: string;
  stages: readonly StagePlan[];
  limits: { rejects: number };
  output: OutputPlan;
  /** For the energy estimate: watts of one busy core and grams of CO2 per kWh. */
  energy: { wattsPerCore: number; gramsCo2PerKwh: number };
  /** SHA-256 of the recipe after defaults without name, output path, engine, workers and shard size, of inputs, resources and operator versions. */
  hash: string;
}
