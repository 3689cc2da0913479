import { z } from 'zod';
import { guardNames } from '../core/analysis.ts';
import { messageRoles } from '../core/places.ts';
import { type FormatName, layoutNames, tagSchemes } from '../core/plan.ts';
import { type TaskName, taskNames } from '../core/tasks.ts';

/** The one description of a recipe: checks, types, JSON schema and the words of errors all come from here. */

export const formats = [
  'jsonl',
  'json',
  'csv',
  'tsv',
  'delimited',
  'lines',
  'conll',
  'parquet',
  'arrow',
] as const satisfies readonly FormatName[];
/** Ids and names of splits: they become parts of file names and of sample ids. */
const namePattern = /^[\p{L}\p{N}][\p{L}\p{N}._~-]*$/u;
const nameText = z.string().max(100).regex(namePattern);
const path = z.string().min(1).max(4096);
const share = z.number().min(0).max(1);

export function isName(text: string): boolean {
  return text.length <= 100 && namePattern.test(text);
}

const formatOptions = {
  format: z.enum(formats).optional().meta({ description: 'Format of the file; told by its name where absent.' }),
  encoding: z.string().min(1).optional().meta({ description: 'WHATWG label; found out where absent or auto.' }),
  delimiter: z.string().min(1).max(16).optional().meta({ description: 'What parts the columns: csv, tsv, delimited, conll.' }),
  columns: z.array(z.string().min(1)).min(1).optional().meta({ description: 'Names of the columns of a file without a header.' }),
  header: z.boolean().optional().meta({ description: 'Whether the first record names the columns: csv, tsv.' }),
  compression: z.enum(['gzip', 'zstd']).optional().meta({ description: 'Told by the ending .gz or .zst where absent.' }),
  layout: z
    .enum(layoutNames)
    .optional()
    .meta({ description: 'How records lay out what the task names, where that is not field by field.' }),
  scheme: z.enum(tagSchemes).optional().meta({ description: 'How tags mark spans: conll, tokens; told by the tags where absent.' }),
  joiner: z.string().max(16).optional().meta({ description: 'What stands between two tokens of a text: conll, tokens.' }),
  tagNames: z.array(z.string().min(1)).min(1).optional().meta({ description: 'Names of tags that are numbers, from 0: tokens.' }),
  offsets: z.enum(['utf-16', 'code-point', 'byte']).optional().meta({ description: 'Unit of span and answer offsets in the file.' }),
};

export const sourceSchema = z.strictObject({
  path: path.meta({ description: 'A file, a folder or a glob, relative to the recipe.' }),
  ...formatOptions,
});
export type SourceInput = z.input<typeof sourceSchema>;

/** What a split is: a path, a path with its format, or a list of them. */
export const splitSchema = z.union([path, sourceSchema, z.array(z.union([path, sourceSchema])).min(1)]);

const splitting = z.strictObject({
  column: z.string().min(1).optional().meta({ description: 'Column that names the split of each row.' }),
  ratio: z.record(nameText, share).optional().meta({ description: 'Share of each split, drawn by key: { train: 0.8, test: 0.2 }.' }),
  stratify: z
    .union([z.boolean(), z.string().min(1)])
    .optional()
    .meta({ description: 'Keep the shares of each label, or of a named field.' }),
  group: z.string().min(1).optional().meta({ description: 'Field whose equal values stay in one split.' }),
  nearDuplicates: z.boolean().optional().meta({ description: 'Near duplicates stay in one split, unless false.' }),
});

const datasetShape = {
  task: z.enum(taskNames as [TaskName, ...TaskName[]]).meta({ description: 'What the fields hold.' }),
  fields: z.record(z.string(), z.string().min(1)).optional().meta({ description: 'Column of each role that is not named by its role.' }),
  id: z.string().min(1).default('id').meta({ description: 'Column of your ids.' }),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)
    .default('en')
    .meta({ description: 'BCP 47 language of the texts; und leaves it to each text.' }),
  ...formatOptions,
  path: splitSchema
    .optional()
    .meta({ description: 'Data in one piece: becomes train, or is parted by split:. A folder whose README.md names splits gives them.' }),
  config: z.string().min(1).max(200).optional().meta({ description: 'Configuration of a data folder whose README.md names several.' }),
  split: splitting.optional(),
};
export const datasetSchema = z.object(datasetShape).catchall(splitSchema);
/** Keys of `dataset` that are no splits. */
export const datasetKeys: readonly string[] = Object.keys(datasetShape);
/** Splits that the JSON schema offers by name; any other name works as well. */
export const usualSplits = ['train', 'validation', 'test'] as const;

export const stepOptions = {
  id: nameText.optional().meta({ description: 'Names the step in provenance and keys its draws.' }),
  probability: share.default(1).meta({ description: 'Share of samples the step works on.' }),
  when: z.string().min(1).optional().meta({ description: 'Condition over the fields, such as length(text) > 20.' }),
  splits: z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
    .optional()
    .meta({ description: 'Splits it works on, or all.' }),
  onError: z.enum(['stop', 'reject']).default('reject').meta({ description: 'What an error on a sample does.' }),
  fields: z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
    .optional()
    .meta({ description: 'Text fields it works on.' }),
  roles: z
    .union([z.enum([...messageRoles, 'all']), z.array(z.enum(messageRoles)).min(1)])
    .optional()
    .meta({ description: 'Messages it works on by their role, or all; user where absent, for pure steps user and assistant.' }),
  turns: z.enum(['all', 'first', 'last']).optional().meta({ description: 'Which of the messages with these roles.' }),
  guards: z.partialRecord(z.enum(guardNames), z.boolean()).optional().meta({ description: 'Guards to turn off: { negation: false }.' }),
};

export const augmentOptions = {
  copies: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(1)
    .meta({ description: 'Distinct, changed copies of each sample, or a reason for each missing one.' }),
  choose: z
    .union([z.enum(['one', 'all']), z.strictObject({ min: z.number().int().min(1), max: z.number().int().min(1) })])
    .default('one')
    .meta({ description: 'How many of from work on one copy.' }),
  from: z.array(z.unknown()).min(1).max(1000).meta({ description: 'Operators to choose from.' }),
  gates: z.array(z.unknown()).max(1000).default([]).meta({ description: 'Filters a copy must pass; it is drawn again where it does not.' }),
  keepOriginal: z.boolean().default(true).meta({ description: 'Whether the original is written beside its copies.' }),
};

const use = z.string().min(1).meta({ description: 'Operator id, augment, or the path of your own operator.' });
const parameters = z.unknown().optional();

export const longStepSchema = z.strictObject({ use, with: parameters, ...stepOptions });
export const augmentSchema = z.strictObject({ ...augmentOptions, ...stepOptions });
export const augmentWithSchema = z.strictObject(augmentOptions);
export const choiceSchema = z.strictObject({
  use,
  with: parameters,
  id: nameText.optional().meta({ description: 'Keys its draws inside the augment.' }),
  weight: z.number().gt(0).max(1_000_000).default(1).meta({ description: 'Share among the choices.' }),
});
export const gateSchema = z.strictObject({ use, with: parameters, id: nameText.optional() });

export const limitsSchema = z.strictObject({
  rejects: share.default(0.01).meta({ description: 'Share of errors (not filter decisions) above which the run fails.' }),
});

export const outputSchema = z.strictObject({
  path: path.optional().meta({ description: 'Run folder; runs/NAME beside the recipe where absent.' }),
  format: formatOptions.format,
  delimiter: formatOptions.delimiter,
  columns: formatOptions.columns,
  header: formatOptions.header,
  compression: z.enum(['gzip']).optional().meta({ description: 'Packs each file.' }),
  layout: formatOptions.layout,
  scheme: formatOptions.scheme,
  joiner: formatOptions.joiner,
  tagNames: formatOptions.tagNames,
  offsets: formatOptions.offsets,
  rowsPerFile: z
    .number()
    .int()
    .min(1)
    .optional()
    .meta({ description: 'Rows of one file: a split of more is written in several, train-00000-of-00003.jsonl.' }),
});

/** Round assumptions, not measured here: ten watts for a busy core, 445 g CO2 per kWh. A recipe says what holds for its machine. */
export const energySchema = z.strictObject({
  wattsPerCore: z.number().min(0).max(1000).default(10).meta({ description: 'Watts of one busy core.' }),
  gramsCo2PerKwh: z.number().min(0).max(5000).default(445).meta({ description: 'Grams of CO2 per kWh.' }),
});

/** Who trains in a proof, a search and `leaven train RECIPE`. No byte of a run depends on it. */
export const trainingSchema = z.strictObject({
  trainer: z.string().min(1).max(100).optional().meta({ description: 'text-linear, text-embedding or command.' }),
  with: z.record(z.string().max(100), z.unknown()).default({}).meta({ description: 'Parameters of the trainer.' }),
});

export const recipeSchema = z.strictObject({
  leaven: z.literal(1).meta({ description: 'Version of the recipe language.' }),
  name: z
    .string()
    .max(100)
    .regex(/^[^\s/\\\p{Cc}.](?:[^/\\\p{Cc}]*[^\s/\\\p{Cc}])?$/u)
    .optional()
    .meta({ description: 'Name of the run; the file name where absent.' }),
  seed: z.number().int().min(0).default(42).meta({ description: 'Everything that is drawn depends on it.' }),
  dataset: datasetSchema,
  steps: z.array(z.unknown()).max(1000).meta({ description: 'What is done to each sample, in order.' }),
  limits: limitsSchema.prefault({}),
  output: outputSchema.prefault({}),
  energy: energySchema.prefault({}),
  training: trainingSchema.prefault({}),
});
export type CheckedRecipe = z.output<typeof recipeSchema>;
