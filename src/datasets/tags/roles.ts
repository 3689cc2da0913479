import type { FormatPlan } from '../../core/plan.ts';
import { type TaskName, tasks } from '../../core/tasks.ts';

/** Names of columns by role, with the tokens and tags that formats of tagged tokens bring along. */
export function withTokenRoles(
  task: TaskName,
  names: Readonly<Record<string, string>>,
  formats: Iterable<Pick<FormatPlan, 'format' | 'layout'>>,
): Readonly<Record<string, string>> {
  const roles = tasks[task];
  const own: Record<string, string> = { ...names };
  for (const { format, layout } of formats) {
    if (format !== 'conll' && layout !== 'tokens') continue;
    if ('tokens' in roles) own.tokens ??= 'tokens';
    if (layout === 'tokens' && 'tags' in roles) own.tags ??= 'tags';
  }
  return own;
}
