import type { OperatorStepPlan, SourcePlan } from '../core/plan.ts';
import type { SourceOperator } from '../core/source-operator.ts';
import type { Checked } from './check-operator.ts';
import { isUsableSplit, readSource } from './dataset.ts';
import { shorten } from './path.ts';
import type { Problems } from './problems.ts';
import type { WrittenStep } from './read-steps.ts';
import type { Ids, ResolvedStep, StepContext } from './resolve-steps.ts';

/** Options of a step that choose among samples: what adds samples has none to choose among. */
const choosing = ['when', 'splits', 'fields', 'roles', 'turns', 'guards'] as const;

/** A step that adds samples: its files, or the operator that makes them, as sources that join at the step. */
export function resolveSource(
  step: WrittenStep,
  operator: SourceOperator,
  checked: Checked,
  ids: Ids,
  context: StepContext,
  splits: readonly string[],
): ResolvedStep | undefined {
  const { problems, folderOf } = context;
  const { plan: draft, written, source: place } = checked;
  for (const key of step.options.probability < 1 ? ['probability', ...choosing] : choosing) {
    if (step.options[key as keyof typeof step.options] === undefined) continue;
    const reason = {
      en: `${key}: chooses among samples, and ${operator.id} adds samples`,
      'zh-CN': `${key}: 用于选择样本，而 ${operator.id} 用于添加样本`,
    };
    problems.add('recipe/conflict', { reason }, [...step.optionsPath, key], 'key');
  }
  const split = operator.split(draft.params);
  if (!isUsableSplit(split)) {
    const expected = { en: 'the name of a split', 'zh-CN': '划分的名称' };
    problems.add('recipe/bad-parameter', { key: 'split', operator: operator.id, expected, got: split }, [...place.paramsPath, 'split']);
    return undefined;
  }
  const id = ids.of(step.options.id, operator.id, { operator: { use: draft.use, params: written } });
  const slot = operator.id;
  const plan: OperatorStepPlan = {
    kind: 'operator',
    id,
    path: step.path.join('.'),
    probability: 1,
    splits: [split],
    onError: 'reject',
    fields: [],
    guardsOff: [],
    operator: { ...draft, slot },
  };
  const sources: SourcePlan[] = (operator.files?.(written) ?? []).flatMap(({ path, format, rename, constants, origin }) => {
    const found = readSource({ path, ...format } as Parameters<typeof readSource>[0], split, place.paramsPath, {}, folderOf, problems);
    return found.map((one) => ({
      ...one,
      step: id,
      ...(rename && Object.keys(rename).length > 0 ? { rename } : {}),
      ...withConstants({ ...constants, ...(origin === undefined ? {} : { [origin]: one.name }) }),
    }));
  });
  if (operator.generate)
    sources.push({
      split,
      file: '',
      name: operator.id,
      format: { format: 'jsonl', offsets: 'utf-16' },
      step: id,
      generator: { ...draft, slot },
    });
  return { plan, path: step.path, operators: [operator], gates: [], sources, splitsAfter: [...new Set([...splits, split])] };
}

/**
 * A generator takes values from the rows of a split as they are read. Where a step parts the data, rows that become test are among them:
 * their values would stand in what is made for train.
 */
export async function checkColumns(steps: readonly ResolvedStep[], problems: Problems): Promise<void> {
  const parts = steps.find(({ plan, operators: [first] }) => {
    return plan.kind === 'operator' && first?.shape === 'dataset' && (first.makesSplits?.(plan.operator.params) ?? []).length > 0;
  });
  if (parts?.plan.kind !== 'operator') return;
  for (const { plan, path, operators } of steps) {
    const [operator] = operators;
    if (plan.kind !== 'operator' || operator?.shape !== 'source' || !operator.columns) continue;
    const { params, use } = plan.operator;
    // What is wrong with its files is told where they are read.
    const resources = await Promise.resolve(operator.prepare?.(params)).catch(() => undefined);
    if (operator.prepare && resources === undefined) continue;
    const [query] = operator.columns(params, resources);
    if (query === undefined) continue;
    const reason = {
      en: `${use} takes values from the column ${shorten(query.column)}, and ${parts.plan.operator.use} parts the data afterwards: values of test rows would reach train. Name the splits under dataset, or give the values in a file`,
      'zh-CN': `${use} 从列 ${shorten(query.column)} 取值，而 ${parts.plan.operator.use} 随后划分数据：测试行的值会进入训练集。应在 dataset 下指定各划分，或以文件给出这些值`,
    };
    problems.add('recipe/conflict', { reason }, path);
  }
}

function withConstants(constants: NonNullable<SourcePlan['constants']>): Pick<SourcePlan, 'constants'> {
  return Object.keys(constants).length > 0 ? { constants } : {};
}
