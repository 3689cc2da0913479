import type { FilterOperator } from '../core/operator.ts';
import type { Sample } from '../core/sample.ts';
import { analyzer, keptByFilter, textFields } from './apply-operator.ts';
import { check, deepFreeze, same } from './assert.ts';
import type { OperatorCheck } from './check.ts';
import { parameterSets } from './check-definition.ts';
import { settingFor } from './examples.ts';
import { hostileTexts, hostileValues, ordinaryTexts } from './hostile.ts';

/** Checks of filters: measures are numbers and say all that the decision needs. */
export function filterChecks(operator: FilterOperator): OperatorCheck[] {
  const { id } = operator;
  const measured = async (sample: Sample, parent: Sample | undefined, params: Record<string, unknown>) => {
    const setting = await settingFor(operator, params, 0, [sample]);
    const measures = operator.measure({
      ...{ sample, params: setting.params, schema: setting.schema, resources: setting.resources, table: setting.table },
      fields: textFields(setting.schema),
      siblings: parent ? [parent] : [],
      ...(parent ? { parent } : {}),
      analyze: (text) => analyzer.analyze(text),
    });
    for (const [name, value] of Object.entries(measures)) check(typeof value === 'number', `${id}: the measure ${name} is no number`);
    return measures;
  };
  const samples: readonly Sample[] = deepFreeze(ordinaryTexts.map((text, i) => ({ id: `s${i}`, text, label: 'x' })));
  const checks: OperatorCheck[] = [
    {
      name: 'measures the same twice, and decides from the measures alone',
      async run() {
        for (const params of parameterSets(operator))
          for (const [i, sample] of samples.entries()) {
            const parent = i === 0 ? undefined : samples[i - 1];
            const measures = await measured(sample, parent, params);
            same(await measured(sample, parent, params), measures, `${id}: measures differ`);
            const reason = operator.decide({ measures, params });
            check(reason === undefined || /^[a-z]+(-[a-z]+)*$/.test(reason), `${id}: a reason is a fact in kebab case. Got ${reason}`);
            same(operator.decide({ measures: { ...measures }, params }), reason, `${id}: two decisions on the same measures differ`);
          }
      },
    },
    {
      name: 'lets pass what could not be measured',
      async run() {
        for (const params of parameterSets(operator)) {
          const measures = await measured(samples[0] as Sample, samples[1], params);
          const missing = Object.fromEntries(Object.keys(measures).map((name) => [name, Number.NaN]));
          check(operator.decide({ measures: missing, params }) === undefined, `${id}: NaN was decided on`);
        }
      },
    },
    {
      name: 'takes hostile values in a text field',
      async run() {
        for (const params of parameterSets(operator))
          for (const value of Object.values(hostileValues)) await measured(deepFreeze({ id: 'h', text: value }), samples[0], params);
      },
    },
  ];
  if (operator.needsParent === true)
    checks.push({
      name: 'lets originals pass',
      async run() {
        for (const params of parameterSets(operator)) {
          const kept = keptByFilter(operator, samples, await settingFor(operator, params, 0, samples));
          same(
            kept,
            samples.map((sample) => sample.id),
            `${id}: an original was dropped`,
          );
        }
      },
    });
  for (const [name, text] of Object.entries(hostileTexts))
    checks.push({
      name: `hostile text: ${name}`,
      async run() {
        for (const params of parameterSets(operator)) {
          await measured({ id: 'h', text }, samples[0], params);
          await measured({ id: 'h', text }, { id: 'p', text: `${text.slice(0, text.length >> 1)}x` }, params);
        }
      },
    });
  return checks;
}
