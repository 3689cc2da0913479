import type { z } from 'zod';
import type { Json, Operator } from './operator.ts';

/** What a parameter, or a value inside one, says of itself beside its type; `.meta()` comes last in the chain. */
export interface ParamMeta {
  /** English description. */
  description: string;
  /** Chinese description. */
  zh: string;
  /** The value is a path to a file, relative to the recipe; its contents are part of the plan hash. */
  file?: boolean;
  /** Likewise a folder: what is in it is part of the plan hash. With `file`, either. */
  folder?: boolean;
  /** Files, folders or globs, relative to the recipe: what a source operator adds. */
  files?: boolean;
  /** Unit of a number, where the name does not say it. */
  unit?: string;
}

export type PathKind = 'file' | 'folder' | 'either';
export type ChangeFile = (file: string, path: readonly (string | number)[], kind: PathKind) => Json;

/** A parameter's value with every path of a file or folder in it put through `change`, at whatever depth; with `globs` also what adds files. */
export function mapFiles(operator: Operator, param: string, value: Json, change: ChangeFile, globs = false): Json {
  const schema = operator.params.shape[param];
  const added = globs && (schema as { meta?: () => unknown } | undefined)?.meta?.();
  if (added && (added as ParamMeta).files === true)
    return Array.isArray(value)
      ? value.map((one, index) => change(String(one), [param, index], 'file'))
      : change(String(value), [param], 'file');
  return mapInside(schema, value, [param], change);
}

type AnySchema = z.core.$ZodType;
interface Definition {
  innerType?: AnySchema;
  shape?: Record<string, AnySchema>;
  element?: AnySchema;
  valueType?: AnySchema;
  options?: readonly AnySchema[];
}

function mapInside(schema: AnySchema | undefined, value: Json, path: readonly (string | number)[], change: ChangeFile): Json {
  if (!schema) return value;
  const kind = typeof value === 'string' ? kindOf(schema) : undefined;
  if (kind !== undefined) return change(value as string, path, kind);
  const { innerType, shape, element, valueType, options } = schema._zod.def as Definition;
  if (innerType) return mapInside(innerType, value, path, change);
  if (options) {
    const fitting = options.find((option) => (option as z.ZodType).safeParse(value).success);
    return mapInside(fitting, value, path, change);
  }
  if (Array.isArray(value)) return value.map((item, index) => mapInside(element, item, [...path, index], change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, mapInside(shape ? shape[key] : valueType, item as Json, [...path, key], change)]),
  );
}

function kindOf(schema: AnySchema): PathKind | undefined {
  const meta = (schema as { meta?: () => unknown }).meta?.() as ParamMeta | undefined;
  if (meta?.file === true && meta.folder === true) return 'either';
  return meta?.file === true ? 'file' : meta?.folder === true ? 'folder' : undefined;
}
