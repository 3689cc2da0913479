import { filesOf, folderOf, nameOf } from '../core/files.ts';
import { findInvalidUtf8 } from '../datasets/encoding/utf8.ts';
import { nearestName } from '../datasets/nearest.ts';
import { LeavenError, type SourcePosition } from '../errors/leaven-error.ts';
import type { RecipePath, Target } from './path.ts';
import { plainCopy } from './plain.ts';
import { parseYaml } from './yaml.ts';

/** A recipe as it was written, before any check of its content. */
export interface RecipeSource {
  value: unknown;
  /** Absent for a recipe given as an object. */
  file?: string;
  text?: string;
  /** Folder that paths in the recipe are relative to. */
  folder: string;
  locate(path: RecipePath, target: Target): SourcePosition | undefined;
  /** Faults that do not keep the rest from being checked. */
  errors: readonly LeavenError[];
}

const maxBytes = 1 << 20;

/**
 * Reads a recipe file, or takes a recipe given as an object.
 *
 * @throws LeavenError recipe/not-found, recipe/too-large, recipe/not-utf-8, recipe/empty, recipe/yaml-syntax, recipe/duplicate-key
 */
export async function openRecipe(input: string | object, cwd: string): Promise<RecipeSource> {
  if (typeof input !== 'string') return { value: plainCopy(input), folder: cwd, locate: () => undefined, errors: [] };
  const file = filesOf(cwd).resolve(cwd, input);
  const text = decode(readRecipe(file, input), input);
  const { value, locate, errors } = parseYaml(text, input);
  return { value, file: input, text, folder: folderOf(file), locate, errors };
}

function readRecipe(file: string, name: string): Uint8Array {
  const files = filesOf(file);
  const kind = files.kind(file);
  if (kind === undefined || kind === 'folder') {
    const beside = files.list(folderOf(file)).filter((one) => /\.(ya?ml|json)$/i.test(one));
    const nearest = nearestName(nameOf(file), beside);
    throw new LeavenError('recipe/not-found', { file: name, ...(nearest !== undefined ? { nearest } : {}) });
  }
  const size = files.size(file);
  if (size > maxBytes) {
    const megabytes = (size / maxBytes).toFixed(1);
    throw new LeavenError(
      'recipe/too-large',
      { reason: { en: `${megabytes} MB, at most 1 MB`, 'zh-CN': `${megabytes} MB，最大 1 MB` } },
      { position: { file: name, line: 1, column: 1 } },
    );
  }
  return files.read(file);
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const offset = Math.max(0, findInvalidUtf8(bytes));
    const before = new TextDecoder().decode(bytes.subarray(0, offset));
    const line = before.split('\n').length;
    const column = [...before.slice(before.lastIndexOf('\n') + 1)].length + 1;
    throw new LeavenError('recipe/not-utf-8', { offset }, { position: { file, line, column }, cause: error });
  }
}
