import type { TextOperator } from '../core/operator.ts';
import type { Schema } from '../core/schema.ts';
import { takes } from './context.ts';
import { textsOf } from './draw.ts';
import type { LoadedStage } from './loaded.ts';
import type { Row } from './row.ts';
import { mapArguments } from './tool-calls.ts';

/** Lets the operators of a stage that ask a model see the texts of rows that are about to go through it. */
export async function foresee(stage: LoadedStage, rows: readonly Row[], schema: Schema): Promise<void> {
  for (const step of stage.steps) {
    const [loaded] = step.operators;
    const ask =
      step.plan.kind === 'operator' && loaded ? (loaded.operator as Partial<TextOperator>).foresee?.(loaded.plan.params) : undefined;
    if (!ask || !loaded) continue;
    const texts = new Set<string>();
    for (const row of rows) {
      if (!takes(step, row)) continue;
      for (const { text } of textsOf(row.sample, step.fields, step.choice, schema)) texts.add(text);
      mapArguments(row.sample, schema, step.fields, (argument) => {
        texts.add(argument);
        return argument;
      });
    }
    await ask([...texts], loaded.resources);
  }
}
