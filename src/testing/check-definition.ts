import { z } from 'zod';
import { type Operator, stepWords } from '../core/operator.ts';
import { check, same } from './assert.ts';
import type { OperatorCheck } from './check.ts';
import { runExample } from './examples.ts';

/** Parameters to test with: the defaults where they stand on their own, and those of the examples. */
export function parameterSets(operator: Operator): Record<string, unknown>[] {
  const sets = [{}, ...operator.examples.map((example) => ({ ...example.params }))];
  const seen = new Set<string>();
  const valid: Record<string, unknown>[] = [];
  for (const set of sets) {
    const parsed = operator.params.safeParse(set);
    if (!parsed.success || operator.check?.(parsed.data) || seen.has(JSON.stringify(parsed.data))) continue;
    seen.add(JSON.stringify(parsed.data));
    valid.push(parsed.data);
  }
  return valid;
}

/** Checks of what every operator says of itself, whatever its shape. */
export function definitionChecks(operator: Operator): OperatorCheck[] {
  const { id } = operator;
  return [
    {
      name: 'says what it is, in both languages',
      run() {
        check(/^[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$/.test(id), `${id}: the id must be modality.verb-object in lower case`);
        check(/^\d+\.\d+\.\d+$/.test(operator.since), `${id}: since must be a version such as 0.1.0`);
        for (const text of [operator.summary, operator.description]) {
          if (text === undefined) continue;
          check(text.en.trim() !== '' && /\p{Script=Han}/u.test(text['zh-CN']), `${id}: summary and description need English and Chinese`);
        }
        check(!/[.。]$/.test(operator.summary.en + operator.summary['zh-CN']), `${id}: a summary is one line without a full stop`);
        for (const { title, url } of operator.references ?? []) {
          check(title !== '' && url.startsWith('https://'), `${id}: a reference needs a title and an https address`);
        }
      },
    },
    {
      name: 'declares parameters with descriptions, strictly, and as a JSON schema',
      run() {
        for (const [name, schema] of Object.entries(operator.params.shape)) {
          check(!stepWords.has(name), `${id}: the parameter ${name} belongs to the step`);
          const meta = (schema as z.ZodType).meta() as { description?: unknown; zh?: unknown } | undefined;
          check(typeof meta?.description === 'string' && meta.description !== '', `${id}: ${name} needs .meta({ description }) last`);
          check(typeof meta.zh === 'string' && /\p{Script=Han}/u.test(meta.zh), `${id}: ${name} needs .meta({ zh }) last`);
        }
        check(!operator.params.safeParse({ noSuchParameter: 1 }).success, `${id}: unknown parameters must be refused`);
        const schema = z.toJSONSchema(operator.params, { io: 'input' });
        check(schema.type === 'object' && schema.additionalProperties === false, `${id}: params must export as a strict JSON schema`);
        check(parameterSets(operator).length > 0, `${id}: neither the defaults nor an example's parameters are valid`);
      },
    },
    {
      name: 'has two examples at least, by different names',
      run() {
        const names = new Set(operator.examples.map((example) => example.name));
        check(names.size >= 2 && names.size === operator.examples.length, `${id}: needs two examples with names of their own`);
      },
    },
    ...operator.examples.map((example) => ({
      name: `example: ${example.name}`,
      async run() {
        same(await runExample(operator, example), example.output, `${id}: ${example.name}`);
      },
    })),
  ];
}
