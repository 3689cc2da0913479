import { z } from 'zod';
import type { Operator } from '../core/operator.ts';
import {
  augmentSchema,
  augmentWithSchema,
  choiceSchema,
  datasetSchema,
  gateSchema,
  longStepSchema,
  recipeSchema,
  splitSchema,
  usualSplits,
} from './schema.ts';

type JsonSchema = Record<string, unknown>;

const ownPattern = String.raw`^(\.{1,2}[\\/]|/|[A-Za-z]:[\\/])`;

const asJson = (schema: z.ZodType): JsonSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return rest;
};
const ref = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });

/**
 * The JSON schema of a recipe, for editors: every operator with its parameters, in the short and the long form.
 * Rules across fields (an operator's `check`, paths, splits) are left to `leaven validate`.
 */
export function recipeJsonSchema(operators: readonly Operator[]): JsonSchema {
  const runnable = operators.filter(({ shape }) => shape !== 'partners' && shape !== 'batch');
  const changing = runnable.filter(({ shape }) => shape === 'sample');
  const filters = runnable.filter(({ shape }) => shape === 'filter');
  const defs: Record<string, JsonSchema> = {};
  for (const operator of runnable) {
    const parameters = withoutWords(asJson(operator.params));
    defs[operator.id] = { title: operator.id, description: operator.summary.en, ...parameters };
  }
  const items = { from: { items: ref('choice') }, gates: { items: ref('gate') } };
  defs.augment = {
    title: 'augment',
    description: 'Makes copies, each changed by operators drawn from a list.',
    ...withItems(asJson(augmentSchema), items),
  };
  defs['augment.with'] = withItems(asJson(augmentWithSchema), items);
  defs.own = { type: 'string', description: 'Path of your own operator.', pattern: ownPattern };
  defs.split = asJson(splitSchema);
  defs.step = itemSchema(runnable, asJson(longStepSchema), 'augment');
  defs.choice = itemSchema(changing, asJson(choiceSchema));
  defs.gate = itemSchema(filters, asJson(gateSchema));

  const dataset = asJson(datasetSchema);
  const splits = Object.fromEntries(usualSplits.map((name) => [name, ref('split')]));
  dataset.properties = { ...(dataset.properties as JsonSchema), path: ref('split'), ...splits };
  dataset.additionalProperties = ref('split');
  const recipe = asJson(recipeSchema);
  recipe.properties = {
    ...(recipe.properties as JsonSchema),
    dataset,
    steps: { ...((recipe.properties as JsonSchema).steps as JsonSchema), items: ref('step') },
  };
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'Leaven recipe', ...recipe, $defs: defs };
}

/** One step, choice or gate: a bare id, a map with one operator, or the long form with `use` and `with` of one operator. */
function itemSchema(operators: readonly Operator[], long: JsonSchema, also?: 'augment'): JsonSchema {
  const ids = operators.map(({ id }) => id);
  const names = also === undefined ? ids : [also, ...ids];
  const properties = Object.fromEntries(names.map((name) => [name, nullable(name)]));
  const withOf = names.map((name) => ({
    if: { properties: { use: { const: name } }, required: ['use'] },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON schema
    then: { properties: { with: nullable(name === 'augment' ? 'augment.with' : name) } },
  }));
  return {
    anyOf: [
      { enum: ids },
      ref('own'),
      { type: 'object', properties, minProperties: 1, maxProperties: 1, additionalProperties: false },
      {
        type: 'object',
        patternProperties: { [ownPattern]: { type: ['object', 'null'] } },
        minProperties: 1,
        maxProperties: 1,
        additionalProperties: false,
      },
      { ...long, properties: { ...(long.properties as JsonSchema), use: { anyOf: [{ enum: names }, ref('own')] } }, allOf: withOf },
    ],
  };
}

/** `text.length:` with nothing after it is the operator with its defaults. */
function nullable(name: string): JsonSchema {
  return { anyOf: [ref(name), { type: 'null' }] };
}

function withItems(schema: JsonSchema, items: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const properties = { ...(schema.properties as Record<string, JsonSchema>) };
  for (const [key, more] of Object.entries(items)) properties[key] = { ...properties[key], ...more };
  return { ...schema, properties };
}

/** Editors show `description`; what Leaven alone reads is left out. */
function withoutWords(schema: JsonSchema): JsonSchema {
  const properties = schema.properties as Record<string, JsonSchema> | undefined;
  if (!properties) return schema;
  const cleaned = Object.entries(properties).map(([key, { zh: _, file: __, unit: ___, ...rest }]) => [key, rest]);
  return { ...schema, properties: Object.fromEntries(cleaned) };
}
