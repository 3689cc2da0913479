import { relative, resolve, sep } from 'node:path';
import type { Json } from '../core/operator.ts';
import type { FormatPlan } from '../core/plan.ts';
import { type ChooseRoles, type FoundColumns, inspectData } from '../datasets/inspect.ts';
import { nearestName } from '../datasets/nearest.ts';
import { resolveFiles } from '../datasets/resolve.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import type { RecipeInput } from '../recipe/load.ts';
import type { DataOptions } from './open-data.ts';

/** What is to be read from a data file. */
export interface FieldsWanted {
  /** Whether each row needs a label. */
  label: boolean;
  /** The model that is to see the rows. */
  model?: {
    /** Names of its text fields by role, in the order of its columns. */
    fields: Readonly<Record<string, string>>;
    labelField: string;
    language: string;
    seed: number;
    preprocessing: readonly Json[];
  };
}

const splitNames: Readonly<Record<string, string>> = { dev: 'validation' };

/**
 * A recipe that reads data files and does nothing to them but what the model's recipe did to every split.
 *
 * @throws LeavenError as `inspectData`; training/unclear-field, training/missing-field, training/field-count
 */
export async function recipeOfFile(data: string, wanted: FieldsWanted, options: DataOptions): Promise<RecipeInput> {
  const cwd = options.cwd ?? process.cwd();
  // The files of a glob are of one kind: the first one tells which.
  const files = /[*?{]/.test(data) ? resolveFiles(data, cwd) : undefined;
  const found = await inspectData(files?.[0]?.file ?? resolve(cwd, data), chooser(data, wanted, options));
  const { fields, task } = found;
  const splits = files
    ? { train: files.map((file) => sourceOf(file, cwd, asNamed(found.splits.train?.format))) }
    : Object.fromEntries(
        Object.entries(found.splits).map(([split, { files: parts, format }]) => [
          splitNames[split] ?? split,
          parts.map((file) => sourceOf({ file }, cwd, format)),
        ]),
      );
  const { model } = wanted;
  return {
    leaven: 1,
    name: 'data',
    seed: model?.seed ?? 42,
    dataset: {
      task,
      fields,
      // Rows without ids, and rows whose ids repeat, are told apart by their content.
      id: found.id ?? 'leaven_id',
      language: model?.language ?? found.language,
      ...splits,
    },
    steps: model ? stepsFor(model, fields) : [],
    limits: { rejects: 1 },
  } as RecipeInput;
}

function sourceOf({ file }: { file: string }, cwd: string, format: FormatPlan | undefined): object {
  return { path: relative(cwd, file).split(sep).join('/') || file, ...format };
}

/** Each name of a glob's files tells whether it is packed. */
function asNamed(format: FormatPlan | undefined): FormatPlan | undefined {
  if (!format) return undefined;
  const { compression: _, ...rest } = format;
  return rest;
}

/** The model's steps name its fields; here they may have other names. */
function stepsFor({ fields: own, preprocessing }: NonNullable<FieldsWanted['model']>, fields: Readonly<Record<string, string>>) {
  const names = new Map(Object.entries(own).map(([role, name]) => [name, fields[role] ?? name]));
  return preprocessing.map((step) => {
    const written = (step as { fields?: readonly string[] }).fields;
    return written === undefined ? step : { ...(step as object), fields: written.map((name) => names.get(name) ?? name) };
  });
}

/** Roles of columns: what was asked for, then what the model reads, then what the columns tell. */
function chooser(data: string, { label, model }: FieldsWanted, options: DataOptions): ChooseRoles {
  return (found) => {
    const { roles } = found;
    const texts = textsOf(data, found, model, options.text);
    if (texts.length > 2)
      throw new LeavenError('training/field-count', { got: texts, expected: { en: 'one or two', 'zh-CN': '一个或两个' } });
    const labelName = label ? labelOf(data, found, texts, model?.labelField, options.label) : undefined;
    const fields: Record<string, string> = { text: texts[0] as string };
    if (texts[1] !== undefined) fields.pair = texts[1];
    // Pairs may have a label: one that nobody asked for is not read.
    if (labelName !== undefined || texts[1] !== undefined) fields.label = labelName ?? 'leaven_label';
    const task = texts[1] !== undefined ? 'text-pair' : labelName !== undefined ? 'text-classification' : 'text';
    return { task, fields, ...(roles?.id !== undefined ? { id: roles.id } : {}), doubts: [] };
  };
}

function textsOf(data: string, found: FoundColumns, model: FieldsWanted['model'], given: readonly string[] | undefined): readonly string[] {
  const { roles, columns } = found;
  const own = model && Object.values(model.fields);
  if (given !== undefined) {
    for (const name of given) requireColumn(data, found, name, '--text');
    if (own && own.length !== given.length)
      throw new LeavenError('training/field-count', { got: given, expected: String(own.length), model: own });
    return given;
  }
  if (own?.every((name) => columns.includes(name))) return own;
  // Columns without names go by what they hold.
  const told = ['text', 'pair'].flatMap((role) => roles?.fields[role] ?? []);
  const nameless = found.unnamed || (columns.length === 1 && told.length === 1);
  if (own && !(nameless && told.length === own.length))
    requireColumn(data, found, own.find((name) => !columns.includes(name)) as string, '--text', true);
  if (told.length === 0) throw unclear(data, found, 'text');
  return told;
}

function labelOf(data: string, found: FoundColumns, texts: readonly string[], own: string | undefined, given: string | undefined): string {
  if (given !== undefined) {
    requireColumn(data, found, given, '--label');
    return given;
  }
  const { roles, columns } = found;
  const name = own !== undefined && columns.includes(own) ? own : roles?.fields.label;
  if (name === undefined || texts.includes(name)) throw unclear(data, found, 'label');
  return name;
}

function unclear(data: string, { columns }: FoundColumns, role: 'text' | 'label'): LeavenError {
  const words = { text: { en: 'text', 'zh-CN': '文本' }, label: { en: 'label', 'zh-CN': '标签' } };
  return new LeavenError('training/unclear-field', { file: data, role: words[role], flag: `--${role}`, found: shown(columns) });
}

/** @throws LeavenError training/missing-field */
function requireColumn(data: string, { columns }: FoundColumns, field: string, flag: string, ofModel = false): void {
  if (columns.includes(field)) return;
  const nearest = nearestName(field, columns);
  throw new LeavenError('training/missing-field', {
    file: data,
    field,
    flag,
    found: shown(columns),
    ...(ofModel ? { reader: { en: 'the model reads', 'zh-CN': '模型' } } : {}),
    ...(nearest !== undefined ? { nearest } : {}),
  });
}

/** A table may have thousands of columns; a message has one line. */
function shown(columns: readonly string[]): readonly string[] {
  return columns.slice(0, 20);
}
