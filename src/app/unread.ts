import { readStep } from '../pipeline/source-stage.ts';
import type { OpenedData } from './open-data.ts';

/** Records of a split that could not be read, by reason. */
export type Unread = Readonly<Record<string, number>>;

export async function countUnread(opened: OpenedData, split: string): Promise<Unread> {
  const counts: Record<string, number> = {};
  for await (const { step, reason } of opened.rejects(split)) if (step === readStep) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}
