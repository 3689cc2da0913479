import { mapFiles } from '../core/file-params.ts';
import { filesOf, folderOf as folderOfPath } from '../core/files.ts';
import { asksModel, isRedaction, type Json, type Operator } from '../core/operator.ts';
import type { OperatorPlan } from '../core/plan.ts';
import type { Schema } from '../core/schema.ts';
import { labelKinds } from '../core/tasks.ts';
import { toLeavenError } from '../errors/leaven-error.ts';
import { checkShape, parametersOf } from './check.ts';
import { showValue } from './describe.ts';
import { type FoundOperator, requireFile } from './operators.ts';
import type { RecipePath } from './path.ts';
import type { Problems } from './problems.ts';
import type { WrittenOperator } from './read-steps.ts';

export type Found = ReadonlyMap<WrittenOperator, FoundOperator>;

/** An operator whose parameters are checked; `written` keeps paths as the recipe has them. */
export interface Checked {
  operator: Operator;
  plan: Omit<OperatorPlan, 'slot'>;
  written: Readonly<Record<string, Json>>;
  source: WrittenOperator;
}

/** The operator's parameters, checked, with defaults and absolute paths; what is wrong goes to `problems`. */
export function checkOperator(
  written: WrittenOperator,
  found: Found,
  context: { problems: Problems; folderOf(path: RecipePath): string; schema: Schema | undefined },
): Checked | undefined {
  const { problems, folderOf } = context;
  const loaded = found.get(written);
  if (!loaded) return undefined;
  const { operator, module } = loaded;
  const params = checkShape(operator.params, written.params, written.paramsPath, parametersOf(operator.id), problems) as
    | Record<string, unknown>
    | undefined;
  if (!params) return undefined;
  const wrong = operator.check?.(params, context.schema);
  if (wrong) {
    const got = Object.hasOwn(params, wrong.param) ? showValue(params[wrong.param]) : undefined;
    problems.add(
      'recipe/bad-parameter',
      { key: wrong.param, operator: operator.id, expected: wrong.expected, ...(got !== undefined ? { got } : {}) },
      [...written.paramsPath, wrong.param],
    );
    return undefined;
  }
  const plain = JSON.parse(JSON.stringify(params)) as Record<string, Json>;
  const absolute = { ...plain };
  let there = true;
  for (const [name, value] of Object.entries(plain)) {
    // A default path of a user's operator lies beside its module.
    const given = typeof written.params === 'object' && written.params !== null && Object.hasOwn(written.params, name);
    absolute[name] = mapFiles(operator, name, value, (path, inside, kind) => {
      const place = [...written.paramsPath, ...inside];
      const folder = given || module === undefined ? folderOf(place) : folderOfPath(module);
      const file = filesOf(folder).resolve(folder, path);
      try {
        requireFile(file, name, path, kind);
      } catch (error) {
        problems.addError(toLeavenError(error), place);
        there = false;
      }
      return file;
    });
  }
  if (there) checkReady(operator, absolute, written, problems);
  return {
    operator,
    plan: {
      use: operator.id,
      ...(module !== undefined ? { module } : {}),
      version: operator.version ?? 1,
      ...(isRedaction(operator) ? { redacts: true as const } : {}),
      ...(asksModel(operator, absolute) ? { foresees: true as const } : {}),
      params: absolute,
      weight: written.weight,
    },
    written: plain,
    source: written,
  };
}

/** What an operator needs beside its parameters. */
function checkReady(operator: Operator, params: Readonly<Record<string, Json>>, { paramsPath }: WrittenOperator, problems: Problems): void {
  try {
    operator.ready?.(params);
  } catch (error) {
    problems.addError(toLeavenError(error), paramsPath);
  }
}

export function checkShapeOf(operator: Operator, { usePath, useTarget }: WrittenOperator, problems: Problems): void {
  if (operator.shape === 'partners' || operator.shape === 'batch')
    problems.add('recipe/shape-not-available', { operator: operator.id, shape: operator.shape }, usePath, useTarget);
}

/** Filters, dataset and source operators change no sample, so any label may stand beside them. */
export function checkLabels(operator: Operator, { usePath, useTarget }: WrittenOperator, schema: Schema, problems: Problems): void {
  if (operator.shape === 'filter' || operator.shape === 'dataset' || operator.shape === 'source') return;
  for (const field of schema.fields) {
    const kind = labelKinds.find((one) => one === field.kind);
    if (kind !== undefined && !operator.takes.includes(kind))
      problems.add('recipe/label-kind', { operator: operator.id, kind, field: field.name, takes: operator.takes }, usePath, useTarget);
  }
}
