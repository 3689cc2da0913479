import type { CollectContext, CollectedRow, DatasetOperator, DatasetView } from '../core/operator.ts';
import type { Sample } from '../core/sample.ts';
import { collectContext, collectSettled, type Params, rowsOf, schemaFor, settledDecisionsOf } from './apply-operator.ts';
import { check, deepFreeze, same } from './assert.ts';
import type { OperatorCheck } from './check.ts';
import { parameterSets } from './check-definition.ts';
import { hostileTexts, hostileValues, ordinaryTexts } from './hostile.ts';

const rowCount = 60;

function samplesOf(): readonly Sample[] {
  const words = ['good', 'bad', 'Good', 'fine  film', 'fine film'];
  return deepFreeze(
    Array.from({ length: rowCount }, (_, i) => ({
      id: i % 7 === 6 ? `r${i - 1}#augment.1` : `r${i}`,
      text: i % 3 === 0 ? (words[i % words.length] as string) : `${ordinaryTexts[i % ordinaryTexts.length]} ${i}`,
      label: i % 4 === 0 ? 'a' : 'b',
      author: `author ${i % 11}`,
      // Copies stand in the split of their original.
      ...(Math.floor(i / 7) % 3 === 2 ? { split: 'test' } : {}),
    })),
  );
}

/** Checks of dataset operators: what they find does not depend on who saw which rows in what order. */
export function datasetOperatorChecks(operator: DatasetOperator): OperatorCheck[] {
  const { id, collector } = operator;
  const contexts = (samples: readonly Sample[]): Promise<CollectContext<Params>[]> =>
    Promise.all(
      parameterSets(operator).map(async (params) => {
        const resources = await operator.prepare?.(params);
        return collectContext(operator, { params, seed: 3, resources, schema: schemaFor(samples[0] ?? { id: '', text: '', label: '' }) });
      }),
    );
  const decide = (samples: readonly Sample[], context: CollectContext<Params>) => settledDecisionsOf(operator, rowsOf(samples), context);
  const checks: OperatorCheck[] = [
    {
      name: 'any order, any parts, merged in any order: the same bytes',
      async run() {
        const samples = samplesOf();
        const rows = rowsOf(samples);
        for (const context of await contexts(samples)) {
          const whole = await collectSettled(collector, context, [rows]);
          const reversed = [...rows].reverse();
          const odd = [rows.filter((_, i) => i % 3 === 0), [], rows.filter((_, i) => i % 3 !== 0)];
          const arrangements: [string, CollectedRow[][]][] = [
            ['rows in reverse', [reversed]],
            ['one part a row', rows.map((row) => [row])],
            ['unequal parts', odd],
          ];
          if (operator.order === 'any') arrangements.push(['other places in the input', [rowsOf([...samples].reverse())]]);
          for (const [name, parts] of arrangements)
            for (const backwards of [false, true])
              same(
                [...(await collectSettled(collector, context, parts, backwards))],
                [...whole],
                `${id}: ${name}${backwards ? ', merged backwards' : ''}`,
              );
        }
      },
    },
    {
      name: 'decisions are the same for the same rows, and name what is there',
      async run() {
        const samples = samplesOf();
        const ids = new Set(samples.map((sample) => sample.id));
        for (const context of await contexts(samples)) {
          const decisions = await decide(samples, context);
          same([...(await decide(samples, context))], [...decisions], `${id}: decisions differ`);
          const splits = operator.makesSplits?.(context.params);
          for (const [sampleId, decision] of decisions) {
            if (decision.action === 'merge') {
              check(ids.has(decision.into) && decision.into !== sampleId, `${id}: ${sampleId} is merged into ${decision.into}`);
              same(decisions.get(decision.into)?.action, 'keep', `${id}: ${sampleId} is merged into a sample that is not kept`);
            } else if (decision.action === 'drop') {
              check(/^[a-z]+(-[a-z]+)*$/.test(decision.reason), `${id}: a reason is a fact in kebab case. Got ${decision.reason}`);
            } else {
              check(
                decision.split === undefined || splits?.includes(decision.split) === true,
                `${id}: makes the split ${decision.split} unasked`,
              );
              check((decision.orderKey !== undefined) === (operator.reorders ?? false), `${id}: reorders is not what it does`);
            }
          }
        }
      },
    },
    {
      name: 'takes no rows, one row and rows it never collected',
      async run() {
        for (const context of await contexts([])) {
          const view: DatasetView = collector.open(await collectSettled(collector, context, []), context);
          const [row] = rowsOf([{ id: 'stranger', text: 'never seen', label: 'x' }]);
          check(view.decide(row as CollectedRow).action !== 'merge', `${id}: merged a sample into nothing`);
          await decide([{ id: 'only', text: 'one row', label: 'x' }], context);
        }
      },
    },
    {
      name: 'takes hostile texts, values and ids',
      async run() {
        const texts = Object.entries(hostileTexts).map(([name, text]) => ({ id: `\ud800${name}`, text, label: text }));
        const values = Object.entries(hostileValues).map(([name, value]) => ({
          id: `𠮷${name}`,
          text: value,
          label: value,
          author: value,
        }));
        const samples: Sample[] = deepFreeze([...texts, ...values, { id: '', text: 'no id', label: 'x' }]);
        for (const context of await contexts([{ id: '', text: '', label: '' }]))
          same((await decide(samples, context)).size, samples.length, `${id}: rows were lost`);
      },
    },
  ];
  return checks;
}
