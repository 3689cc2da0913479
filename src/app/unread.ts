import { readStep } from '../pipeline/source-stage.ts';
import type { OpenedData } from './open-data.ts';

/**
 * Records of a split that could not be read, by reason; of data files all that did not come through, for there no step filters. What the
 * steps of a recipe take out is the recipe's affair.
 */
export type Unread = Readonly<Record<string, number>>;

export async function countUnread(opened: OpenedData, split: string): Promise<Unread> {
  const counts: Record<string, number> = {};
  for await (const { step, reason } of opened.rejects(split))
    if (opened.kind === 'file' || step === readStep) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}
