import type { GuardName } from '../core/analysis.ts';
import type { PackedEdit } from '../core/edits.ts';
import type { Json } from '../core/operator.ts';
import { hash128Into } from '../kernels/hash.ts';
import { type MeasureTallies, mergeMeasures } from './measure-tally.ts';

/** What one operator did in one step. Integers only, so that shards add up the same in any order. */
export interface OperatorTally {
  step: string;
  slot: string;
  operator: string;
  /** Times it was to work on a sample or a copy; a redraw does not count again. */
  asked: number;
  /** Samples or copies it changed that went on. */
  changed: number;
  /** Samples or copies a filter turned away. */
  rejected: number;
  unchanged: Record<string, number>;
  saves: Record<string, number>;
  /** Sum over changed samples of the share of characters touched, in thousandths, and its tenths as bins. */
  strengthSum: number;
  strengthBins: number[];
  microseconds: number;
}

export interface RejectTally {
  step: string;
  reason: string;
  count: number;
  error: boolean;
  examples: { key: number; id: string; detail?: Json; text: string }[];
}

/** A changed sample that may be shown: the smallest keys win, so any order of shards shows the same. */
export interface ExampleTally {
  key: number;
  kind: 'typical' | 'largest' | 'guarded';
  id: string;
  parent: string;
  step: string;
  operator: string;
  field: string;
  before: string;
  edits: PackedEdit[];
  guarded: [start: number, end: number, guard: GuardName][];
  label?: string;
  strength: number;
}

/** What entered and left one step. */
export interface StepTally {
  in: number;
  asked: number;
  changed: number;
  rejected: number;
  merged: number;
  out: number;
  microseconds: number;
}

export interface SplitTally {
  /** Samples of other splits moved in, less those moved out. */
  moved: number;
  read: number;
  asked: number;
  written: number;
  rejected: number;
  merged: number;
  /** By field: labels, the labels of a set, those of spans and of relations. */
  labelsBefore: Record<string, Record<string, number>>;
  labelsAfter: Record<string, Record<string, number>>;
  /** By field: samples without a label. */
  unlabelledBefore: Record<string, number>;
  unlabelledAfter: Record<string, number>;
  /** Word counts (above 512: rounded down to a power of two) to numbers of samples. */
  lengthsBefore: Record<number, number>;
  lengthsAfter: Record<number, number>;
}

export interface Tally {
  splits: Record<string, SplitTally>;
  steps: Record<string, StepTally>;
  operators: Record<string, OperatorTally>;
  /** By step, place in it and measure. */
  measures: MeasureTallies;
  rejects: Record<string, RejectTally>;
  examples: Record<string, ExampleTally[]>;
  merges: { count: number; examples: { key: number; id: string; into: string; text: string }[] };
  /** Copies refused because they equal a sample of a held-out split. */
  refused: number;
  /** Written copies that equal their parent, and those that equal another copy of it: 0 unless a later step undid a change. */
  unchanged: number;
  twins: number;
  /** By column: written samples with private data where no redaction step works. */
  unredacted: Record<string, number>;
  /** Samples stopped by errors rather than by a filter's decision. */
  errors: number;
  /** Microseconds outside operators: reading, writing, gates, bookkeeping. */
  microseconds: Record<string, number>;
}

const examplesKept = 6;
const rejectExamplesKept = 3;
/** Texts above this are no good to look at. */
const exampleTextLimit = 4000;
/** Classes counted by name; the rest is counted under the empty name. */
const labelsKept = 1000;

export function createTally(): Tally {
  return {
    splits: {},
    steps: {},
    operators: {},
    measures: {},
    rejects: {},
    examples: {},
    merges: { count: 0, examples: [] },
    refused: 0,
    unchanged: 0,
    twins: 0,
    unredacted: {},
    errors: 0,
    microseconds: {},
  };
}

export function splitTally(tally: Tally, split: string): SplitTally {
  tally.splits[split] ??= {
    moved: 0,
    read: 0,
    asked: 0,
    written: 0,
    rejected: 0,
    merged: 0,
    labelsBefore: {},
    labelsAfter: {},
    unlabelledBefore: {},
    unlabelledAfter: {},
    lengthsBefore: {},
    lengthsAfter: {},
  };
  return tally.splits[split];
}

export function stepTally(tally: Tally, step: string): StepTally {
  tally.steps[step] ??= { in: 0, asked: 0, changed: 0, rejected: 0, merged: 0, out: 0, microseconds: 0 };
  return tally.steps[step];
}

export function operatorTally(tally: Tally, step: string, slot: string, operator: string): OperatorTally {
  tally.operators[`${step}/${slot}`] ??= {
    step,
    slot,
    operator,
    asked: 0,
    changed: 0,
    rejected: 0,
    unchanged: {},
    saves: {},
    strengthSum: 0,
    strengthBins: Array(10).fill(0),
    microseconds: 0,
  };
  return tally.operators[`${step}/${slot}`] as OperatorTally;
}

const words = new Int32Array(4);
/** A number from an id that orders examples without regard to their place. */
export function exampleKey(id: string): number {
  hash128Into(id, 0x5eed, words);
  return (words[0] as number) >>> 0;
}

export function count(into: Record<string, number>, key: string, by = 1): void {
  into[key] = (into[key] ?? 0) + by;
}

export function countLabel(into: Record<string, number>, label: string): void {
  if (into[label] === undefined && Object.keys(into).length >= labelsKept) count(into, '');
  else count(into, label);
}

export function lengthBucket(wordCount: number): number {
  return wordCount <= 512 ? wordCount : 2 ** Math.floor(Math.log2(wordCount));
}

export function addStrength(into: OperatorTally, share: number): void {
  const thousandths = Math.min(1000, Math.round(share * 1000));
  into.strengthSum += thousandths;
  const bin = Math.min(9, Math.floor(thousandths / 100));
  into.strengthBins[bin] = (into.strengthBins[bin] ?? 0) + 1;
}

export function addReject(tally: Tally, step: string, reason: string, error: boolean, id: string, text: string, detail?: Json): void {
  tally.rejects[`${step}/${reason}`] ??= { step, reason, count: 0, error, examples: [] };
  const entry = tally.rejects[`${step}/${reason}`] as RejectTally;
  entry.count++;
  if (error) tally.errors++;
  keep(
    entry.examples,
    { key: exampleKey(id), id, text: text.slice(0, 300), ...(detail !== undefined ? { detail } : {}) },
    rejectExamplesKept,
  );
}

export function addMerge(tally: Tally, id: string, into: string, text: string): void {
  tally.merges.count++;
  keep(tally.merges.examples, { key: exampleKey(id), id, into, text: text.slice(0, 300) }, rejectExamplesKept);
}

/** Whether an example with this key would be kept: asked before building one. */
export function wantsExample(
  tally: Tally,
  operatorKey: string,
  kind: ExampleTally['kind'],
  key: number,
  strength: number,
  text: string,
): boolean {
  if (text.length > exampleTextLimit) return false;
  const list = tally.examples[`${kind} ${operatorKey}`];
  if (!list || list.length < limitOf(kind)) return true;
  const last = list[list.length - 1] as ExampleTally;
  return kind === 'largest' ? strength > last.strength || (strength === last.strength && key < last.key) : key < last.key;
}

export function addExample(tally: Tally, operatorKey: string, example: ExampleTally): void {
  const name = `${example.kind} ${operatorKey}`;
  tally.examples[name] ??= [];
  keep(tally.examples[name], example, limitOf(example.kind), example.kind === 'largest' ? byStrength : byKey);
}

function limitOf(kind: ExampleTally['kind']): number {
  return kind === 'typical' ? examplesKept : 2;
}

interface Keyed {
  key: number;
  id: string;
}
const byKey = (a: Keyed, b: Keyed) => a.key - b.key || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const byStrength = (a: ExampleTally, b: ExampleTally) => b.strength - a.strength || byKey(a, b);

function keep<T extends Keyed>(list: T[], item: T, limit: number, order: (a: T, b: T) => number = byKey): void {
  if (list.length >= limit && order(item, list[list.length - 1] as T) >= 0) return;
  list.push(item);
  list.sort(order);
  if (list.length > limit) list.pop();
}

/** Adds the second tally to the first. Commutative and associative. */
export function mergeTally(into: Tally, other: Tally): void {
  for (const [name, split] of Object.entries(other.splits)) {
    const mine = splitTally(into, name);
    for (const key of ['moved', 'read', 'asked', 'written', 'rejected', 'merged'] as const) mine[key] += split[key];
    for (const key of ['unlabelledBefore', 'unlabelledAfter', 'lengthsBefore', 'lengthsAfter'] as const) addCounts(mine[key], split[key]);
    for (const key of ['labelsBefore', 'labelsAfter'] as const)
      for (const [field, counts] of Object.entries(split[key])) addCounts((mine[key][field] ??= {}), counts);
  }
  for (const [name, step] of Object.entries(other.steps)) {
    const mine = stepTally(into, name);
    for (const key of ['in', 'asked', 'changed', 'rejected', 'merged', 'out', 'microseconds'] as const) mine[key] += step[key];
  }
  for (const theirs of Object.values(other.operators)) {
    const mine = operatorTally(into, theirs.step, theirs.slot, theirs.operator);
    mine.asked += theirs.asked;
    mine.rejected += theirs.rejected;
    mine.changed += theirs.changed;
    mine.strengthSum += theirs.strengthSum;
    mine.microseconds += theirs.microseconds;
    addCounts(mine.unchanged, theirs.unchanged);
    addCounts(mine.saves, theirs.saves);
    for (let i = 0; i < 10; i++) mine.strengthBins[i] = (mine.strengthBins[i] ?? 0) + (theirs.strengthBins[i] ?? 0);
  }
  mergeMeasures(into.measures, other.measures);
  for (const [key, theirs] of Object.entries(other.rejects)) {
    into.rejects[key] ??= { step: theirs.step, reason: theirs.reason, count: 0, error: theirs.error, examples: [] };
    const mine = into.rejects[key] as RejectTally;
    mine.count += theirs.count;
    for (const example of theirs.examples) keep(mine.examples, example, rejectExamplesKept);
  }
  for (const list of Object.values(other.examples)) for (const example of list) addExample(into, exampleOwner(example), example);
  into.merges.count += other.merges.count;
  for (const example of other.merges.examples) keep(into.merges.examples, example, rejectExamplesKept);
  into.refused += other.refused;
  into.unchanged += other.unchanged;
  into.twins += other.twins;
  addCounts(into.unredacted, other.unredacted);
  into.errors += other.errors;
  addCounts(into.microseconds, other.microseconds);
}

function exampleOwner(example: ExampleTally): string {
  return `${example.step}/${example.operator}`;
}

function addCounts(into: Record<string, number>, other: Record<string, number>): void {
  for (const [key, value] of Object.entries(other)) into[key] = (into[key] ?? 0) + value;
}
