import { createHash } from 'node:crypto';
import { closeSync, copyFileSync, existsSync, lstatSync, mkdirSync, mkdtempSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { LeavenError } from '../errors/leaven-error.ts';
import { removeFolder } from '../pipeline/files.ts';
import { putAwayAtExit } from './command-leftovers.ts';
import type { LabeledTexts, Texts } from './trainer.ts';
import { describeFile, filesOf } from './whole-folder.ts';

export interface WorkFolder {
  path: string;
  remove(): void;
}

/** A new folder for one start of a program, which goes away with the process at the latest. */
export function createWorkFolder(): WorkFolder {
  const path = mkdtempSync(join(tmpdir(), 'leaven-command-'));
  const forget = putAwayAtExit(() => removeFolder(path));
  return {
    path,
    remove() {
      removeFolder(path);
      forget();
    },
  };
}

/** Names of a row that are not its texts'. */
const ownNames = ['id', 'label', 'labelWeights'];
const rowsAtOnce = 1000;

/** @throws LeavenError training/command-field-taken */
export function checkFieldNames(fields: readonly string[]): void {
  const taken = fields.find((field) => ownNames.includes(field));
  if (taken !== undefined) throw new LeavenError('training/command-field-taken', { field: taken });
}

/** Ids as the program sees them: the number of the row from 1 where two rows have one id. */
export function rowIds({ ids }: Texts): readonly string[] {
  return new Set(ids).size === ids.length ? ids : ids.map((_, row) => String(row + 1));
}

/** Writes rows as JSON lines. Rows whose class training has not seen teach nothing, and are left out where `classes` are given. */
export function writeTexts(file: string, texts: Texts | LabeledTexts, fields: readonly string[], classes?: readonly string[]): void {
  const ids = rowIds(texts);
  const { targets, soft } = texts as Partial<LabeledTexts>;
  const handle = openSync(file, 'wx');
  try {
    let lines: string[] = [];
    const flush = () => {
      const bytes = Buffer.from(lines.join(''), 'utf8');
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
      lines = [];
    };
    for (const [row, id] of ids.entries()) {
      const target = targets?.[row] ?? -1;
      if (classes && target < 0) continue;
      const entries: [string, unknown][] = [['id', id]];
      for (const [at, field] of fields.entries()) entries.push([field, texts.columns[at]?.[row] ?? '']);
      if (classes) entries.push(['label', classes[target]]);
      if (classes && soft) entries.push(['labelWeights', weightsOf(soft, row, classes)]);
      lines.push(`${JSON.stringify(Object.fromEntries(entries))}\n`);
      if (lines.length === rowsAtOnce) flush();
    }
    flush();
  } finally {
    closeSync(handle);
  }
}

function weightsOf(soft: Float32Array, row: number, classes: readonly string[]): Record<string, number> {
  const weights = classes.map((name, column): [string, number] => [name, soft[row * classes.length + column] as number]);
  return Object.fromEntries(weights.filter(([, weight]) => weight > 0));
}

export function writeConfig(folder: string, config: Readonly<Record<string, unknown>>): string {
  const file = join(folder, 'config.json');
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`);
  return file;
}

/**
 * The files of a model as sorted paths with forward slashes.
 *
 * @throws LeavenError training/command-no-model where there are none, or what cannot be copied and read back on any system
 */
export function modelFiles(folder: string, program: string): string[] {
  const none = (en: string, zh: string) => new LeavenError('training/command-no-model', { program, reason: { en, 'zh-CN': zh } });
  if (!existsSync(folder) || !lstatSync(folder).isDirectory()) throw none('its folder is gone', '其文件夹已不存在');
  const files = filesOf(folder);
  if (files.length === 0) throw none('its folder is empty', '其文件夹为空');
  for (const file of files) {
    if (!lstatSync(join(folder, file)).isFile()) throw none(`${file} is no file but a link or a device`, `${file} 是链接或设备，不是文件`);
    if (/[\\:]/.test(file)) throw none(`the name ${file} has : or \\ in it`, `文件名 ${file} 含 : 或 \\`);
  }
  return files;
}

/** Copies files to another folder and returns their paths from there. */
export function copyModel(from: string, files: readonly string[], to: string, under: string): string[] {
  return files.map((file) => {
    const path = `${under}/${file}`;
    mkdirSync(dirname(join(to, path)), { recursive: true });
    copyFileSync(join(from, file), join(to, path));
    return path;
  });
}

/** SHA-256 over names, sizes and contents of all files. */
export function hashModel(folder: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${JSON.stringify(describeFile(folder, file))}\n`);
  return hash.digest('hex');
}
