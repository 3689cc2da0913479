import { createRequire } from 'node:module';
import { resourcesOf } from '../core/operator.ts';
import { type Plan, stepsOfStage } from '../core/plan.ts';
import { loadOperator } from '../operators/load.ts';
import { operatorsOf } from './seal.ts';

const require = createRequire(import.meta.url);

/** The version of this package. */
export function leavenVersion(): string {
  return (require('../../package.json') as { version: string }).version;
}

/** What bytes and figures of a run depend on beside the plan: kept in run.json. */
export interface Versions extends Record<string, unknown> {
  leaven: string;
  node: string;
  libraries: Record<string, string>;
}

/** Versions of Leaven, of Node and of the libraries that the plan's operators name as resources. */
export async function versionsOf(plan: Plan): Promise<Versions> {
  const libraries: Record<string, string> = {};
  const steps = plan.stages.flatMap(stepsOfStage);
  for (const operator of steps.flatMap(operatorsOf)) {
    for (const resource of resourcesOf(await loadOperator(operator.use, operator.module), operator.params)) {
      const at = resource.lastIndexOf('@');
      if (at > 0) libraries[resource.slice(0, at)] = resource.slice(at + 1);
    }
  }
  return { leaven: leavenVersion(), node: process.versions.node, libraries };
}
