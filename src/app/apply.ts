import type { z } from 'zod';
import type { GuardName } from '../core/analysis.ts';
import type { Json, Operator } from '../core/operator.ts';
import { createStreams } from '../core/random.ts';
import type { Sample } from '../core/sample.ts';
import { createSchema } from '../core/schema.ts';
import type { TaskName } from '../core/tasks.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { createAnalyzer } from '../languages/analysis.ts';
import { loadOperator } from '../operators/load.ts';
import { createAnalysisCache, draw, textsOf } from '../pipeline/draw.ts';

export interface ApplyOptions {
  params?: Record<string, unknown>;
  /** 0 where absent. */
  seed?: number;
  /** Which copy of the sample: each draws its own stream. 1 where absent. */
  copy?: number;
  attempt?: number;
  /** `text` where absent. */
  task?: TaskName;
  /** Field of each role that is not named by its role. */
  fields?: Record<string, string>;
  language?: string;
  /** Guards to turn off. */
  guardsOff?: readonly GuardName[];
}

export interface Applied {
  sample: Sample;
  changed: boolean;
  /** What was drawn: for text operators `{ field: [[start, end, insert], …] }`. */
  plan?: Json;
  /** Why nothing changed: a fact. */
  unchanged?: string;
  /** What guards kept from being changed. */
  saves: Partial<Record<GuardName, number>>;
}

/**
 * One sample operator on one sample: the same draw for the same seed, id, copy and attempt, on every machine.
 *
 * @param operator an operator, or the id of one of Leaven's
 * @throws LeavenError operator/unknown, recipe/out-of-range (bad parameters), recipe/shape-not-available
 */
export async function apply(operator: Operator | string, sample: Sample, options: ApplyOptions = {}): Promise<Applied> {
  const loaded = typeof operator === 'string' ? await loadOperator(operator) : operator;
  if (loaded.shape !== 'sample') throw new LeavenError('recipe/shape-not-available', { operator: loaded.id, shape: loaded.shape });
  if (loaded.table) throw new LeavenError('operator/needs-data', { operator: loaded.id });
  const parsed = loaded.params.safeParse(options.params ?? {});
  if (!parsed.success) throw new LeavenError('operator/bad-parameter', { operator: loaded.id, reason: firstIssue(parsed.error) });
  const params = parsed.data as Record<string, Json>;
  const schema = createSchema(options.task ?? 'text', options.fields);
  const fields = schema.fields.filter((field) => field.kind === 'text').map((field) => field.name);
  const analyzer = createAnalyzer({ language: options.language ?? 'en', guardsOff: options.guardsOff ?? [] });
  const streams = createStreams({ seed: options.seed ?? 0, epoch: 0, stepId: 'apply', slot: loaded.id });
  const plan = { use: loaded.id, version: loaded.version ?? 1, params, slot: loaded.id, weight: 1 };
  const resources: unknown = await loaded.prepare?.(params);
  if (loaded.input === 'text')
    await loaded.foresee?.(params)?.(
      [...textsOf(sample, fields, undefined, schema)].map(({ text }) => text),
      resources,
    );
  const drawn = draw(
    { plan, operator: loaded, resources, streams, table: undefined },
    { fields, analyzer },
    createAnalysisCache(analyzer),
    schema,
    sample,
    streams.open(sample.id, options.copy ?? 1, options.attempt ?? 0),
  );
  const { sample: result, saves, plan: drawnPlan, unchanged } = drawn;
  return {
    sample: result,
    changed: drawnPlan !== undefined,
    saves,
    ...(drawnPlan !== undefined ? { plan: drawnPlan } : {}),
    ...(unchanged !== undefined ? { unchanged } : {}),
  };
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.')}: ${issue.message}` : error.message;
}
