import type { AuditOptions } from '../audit.ts';
import { quote } from '../shell-words.ts';

/** The command that repeats an audit. */
export function auditCommand(data: readonly string[], { format = {}, task, fields, splits }: AuditOptions): string {
  const words = ['leaven', 'audit', ...data];
  const { delimiter, columns } = format;
  if (format.format !== undefined) words.push('--format', format.format);
  if (columns !== undefined) words.push('--columns', columns.join(','));
  if (delimiter !== undefined) words.push('--delimiter', delimiter === '\t' ? '\\t' : delimiter);
  if (format.encoding !== undefined) words.push('--encoding', format.encoding);
  if (task !== undefined) words.push('--task', task);
  for (const [role, column] of Object.entries(fields ?? {})) words.push('--fields', `${role}=${column}`);
  for (const [split, path] of Object.entries(splits ?? {})) words.push('--split', `${split}=${path}`);
  return words.map(quote).join(' ');
}

/** What is worth doing after an audit. */
export function nextCommands(data: readonly string[], recipeFile: string, options: AuditOptions): string[] {
  return [`${auditCommand(data, options)} --write-recipe ${quote(recipeFile)}`, `leaven run ${quote(recipeFile)}`];
}
