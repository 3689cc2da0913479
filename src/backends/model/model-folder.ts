import { filesOf } from '../../core/files.ts';
import { LeavenError } from '../../errors/leaven-error.ts';

/** The files of an encoder, as model hubs lay them out. */
export interface ModelFolder {
  model: string;
  tokenizer: string;
  config: string;
  tokenizerConfig?: string;
  /** How sentence-transformers pools. */
  poolingConfig?: string;
}

/**
 * Finds the files of a model, and opens none.
 *
 * @throws LeavenError backend/incomplete-model
 */
export function findModel(folder: string): ModelFolder {
  const files = filesOf(folder);
  const find = (...names: readonly string[]): string | undefined =>
    names.map((name) => files.resolve(folder, name)).find((path) => files.kind(path) === 'file');
  const need = (...names: readonly string[]): string => {
    const found = find(...names);
    if (found === undefined) throw new LeavenError('backend/incomplete-model', { folder, missing: names.join(' | ') });
    return found;
  };
  const tokenizerConfig = find('tokenizer_config.json');
  const poolingConfig = find('1_Pooling/config.json');
  return {
    model: need('model.onnx', 'onnx/model.onnx'),
    tokenizer: need('tokenizer.json'),
    config: need('config.json'),
    ...(tokenizerConfig === undefined ? {} : { tokenizerConfig }),
    ...(poolingConfig === undefined ? {} : { poolingConfig }),
  };
}

/** @throws LeavenError backend/unreadable-model */
export function readModelJson(file: string | undefined): Readonly<Record<string, unknown>> {
  if (file === undefined) return {};
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(filesOf(file).read(file)));
  } catch (error) {
    throw unreadable(file, error);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unreadable(file, 'JSON: {…} ?');
  return value as Record<string, unknown>;
}

export function unreadable(file: string, cause: unknown): LeavenError {
  const reason = cause instanceof Error ? (cause.message.split('\n')[0] as string) : String(cause);
  return new LeavenError('backend/unreadable-model', { file, reason }, { cause });
}
