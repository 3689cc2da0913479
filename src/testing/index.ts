import '../datasets/disk.ts';
import type { Operator } from '../core/operator.ts';
import type { OperatorCheck } from './check.ts';
import { datasetOperatorChecks } from './check-dataset-operator.ts';
import { definitionChecks } from './check-definition.ts';
import { filterChecks } from './check-filter.ts';
import { sampleOperatorChecks } from './check-sample-operator.ts';
import { sourceOperatorChecks } from './check-source-operator.ts';

export { runExample } from './examples.ts';
export { hostileTexts, hostileValues, ordinaryTexts } from './hostile.ts';

export type { OperatorCheck };

/** The part of a test runner that is needed: vitest, node:test, jest and mocha all have it. */
export interface TestRunner {
  describe(name: string, body: () => void): unknown;
  it(name: string, body: () => void | Promise<void>): unknown;
}

/** The checks that the declared traits of an operator call for: its shape, its determinism, what it preserves. */
export function operatorChecks(operator: Operator): OperatorCheck[] {
  const checks = definitionChecks(operator);
  if (operator.shape === 'sample') checks.push(...sampleOperatorChecks(operator));
  else if (operator.shape === 'filter') checks.push(...filterChecks(operator));
  else if (operator.shape === 'dataset') checks.push(...datasetOperatorChecks(operator));
  else if (operator.shape === 'source') checks.push(...sourceOperatorChecks(operator));
  return checks;
}

/**
 * Registers every check of an operator with a test runner: `testOperator(myOperator, { describe, it })`.
 * An operator that passes behaves in a run as one of Leaven's own.
 */
export function testOperator(operator: Operator, { describe, it }: TestRunner): void {
  describe(operator.id, () => {
    for (const { name, run } of operatorChecks(operator)) it(name, run);
  });
}
