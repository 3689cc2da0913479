import { utf8 } from '../core/bytes.ts';
import { mapFiles } from '../core/file-params.ts';
import { filesOf, nameOf } from '../core/files.ts';
import { resourcesOf } from '../core/operator.ts';
import { type OperatorPlan, type Plan, type StagePlan, type StepPlan, stepsOfStage } from '../core/plan.ts';
import type { PreparedSource } from '../datasets/format.ts';
import { canonicalJson } from '../datasets/identity.ts';
import { toLeavenError } from '../errors/leaven-error.ts';
import { createSha256 } from '../kernels/sha256.ts';
import { loadOperator } from '../operators/load.ts';
import { hashFile } from './files.ts';

/**
 * The plan with its hashes: everything that bytes depend on, and nothing else. Absolute paths, the name, the output path,
 * the engine, workers and shard size stay out; hashes of inputs, of files that parameters name, of users' modules and the
 * versions of operators and their resources go in.
 */
export async function sealPlan(draft: Plan, sources: readonly PreparedSource[]): Promise<Plan> {
  const steps = draft.stages.flatMap(stepsOfStage);
  const versions = new Map<string, unknown>();
  for (const operatorPlan of steps.flatMap(operatorsOf)) versions.set(keyOf(operatorPlan), await describeOperator(operatorPlan));

  const inputs = sources.map(({ name, split, sha256, format, step, rename, constants }) => ({
    ...{ name, split, sha256, format },
    ...(step !== undefined ? { step, rename, constants } : {}),
  }));
  const base = canonicalJson({
    leaven: 1,
    seed: draft.seed,
    language: draft.language,
    schema: draft.schema,
    idField: draft.idField,
    splitColumn: draft.splitColumn,
    inputs,
  });
  let previous = sha256(base);
  const stages: StagePlan[] = [];
  for (const [index, stage] of draft.stages.entries()) {
    const last = index === draft.stages.length - 1;
    const content = stepsOfStage(stage).map((step) => describeStep(step, versions));
    previous = sha256(
      canonicalJson({
        previous,
        entry: stage.entry !== undefined,
        content,
        ...(last ? { output: draft.output.format } : {}),
      }),
    );
    stages.push({ ...stage, index, hash: previous });
  }
  const rowsPerFile = draft.output.rowsPerFile === undefined ? {} : { rowsPerFile: draft.output.rowsPerFile };
  const hash = sha256(
    canonicalJson({ previous, limits: draft.limits, energy: draft.energy, compression: draft.output.compression, ...rowsPerFile }),
  );
  return { ...draft, stages, hash };
}

export function sha256(text: string | Uint8Array): string {
  const hash = createSha256();
  hash.update(typeof text === 'string' ? utf8(text) : text);
  return hash.digest();
}

export function operatorsOf(step: StepPlan): readonly OperatorPlan[] {
  return step.kind === 'augment' ? [...step.from, ...step.gates] : [step.operator];
}

function keyOf(plan: OperatorPlan): string {
  return canonicalJson([plan.use, plan.module, plan.params]);
}

/** A step without its place in the recipe and without paths of this machine. */
function describeStep(step: StepPlan, versions: ReadonlyMap<string, unknown>): unknown {
  const { path: _, ...rest } = step;
  const describe = (plan: OperatorPlan) => ({
    slot: plan.slot,
    weight: plan.weight,
    ...(plan.fields ? { fields: plan.fields } : {}),
    ...(plan.choice ? { choice: plan.choice } : {}),
    is: versions.get(keyOf(plan)),
  });
  return rest.kind === 'augment'
    ? { ...rest, from: rest.from.map(describe), gates: rest.gates.map(describe) }
    : { ...rest, operator: describe(rest.operator) };
}

async function describeOperator(plan: OperatorPlan): Promise<unknown> {
  const operator = await loadOperator(plan.use, plan.module);
  return {
    use: plan.use,
    version: operator.version ?? 1,
    resources: resourcesOf(operator, plan.params),
    ...(plan.module !== undefined ? { module: hashOf(plan.module) } : {}),
    params: Object.fromEntries(
      Object.entries(plan.params).map(([name, value]) => [
        name,
        mapFiles(operator, name, value, (file) => ({ file: nameOf(file), sha256: hashOf(file) })),
      ]),
    ),
  };
}

function hashOf(path: string): string {
  try {
    return filesOf(path).kind(path) === 'folder' ? sha256(canonicalJson(contentsOf(path))) : hashFile(path);
  } catch (error) {
    throw toLeavenError(error);
  }
}

/** Hashes of all files in a folder by their names; hidden ones aside. */
function contentsOf(folder: string): Record<string, unknown> {
  const files = filesOf(folder);
  const shown = files.entries(folder).filter(({ name, kind }) => !name.startsWith('.') && kind !== 'other');
  return Object.fromEntries(
    shown.map(({ name, kind }) => {
      const path = files.resolve(folder, name);
      return [name, kind === 'folder' ? contentsOf(path) : hashFile(path)];
    }),
  );
}

/**
 * Stages as they run: a dataset operator that reorders stands alone in its stage, so that the new order is on disk before
 * the next step sees the samples; there is always a last stage to write.
 */
export function arrangeStages(stages: readonly StagePlan[]): StagePlan[] {
  const arranged: StagePlan[] = [];
  for (const stage of stages) {
    if (stage.entry && stage.steps.length > 0 && stage.reorders) {
      arranged.push({ ...stage, steps: [] });
      const { joins: _, entry: __, reorders: ___, ...rest } = stage;
      arranged.push(rest);
    } else arranged.push(stage);
  }
  const last = arranged[arranged.length - 1];
  if (!last || last.reorders) arranged.push({ index: 0, steps: [], hash: '' });
  return arranged.map((stage, index) => ({ ...stage, index }));
}
