import { z } from 'zod';
import type { Json } from '../core/operator.ts';
import type { Localized } from '../errors/language.ts';

/** What a model is good for and how it came about: all of it is known before the model is written. */
export interface ModelFacts {
  trainer: { id: string /** All parameters, defaults filled in. */; params: Readonly<Record<string, Json>> };
  task: string;
  /** Names of the text fields by their role, in the order of the trainer's columns. */
  fields: Readonly<Record<string, string>>;
  labelField: string;
  classes: readonly string[];
  language: string;
  seed: number;
  /** The pure steps of the recipe, as a recipe has them: what a text goes through before it is predicted. */
  preprocessing: readonly Json[];
  /** Rows trained on, and the mean loss of the last epoch. */
  rows: number;
  loss: number;
  versions: Readonly<Record<string, Json>>;
}

/** Content of model.json. No clock and no path is in it: the same training gives the same bytes. */
export interface ModelDocument extends Omit<ModelFacts, 'rows' | 'loss'> {
  leaven: 1;
  kind: 'model';
  /** `weights` is the SHA-256 over the weights. */
  training: { rows: number; steps: number; bestStep?: number; loss: number; weights: string };
  files: readonly ModelFile[];
}

export interface ModelFile {
  /** Relative to the folder, with forward slashes. */
  path: string;
  bytes: number;
  sha256: string;
}

const count = z.number().int().min(0);
const values = z.record(z.string(), z.unknown());

/** A path that stays inside the folder on every system. */
const insidePath = z
  .string()
  .refine((path) => !/[\\:]/.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'));

const schema = z.object({
  leaven: z.literal(1),
  kind: z.literal('model'),
  trainer: z.object({ id: z.string(), params: values }),
  task: z.string(),
  fields: z.record(z.string(), z.string()),
  labelField: z.string(),
  classes: z.array(z.string()).min(1),
  language: z.string(),
  seed: z.number(),
  preprocessing: z.array(z.unknown()),
  training: z.object({ rows: count, steps: count, bestStep: count.optional(), loss: z.number(), weights: z.string() }),
  versions: values,
  files: z.array(z.object({ path: insidePath, bytes: count, sha256: z.string() })),
});

/** The text of a model.json as a document, or why it is none. */
export function parseModelDocument(text: string): { document: ModelDocument } | { reason: Localized } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { reason: { en: 'model.json is not JSON', 'zh-CN': 'model.json 不是 JSON' } };
  }
  const head = (typeof value === 'object' && value !== null ? value : {}) as { kind?: unknown; leaven?: unknown };
  if (head.kind !== 'model') return { reason: { en: 'model.json is of something else', 'zh-CN': 'model.json 不属于模型' } };
  if (head.leaven !== 1)
    return { reason: { en: 'another version of Leaven wrote model.json', 'zh-CN': 'model.json 由 Leaven 的其他版本写入' } };
  const parsed = schema.safeParse(value);
  if (parsed.success) return { document: parsed.data as ModelDocument };
  const place = parsed.error.issues[0]?.path.join('.') ?? '';
  return { reason: { en: `${place} in model.json is not what it should be`, 'zh-CN': `model.json 中的 ${place} 不符合要求` } };
}
