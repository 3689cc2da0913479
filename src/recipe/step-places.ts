import type { Operator } from '../core/operator.ts';
import { messageRoles, type TurnChoice } from '../core/places.ts';
import type { OperatorPlan } from '../core/plan.ts';
import { fieldsOfKind, textualFields } from '../core/schema.ts';
import { nearestName } from '../datasets/nearest.ts';
import { asDrawn, defaultFields, defaultRoles } from './fields.ts';
import { shorten } from './path.ts';
import type { WrittenStep } from './read-steps.ts';
import type { StepContext } from './resolve-steps.ts';

/** The fields that a step names, or those that its operators have by themselves. */
export function fieldsFor(step: WrittenStep, rest: readonly string[], { schema, problems }: StepContext): string[] {
  const written = step.options.fields;
  if (written === undefined || !schema) return [...rest];
  const list = typeof written === 'string' ? [written] : written;
  const texts = textualFields(schema).map((field) => field.name);
  for (const [index, name] of list.entries()) {
    if (texts.includes(name)) continue;
    const nearest = nearestName(name, texts);
    const path = [...step.optionsPath, 'fields', ...(typeof written === 'string' ? [] : [index])];
    problems.add('recipe/unknown-field', { field: shorten(name), expected: texts, ...(nearest !== undefined ? { nearest } : {}) }, path);
  }
  // In the order of the schema: the order of a list of names changes nothing.
  return texts.filter((name) => list.includes(name));
}

/** The messages a step works on, where the data has any. */
export function choiceFor(step: WrittenStep, operators: readonly Operator[], { schema, problems }: StepContext): TurnChoice | undefined {
  const { roles, turns } = step.options;
  if (!schema) return undefined;
  if (fieldsOfKind(schema, 'messages').length === 0) {
    for (const key of ['roles', 'turns'] as const) {
      if (step.options[key] === undefined) continue;
      const reason = {
        en: `${key}: chooses messages, and the task ${schema.task} has none`,
        'zh-CN': `${key}: 用于选择消息，而任务 ${schema.task} 没有消息`,
      };
      problems.add('recipe/conflict', { reason }, [...step.optionsPath, key], 'key');
    }
    return undefined;
  }
  const written = roles === undefined ? defaultRoles(operators) : roles === 'all' ? messageRoles : [roles].flat();
  return {
    // In one order: the order of a list of names changes nothing.
    roles: messageRoles.filter((role) => (written as readonly string[]).includes(role)),
    ...(turns !== undefined && turns !== 'all' ? { turns } : {}),
  };
}

/** What changes what a sample is about must change all its texts alike: a pair of which one side is left out would be false. */
export function checkSides(
  operators: readonly Operator[],
  fields: readonly string[],
  step: WrittenStep,
  { schema, problems }: StepContext,
): void {
  if (!schema) return;
  const { roles, turns } = step.options;
  const spoken = roles === undefined || roles === 'all' ? messageRoles : [roles].flat();
  const unheard =
    turns === 'first' || turns === 'last' ? ['turns'] : ['user', 'assistant'].filter((role) => !(spoken as string[]).includes(role));
  if (unheard.length > 0)
    for (const operator of operators)
      if (operator.consistent)
        problems.add('recipe/one-sided', { operator: operator.id, task: schema.task, left: unheard }, [
          ...step.optionsPath,
          turns === undefined ? 'roles' : 'turns',
        ]);
  if (step.options.fields === undefined) return;
  const all = textualFields(schema).filter((field) => !(field.fixed && field.kind === 'text' && field.role === 'system'));
  const left = all.filter((field) => !fields.includes(field.name)).map((field) => field.name);
  if (left.length === 0 || all.length < 2) return;
  const paired = schema.task === 'text-pair' && schema.fields.some((field) => field.kind === 'label');
  for (const operator of operators)
    if (operator.consistent || (paired && operator.labelEffect === 'changing'))
      problems.add('recipe/one-sided', { operator: operator.id, task: schema.task, left }, [...step.optionsPath, 'fields']);
}

/** Where one choice of an augment works, as far as the recipe leaves it to the operator and it is not where all of them do. */
export function ownPlaces(
  operator: Operator,
  step: WrittenStep,
  fields: readonly string[],
  choice: TurnChoice | undefined,
  context: StepContext,
): Pick<OperatorPlan, 'fields' | 'choice'> {
  const own = context.schema && step.options.fields === undefined ? defaultFields(asDrawn(operator), context.schema) : fields;
  const messages = choice && choiceFor(step, [asDrawn(operator)], context);
  return {
    ...(own.join('\n') === fields.join('\n') ? {} : { fields: own }),
    ...(messages && messages.roles.join() !== choice.roles.join() ? { choice: messages } : {}),
  };
}
