import { expect, it } from 'vitest';
import { registry } from '../operators/registry.generated.ts';
import { recipeJsonSchema } from './json-schema.ts';
import { recipeSchema, stepOptions } from './schema.ts';

type Json = Record<string, unknown>;
const schema = async () => {
  const operators = [];
  for (const load of Object.values(registry)) operators.push((await load()).default);
  return recipeJsonSchema(operators) as Json & { properties: Json; required: string[]; $defs: Record<string, Json & { anyOf: Json[] }> };
};

it('asks only for what has no default', async () => {
  const { required, properties } = await schema();
  expect([...required].sort()).toEqual(['dataset', 'leaven', 'steps']);
  expect(Object.keys(properties).sort()).toEqual(Object.keys(recipeSchema.shape).sort());
});

it('describes every operator with its parameters and refuses others', async () => {
  const { $defs } = await schema();
  for (const id of Object.keys(registry)) expect($defs[id]).toMatchObject({ type: 'object', additionalProperties: false });
  expect($defs['text.swap-words']).toMatchObject({ properties: { ratio: { minimum: 0, maximum: 1, default: 0.1 } } });
  expect(JSON.stringify($defs['text.swap-words'])).not.toContain('"zh"');
});

it('offers filters as gates alone, changing operators as choices alone, all as steps', async () => {
  const { $defs } = await schema();
  const ids = (name: string) => ($defs[name]?.anyOf[0]?.enum ?? []) as string[];
  expect(ids('gate')).toContain('text.length');
  expect(ids('gate')).not.toContain('text.swap-words');
  expect(ids('choice')).not.toContain('text.length');
  expect(ids('step')).toHaveLength(Object.keys(registry).length);
});

it('has every option of a step in the long form', async () => {
  const { $defs } = await schema();
  const long = $defs.step?.anyOf.at(-1) as { properties: Json; required: string[] };
  expect(Object.keys(long.properties)).toEqual(expect.arrayContaining([...Object.keys(stepOptions), 'use', 'with']));
  expect(long.required).toEqual(['use']);
});

it('points only at definitions that are there', async () => {
  const whole = await schema();
  const names = [...JSON.stringify(whole).matchAll(/"#\/\$defs\/([^"]+)"/g)].map(([, name]) => name as string);
  for (const name of new Set(names)) expect(whole.$defs).toHaveProperty([name]);
});
