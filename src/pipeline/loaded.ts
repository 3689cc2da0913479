import type { GuardName } from '../core/analysis.ts';
import { compileExpression, type Expression } from '../core/expression.ts';
import type { CollectContext, Collector, Operator } from '../core/operator.ts';
import type { AugmentStepPlan, OperatorPlan, Plan, StagePlan, StepPlan } from '../core/plan.ts';
import { createStreams, type StreamFactory } from '../core/random.ts';
import { createAnalyzer } from '../languages/analysis.ts';
import { loadOperator } from '../operators/load.ts';
import { loadPrivacy, type PrivacyAt } from './privacy.ts';

export type Analyzer = ReturnType<typeof createAnalyzer>;

/** An operator ready to draw: its code, its resources, its stream and, once collected, its table. */
export interface LoadedOperator {
  plan: OperatorPlan;
  operator: Operator;
  resources: unknown;
  streams: StreamFactory;
  table: unknown;
}

export interface LoadedStep {
  plan: StepPlan;
  fields: readonly string[];
  /** Messages it works on. */
  choice?: StepPlan['choice'];
  analyzer: Analyzer;
  when?: Expression;
  /** Draws that belong to the step itself: probability and the choice among `from`. */
  chance: StreamFactory;
  /** The operator of a plain step, or the choices of an augment. */
  operators: readonly LoadedOperator[];
  gates: readonly LoadedOperator[];
}

/** Something that must see all samples of a stage before the stage runs. */
export interface NamedCollector {
  name: string;
  step: LoadedStep;
  loaded: LoadedOperator;
  collector: Collector<unknown, unknown, unknown>;
  context: CollectContext<unknown>;
  /** Splits whose rows it sees beside those of the step. */
  reads: 'all' | readonly string[];
}

export interface LoadedStage {
  plan: StagePlan;
  steps: readonly LoadedStep[];
  entry?: LoadedStep;
  collectors: readonly NamedCollector[];
  /** What may be shown and kept of the samples at each step. */
  privacy: PrivacyAt;
}

/**
 * Imports what a stage needs and prepares its resources: once per worker. The entry decides once for all epochs, so its draws are those of
 * epoch 0.
 */
export async function loadStage(plan: Plan, stage: StagePlan, epoch = 0): Promise<LoadedStage> {
  const analyzers = new Map<string, Analyzer>();
  const analyzerOf = (guardsOff: readonly GuardName[]) => {
    const key = guardsOff.join(',');
    let analyzer = analyzers.get(key);
    if (!analyzer) {
      analyzer = createAnalyzer({ language: plan.language, guardsOff });
      analyzers.set(key, analyzer);
    }
    return analyzer;
  };
  const streams = (step: StepPlan, slot: string) =>
    createStreams({ seed: plan.seed, epoch: step === stage.entry ? 0 : epoch, stepId: step.id, slot });

  const load = async (step: StepPlan, operatorPlan: OperatorPlan): Promise<LoadedOperator> => {
    const operator = await loadOperator(operatorPlan.use, operatorPlan.module);
    return {
      plan: operatorPlan,
      operator,
      resources: await operator.prepare?.(operatorPlan.params),
      streams: streams(step, operatorPlan.slot),
      table: undefined,
    };
  };
  // A redaction step of this stage is also what redacts for its rejects, with the same resources.
  const ready = new Map<StepPlan, Promise<LoadedStep>>();
  const loadStep = (step: StepPlan): Promise<LoadedStep> => {
    const loading = ready.get(step) ?? readyStep(step);
    ready.set(step, loading);
    return loading;
  };
  const readyStep = async (step: StepPlan): Promise<LoadedStep> => {
    const choices = step.kind === 'augment' ? step.from : [step.operator];
    const gates = step.kind === 'augment' ? step.gates : [];
    const operators: LoadedOperator[] = [];
    for (const choice of choices) operators.push(await load(step, choice));
    const loadedGates: LoadedOperator[] = [];
    for (const gate of gates) loadedGates.push(await load(step, gate));
    return {
      plan: step,
      // What operators on choices or code change counts for whether copies differ, and is not for those on texts.
      fields: step.fields,
      choice: step.choice,
      analyzer: analyzerOf(step.guardsOff),
      ...(step.when !== undefined ? { when: await compileExpression(step.when) } : {}),
      chance: streams(step, 'choose'),
      operators,
      gates: loadedGates,
    };
  };

  const entry = stage.entry ? await loadStep(stage.entry) : undefined;
  const steps: LoadedStep[] = [];
  for (const step of stage.steps) steps.push(await loadStep(step));

  const collectors: NamedCollector[] = [];
  for (const step of entry ? [entry, ...steps] : steps) {
    for (const loaded of [...step.operators, ...step.gates]) {
      const { operator } = loaded;
      const collector =
        operator.shape === 'dataset'
          ? operator.collector
          : operator.shape === 'sample' || operator.shape === 'filter'
            ? operator.table
            : undefined;
      if (!collector || ('needsTable' in operator && operator.needsTable?.(loaded.plan.params) === false)) continue;
      const { analyzer } = step;
      collectors.push({
        name: `${step.plan.id}.${loaded.plan.slot}`.replace(/[^\w.-]/g, '_'),
        step,
        loaded,
        collector: collector as Collector<unknown, unknown, unknown>,
        reads: ((operator.shape === 'dataset' || operator.shape === 'filter') && operator.readsSplits?.(loaded.plan.params)) || [],
        context: {
          params: loaded.plan.params,
          schema: plan.schema,
          fields: loaded.plan.fields ?? step.plan.fields,
          resources: loaded.resources,
          random: (sampleId) => loaded.streams.open(sampleId),
          analyze: (text) => analyzer.analyze(text),
        },
      });
    }
  }
  return { plan: stage, steps, collectors, privacy: await loadPrivacy(plan, loadStep), ...(entry ? { entry } : {}) };
}

export function appliesTo(splits: StepPlan['splits'], split: string): boolean {
  return splits === 'all' || splits.includes(split);
}

export function isAugment(step: StepPlan): step is AugmentStepPlan {
  return step.kind === 'augment';
}
