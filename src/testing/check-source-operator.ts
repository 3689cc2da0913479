import type { Sample } from '../core/sample.ts';
import type { SourceOperator } from '../core/source-operator.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { generated, type JsonRecord } from './added-records.ts';
import { schemaFor } from './apply-operator.ts';
import { check, deepFreeze, same } from './assert.ts';
import type { OperatorCheck } from './check.ts';
import { hostileTexts } from './hostile.ts';

/** Checks of operators that add samples: the same records for the same key, plain JSON, whatever the data hold. */
export function sourceOperatorChecks(operator: SourceOperator): OperatorCheck[] {
  const { id } = operator;
  const cases = operator.examples.flatMap((example) => {
    const parsed = operator.params.safeParse({ ...example.params });
    const samples = [example.input].flat() as readonly Sample[];
    return parsed.success
      ? [{ params: parsed.data as Record<string, unknown>, samples, schema: schemaFor(samples[0] ?? { id: '', text: '' }) }]
      : [];
  });
  const checks: OperatorCheck[] = [
    {
      name: 'names the split and the files of what it adds, as plain JSON',
      run() {
        check(operator.files !== undefined || operator.generate !== undefined, `${id}: adds nothing: it has neither files nor generate`);
        for (const { params } of cases) {
          const split = operator.split(params);
          check(/^[\p{L}\p{N}][\p{L}\p{N}._~-]*$/u.test(split), `${id}: ${split} is no name of a split`);
          const files = operator.files?.(deepFreeze(params)) ?? [];
          same(JSON.parse(JSON.stringify(files)), files, `${id}: files must be plain JSON`);
        }
      },
    },
  ];
  if (!operator.generate) return checks;
  const make = (one: (typeof cases)[number], seed: number): Promise<JsonRecord[]> =>
    generated(operator, deepFreeze(one.params), seed, one.schema, deepFreeze(one.samples));
  checks.push(
    {
      name: 'same key, same records, all of them plain JSON',
      async run() {
        for (const one of cases) {
          const records = await make(one, 7);
          same(await make(one, 7), records, `${id}: the same key gave other records`);
          same(JSON.parse(JSON.stringify(records)), records, `${id}: records must be plain JSON`);
          check(records.length > 0, `${id}: made nothing`);
        }
      },
    },
    {
      name: 'takes hostile values of the data',
      async run() {
        const samples: Sample[] = Object.entries(hostileTexts).map(([name, text]) => ({
          id: name,
          text,
          label: text,
          name: text,
          city: text,
        }));
        for (const one of cases) {
          try {
            await generated(operator, one.params, 1, one.schema, deepFreeze(samples));
          } catch (error) {
            check(error instanceof LeavenError, `${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
          }
        }
      },
    },
  );
  if (operator.determinism === 'seeded')
    checks.push({
      name: 'other seeds draw other records',
      async run() {
        const differs = await Promise.all(
          cases.map(async (one) => JSON.stringify(await make(one, 1)) !== JSON.stringify(await make(one, 2))),
        );
        check(differs.some(Boolean), `${id}: the seed changes nothing`);
      },
    });
  return checks;
}
