import { applyEdits, normalizeEdits, type PackedEdit, type TextEdit } from '../core/edits.ts';
import type { Json, TextOperator } from '../core/operator.ts';
import { textsOf } from '../core/places.ts';
import { type Plan, type StepPlan, stepsOfStage } from '../core/plan.ts';
import type { Sample } from '../core/sample.ts';
import type { Schema } from '../core/schema.ts';
import { createAnalysisCache, draw } from './draw.ts';
import type { LoadedOperator, LoadedStep } from './loaded.ts';

/** What a run may show and keep of its texts: as the redaction steps that are still to come would leave them. */
export interface Privacy {
  /** False where nothing is to be redacted any more; all else then gives back what it is given. */
  redacts: boolean;
  /** True where a model would have to see a text first: what is not even a sample is then withheld. */
  withholds: boolean;
  sample(sample: Sample): Sample;
  text(text: string): string;
  /** The same value with every string in it redacted; names of properties stay. */
  json<T extends Json>(value: T): T;
  /** Private values under a bullet for each UTF-16 unit: offsets into the text stay right. */
  mask(text: string): string;
}

/** The privacy of what stands before a step, or after it has worked. What is read stands before all steps. */
export type PrivacyAt = (step: string, place?: 'before' | 'after') => Privacy;

export const openPrivacy: Privacy = {
  redacts: false,
  withholds: false,
  sample: (sample) => sample,
  text: (text) => text,
  json: (value) => value,
  mask: (text) => text,
};

/** Whether a plan redacts: then nothing of its texts may be kept or shown as it was read. */
export function redacts(plan: Plan): boolean {
  return redactingSteps(plan).length > 0;
}

function redactingSteps(plan: Plan): StepPlan[] {
  return plan.stages.flatMap(stepsOfStage).filter((step) => step.kind === 'operator' && step.operator.redacts);
}

/** Loads the redaction steps of a plan; `load` makes a step ready to draw. */
export async function loadPrivacy(plan: Plan, load: (step: StepPlan) => Promise<LoadedStep>): Promise<PrivacyAt> {
  const order = new Map(plan.stages.flatMap(stepsOfStage).map((step, index) => [step.id, index]));
  const redactions: { index: number; redaction: Redaction }[] = [];
  for (const step of redactingSteps(plan))
    redactions.push({ index: order.get(step.id) ?? 0, redaction: createRedaction(await load(step), plan.schema) });
  if (redactions.length === 0) return () => openPrivacy;
  const known = new Map<number, Privacy>();
  return (step, place = 'before') => {
    const from = (order.get(step) ?? 0) + Number(place === 'after');
    let privacy = known.get(from);
    if (!privacy) {
      privacy = privacyOf(redactions.filter(({ index }) => index >= from).map(({ redaction }) => redaction));
      known.set(from, privacy);
    }
    return privacy;
  };
}

function privacyOf(redactions: readonly Redaction[]): Privacy {
  if (redactions.length === 0) return openPrivacy;
  const text = (value: string) => redactions.reduce((current, redaction) => applyEdits(current, redaction.editsOf(current)), value);
  const json = (value: Json): Json => {
    if (typeof value === 'string') return text(value);
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(json);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, json(inner)]));
  };
  return {
    redacts: true,
    withholds: redactions.some(({ asksModel }) => asksModel),
    sample: (sample) => redactions.reduce((current, redaction) => redaction.apply(current), sample),
    text,
    json: json as Privacy['json'],
    mask: (value) => redactions.reduce((current, redaction) => applyEdits(current, redaction.editsOf(value).map(masked)), value),
  };
}

interface Redaction {
  asksModel: boolean;
  apply(sample: Sample): Sample;
  editsOf(text: string): TextEdit[];
}

function createRedaction(step: LoadedStep, schema: Schema): Redaction {
  const loaded = step.operators[0] as LoadedOperator;
  const operator = loaded.operator as TextOperator;
  const cache = createAnalysisCache(step.analyzer);
  const random = loaded.streams.open('');
  return {
    asksModel: operator.foresee?.(loaded.plan.params) !== undefined,
    apply(sample) {
      try {
        return draw(loaded, step, cache, schema, sample, random).sample;
      } catch {
        // A text that cannot be redacted is not kept at all; why is told by the step itself.
        return { id: sample.id };
      }
    },
    editsOf(text) {
      const edits = operator.draw({
        text,
        field: '',
        place: '',
        shared: new Map(),
        analysis: cache.analyze(text),
        sample: { id: '' },
        params: loaded.plan.params,
        random,
        seed: loaded.streams.seed,
        schema,
        resources: loaded.resources,
        table: loaded.table,
        saved: () => undefined,
      });
      return edits ? normalizeEdits(text, edits) : [];
    },
  };
}

/** The columns of a sample that hold private data outside the texts that steps work on: undeclared ones, and members of messages. */
export function leftovers(sample: Sample, schema: Schema, privacy: Privacy): string[] {
  const left: string[] = [];
  for (const [name, value] of Object.entries(sample)) {
    const kind = schema.fields.find((field) => field.name === name)?.kind;
    if (name === 'id' || (kind !== undefined && kind !== 'messages')) continue;
    const outside =
      kind === 'messages' && Array.isArray(value) ? value.map((message) => ({ ...(message as object), content: null })) : value;
    const written = JSON.stringify(outside);
    if (written !== undefined && JSON.stringify(privacy.json(outside as Json)) !== written) left.push(name);
  }
  return left;
}

/** The other steps' edits of a text, with what they insert redacted. */
export function redactEdits(edits: readonly PackedEdit[], privacy: Privacy): PackedEdit[] {
  return privacy.redacts ? edits.map(([start, end, insert]) => [start, end, privacy.text(insert)]) : [...edits];
}

function masked({ start, end }: TextEdit): TextEdit {
  return { start, end, insert: '•'.repeat(end - start) };
}

/** The texts of a sample by their places, masked. */
export function maskedTexts(sample: Sample, schema: Schema, privacy: Privacy): Record<string, string> {
  return Object.fromEntries(Object.entries(textsOf(sample, schema)).map(([place, text]) => [place, privacy.mask(text)]));
}
