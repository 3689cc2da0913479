import type { DatasetView, Json } from '../core/operator.ts';
import { loadOperator } from '../operators/load.ts';
import type { WorkContext } from './job.ts';
import { openStage } from './work.ts';

/** What dataset operators found in the data of their stages, by the ids of their steps. */
export async function findingsOf(context: WorkContext): Promise<Record<string, Json>> {
  const findings: Record<string, Json> = {};
  for (const { index, entry } of context.plan.stages) {
    const operator = entry && (await loadOperator(entry.operator.use, entry.operator.module));
    if (operator?.shape !== 'dataset' || !operator.finds) continue;
    const { stage } = await openStage(context, index, true);
    const found = (stage.entry?.operators[0]?.table as DatasetView | undefined)?.findings?.();
    if (entry && found !== undefined) findings[entry.id] = stage.privacy(entry.id).json(found);
  }
  return findings;
}
