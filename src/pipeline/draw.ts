import { type GuardedContent, type GuardName, guardNames, type TextAnalysis } from '../core/analysis.ts';
import { applyEdits, applyTextEdits, normalizeEdits, type PackedEdit, packEdits, type TextEdit } from '../core/edits.ts';
import { type Json, Rejection, type SampleOperator, type TextOperator, worksOnText } from '../core/operator.ts';
import { placesOf, type TextPlace, type TurnChoice } from '../core/places.ts';
import type { Random } from '../core/random.ts';
import type { Sample } from '../core/sample.ts';
import type { Schema } from '../core/schema.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import type { Analyzer, LoadedOperator } from './loaded.ts';
import { mapArguments } from './tool-calls.ts';

/** What a draw needs of its step. */
export interface DrawStep {
  fields: readonly string[];
  /** Messages it works on. */
  choice?: TurnChoice | undefined;
  analyzer: Analyzer;
}

/** What one draw of one operator came to. */
export interface Drawn {
  sample: Sample;
  /** The plan as it stands in provenance; absent where nothing changed. */
  plan?: Json;
  /** What provenance keeps in place of the plan, where that may not be kept. */
  kept?: Json;
  /** Why nothing changed: a fact. */
  unchanged?: 'no-edit' | 'language-not-supported' | 'guard-violation';
  /** Why the sample cannot go on. */
  rejection?: Rejection;
  saves: Partial<Record<GuardName, number>>;
  /** Share of the characters touched, 0 to 1. */
  strength: number;
}

/** Texts analysed lately: copies of one sample and the steps of one stage ask for the same few. */
export function createAnalysisCache(analyzer: Analyzer) {
  let analysed: { text: string; analysis: TextAnalysis } | undefined;
  let guarded: { text: string; content: GuardedContent } | undefined;
  return {
    analyze(text: string): TextAnalysis {
      if (analysed?.text !== text) analysed = { text, analysis: analyzer.analyze(text) };
      return analysed.analysis;
    },
    guarded(text: string): GuardedContent {
      if (guarded?.text !== text) guarded = { text, content: analyzer.guardedContent(text) };
      return guarded.content;
    },
  };
}
export type AnalysisCache = ReturnType<typeof createAnalysisCache>;

/** Draws one operator on one sample and applies what it decided. */
export function draw(loaded: LoadedOperator, step: DrawStep, cache: AnalysisCache, schema: Schema, sample: Sample, random: Random): Drawn {
  const operator = loaded.operator as TextOperator | SampleOperator;
  if (operator.shape !== 'sample')
    throw new LeavenError('recipe/shape-not-available', { operator: loaded.plan.use, shape: loaded.operator.shape });
  return operator.input === 'text'
    ? drawText(operator, loaded, step, cache, schema, sample, random)
    : drawSample(operator, loaded, step, cache, schema, sample, random);
}

function drawSample(
  operator: SampleOperator,
  loaded: LoadedOperator,
  step: DrawStep,
  cache: AnalysisCache,
  schema: Schema,
  sample: Sample,
  random: Random,
): Drawn {
  const saves: Drawn['saves'] = {};
  const saved = (guard: GuardName) => {
    saves[guard] = (saves[guard] ?? 0) + 1;
  };
  const { params } = loaded.plan;
  const plan = operator.draw({
    sample,
    params,
    random,
    seed: loaded.streams.seed,
    schema,
    resources: loaded.resources,
    table: loaded.table,
    fields: loaded.plan.fields ?? step.fields,
    analyze: (text) => cache.analyze(text),
    saved,
  });
  if (plan === undefined) return { sample, unchanged: 'no-edit', saves, strength: 0 };
  if (plan instanceof Rejection) return { sample, unchanged: 'no-edit', rejection: plan, saves, strength: 0 };
  return { sample: operator.apply({ sample, plan, params, schema }), plan, saves, strength: 0 };
}

function drawText(
  operator: TextOperator,
  loaded: LoadedOperator,
  step: DrawStep,
  cache: AnalysisCache,
  schema: Schema,
  sample: Sample,
  random: Random,
): Drawn {
  const saves: Drawn['saves'] = {};
  const saved = (guard: GuardName) => {
    saves[guard] = (saves[guard] ?? 0) + 1;
  };
  const guarding = operator.labelEffect === 'preserving';
  const crosses: ReadonlySet<GuardName> | undefined = operator.crosses && new Set(operator.crosses);
  const shared = new Map<string, unknown>();
  const plan: Record<string, PackedEdit[]> = {};
  const kept: Record<string, Json> = {};
  let current = sample;
  let touched = 0;
  let length = 0;
  let changed = false;
  let unsupported = false;
  const given = {
    ...{ shared, random, schema, saved },
    params: loaded.plan.params,
    seed: loaded.streams.seed,
    resources: loaded.resources,
    table: loaded.table,
  };
  const { fields = step.fields, choice = step.choice } = loaded.plan;
  for (const { key, field, text } of textsOf(sample, fields, choice, schema)) {
    length += text.length;
    if (text === '') continue;
    const analysis = cache.analyze(text);
    if (!worksOnText(operator, analysis)) {
      unsupported = true;
      continue;
    }
    const returned = operator.draw({ ...given, text, field, place: key, analysis, sample: current });
    if (returned === undefined || returned.length === 0) continue;
    let edits = normalizeEdits(text, returned);
    if (guarding) edits = keepGuarded(text, edits, analysis, saved, crosses);
    if (edits.length === 0) continue;
    const next = applyTextEdits(current, schema, key, edits);
    if (
      guarding &&
      operator.determinism !== 'pure' &&
      !sameContent(cache.guarded(text), step.analyzer.guardedContent(applyEdits(text, edits)), crosses)
    )
      return { sample, unchanged: 'guard-violation', saves, strength: 0 };
    current = next;
    changed = true;
    plan[key] = packEdits(edits);
    if (operator.redacts) kept[key] = operator.redacts({ ...given, text, edits });
    for (const edit of edits) touched += Math.max(edit.end - edit.start, edit.insert.length);
  }
  if (operator.redacts) {
    const { redacts } = operator;
    current = mapArguments(current, schema, fields, (text, place) => {
      const edits = normalizeEdits(text, operator.draw({ ...given, text, field: '', place, analysis: cache.analyze(text), sample }) ?? []);
      if (edits.length === 0) return text;
      changed = true;
      const found = redacts({ ...given, text, edits });
      kept[place] = place in kept ? [kept[place] as Json, found].flat() : found;
      return applyEdits(text, edits);
    });
  }
  if (!changed) return { sample, unchanged: unsupported ? 'language-not-supported' : 'no-edit', saves, strength: 0 };
  return {
    sample: current,
    plan,
    ...(operator.redacts ? { kept } : {}),
    saves,
    strength: Math.min(1, touched / Math.max(1, length)),
  };
}

/** The texts that an operator works on, in the order of its fields. */
export function* textsOf(sample: Sample, fields: readonly string[], choice: TurnChoice | undefined, schema: Schema): Generator<TextPlace> {
  for (const name of fields) {
    const value = sample[name];
    if (typeof value === 'string') yield { key: name, field: name, text: value };
    else if (Array.isArray(value)) {
      const field = schema.fields.find((one) => one.name === name);
      if (field) yield* placesOf(sample, field, choice);
    }
  }
}

/**
 * Edits without those that reach into a guarded range and change what it says.
 */
function keepGuarded(
  text: string,
  edits: TextEdit[],
  analysis: TextAnalysis,
  saved: (guard: GuardName) => void,
  crosses: ReadonlySet<GuardName> | undefined,
): TextEdit[] {
  if (crosses?.size === guardNames.length || (edits.every((edit) => isSpacing(text, edit)) && !analysis.hasLayout())) return edits;
  const all = analysis.guarded();
  const ranges = crosses ? all.filter(({ guard }) => !crosses.has(guard)) : all;
  if (ranges.length === 0) return edits;
  const kept: TextEdit[] = [];
  let at = 0;
  for (const edit of edits) {
    while (at < ranges.length && (ranges[at] as { end: number }).end <= edit.start) at++;
    const range = ranges[at];
    const reaches = range !== undefined && (edit.start === edit.end ? edit.start > range.start : range.start < edit.end);
    if (reaches && !isHarmless(text, edit, range.guard)) saved(range.guard);
    else kept.push(edit);
  }
  return kept;
}

/** White space for white space, and other case for a negation or a number word: the same thing, written otherwise. */
function isHarmless(text: string, edit: TextEdit, guard: GuardName): boolean {
  if (guard === 'code' || guard === 'json' || guard === 'latex' || guard === 'markup' || edit.insert === '') return false;
  if (isSpacing(text, edit)) return true;
  return (guard === 'negation' || guard === 'numbers') && text.slice(edit.start, edit.end).toLowerCase() === edit.insert.toLowerCase();
}

function isSpacing(text: string, { start, end, insert }: TextEdit): boolean {
  return start < end && insert !== '' && insert.trim() === '' && text.slice(start, end).trim() === '';
}

/** Whether two texts hold the same guarded things, each as often. */
export function sameContent(before: GuardedContent, after: GuardedContent, crossed?: ReadonlySet<string>): boolean {
  for (const guard of Object.keys(after)) {
    if (crossed?.has(guard)) continue;
    if (!sameItems(before[guard] ?? [], after[guard] ?? [])) return false;
  }
  for (const guard of Object.keys(before)) {
    if (crossed?.has(guard)) continue;
    if ((before[guard] ?? []).length > 0 && after[guard] === undefined) return false;
  }
  return true;
}

function sameItems(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  let inOrder = true;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) inOrder = false;
  if (inOrder) return true;
  const left = [...a].sort();
  const right = [...b].sort();
  return left.every((item, i) => item === right[i]);
}
