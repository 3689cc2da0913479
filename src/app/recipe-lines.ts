import { basename, relative, resolve, sep } from 'node:path';
import type { FormatPlan } from '../core/plan.ts';
import { formatOfName } from '../datasets/resolve.ts';

/** A run name from a path: without endings, and without what a name may not hold. */
export function nameOf(path: string): string {
  const bare = basename(resolve(path)).replace(/(?:\.(?:gz|zst|jsonl|ndjson|json|csv|tsv|txt|parquet|arrow|feather|all|train))+$/i, '');
  return (
    bare
      .replace(/[^\p{L}\p{N}._-]+/gu, '-')
      .replace(/^[._-]+|[._-]+$/g, '')
      .slice(0, 80) || 'data'
  );
}

/** What a recipe must say of a file's format beyond what its name tells. */
export function formatLines(file: string, format: FormatPlan): string[] {
  const told = formatOfName(file);
  const lines: string[] = [];
  if (told?.format !== format.format) lines.push(`format: ${format.format}`);
  if (format.layout !== undefined) lines.push(`layout: ${format.layout}`);
  if (format.scheme !== undefined) lines.push(`scheme: ${format.scheme}`);
  if (format.joiner !== undefined) lines.push(`joiner: ${JSON.stringify(format.joiner)}`);
  if (format.delimiter !== undefined) lines.push(`delimiter: ${JSON.stringify(format.delimiter)}`);
  if (format.columns !== undefined) lines.push(`columns: [${format.columns.map(scalar).join(', ')}]`);
  if (format.header !== undefined) lines.push(`header: ${format.header}`);
  if (format.encoding !== undefined) lines.push(`encoding: ${format.encoding}`);
  if (format.compression !== undefined && told?.compression !== format.compression) lines.push(`compression: ${format.compression}`);
  return lines;
}

/** The way from a recipe's folder to a file, with `/`. */
export function pathFrom(folder: string, file: string): string {
  return relative(folder, file).split(sep).join('/') || file;
}

/** A YAML scalar: bare where no reader could take it for anything but this text. */
export function scalar(text: string): string {
  return /^(?:\.{1,2}\/)*[\p{L}/_][\p{L}\p{N}._/-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
    ? text
    : JSON.stringify(text);
}
