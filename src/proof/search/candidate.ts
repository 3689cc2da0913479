import type { Json } from '../../core/operator.ts';
import type { SearchCandidate } from '../search-options.ts';
import { type ResolvedStep, shortName, type Variant } from '../variants.ts';

/** An operator with its parameters, as a recipe names it. */
export interface Use {
  readonly use: string;
  readonly with: { readonly [name: string]: Json };
}

/** How the data grows. */
export interface Growing {
  copies: number;
  choose: 'one' | 'all';
  from: readonly Use[];
  gates: readonly Use[];
}

/** What is tried: the steps after those that make the splits, and the trainer's settings. */
export interface Candidate {
  kind: SearchCandidate['kind'];
  steps: readonly ResolvedStep[];
  /** All parameters of the trainer. */
  params: Readonly<Record<string, unknown>>;
  /** Those that differ from the baseline's. */
  changed: Readonly<Record<string, Json>>;
  /** Drawn growth: absent where nothing grows, and in the recipe as it stands. */
  growing?: Growing;
}

/** A candidate as callers see it. */
export function describeCandidate({ kind, steps, changed, growing }: Candidate): SearchCandidate {
  const shown = growing ?? growingOf(steps);
  const parts: string[] = kind === 'baseline' || kind === 'recipe' ? [kind] : [];
  if (growing) {
    parts.push(`${growing.copies} x ${growing.from.map(showUse).join(growing.choose === 'one' ? ' | ' : ' + ')}`);
    parts.push(...growing.gates.map(showUse));
  } else if (kind === 'tuned') parts.push(...steps.map((step) => shortName(step.use)));
  parts.push(...Object.entries(changed).map(([name, value]) => `${name} ${showValue(value)}`));
  return {
    kind,
    summary: parts.join(', '),
    operators: shown?.from ?? [],
    ...(shown ? { copies: shown.copies } : {}),
    gates: shown?.gates ?? [],
    params: changed,
  };
}

export function variantOf(candidate: Candidate): Variant {
  const { kind, steps } = candidate;
  return { name: describeCandidate(candidate).summary, kind: kind === 'baseline' ? 'baseline' : 'recipe', steps };
}

/** The growth of a recipe's own `augment` steps, for the eye: several are one list, with the copies of all. */
function growingOf(steps: readonly ResolvedStep[]): Growing | undefined {
  const all = steps.filter((step) => step.use === 'augment').map((step) => step.with as unknown as Growing);
  const [first] = all;
  if (!first) return undefined;
  const uses = (list: readonly Use[]) => list.map(({ use, with: params }) => ({ use, with: params }));
  return {
    copies: all.reduce((product, { copies }) => product * (1 + copies), 1) - 1,
    choose: first.choose,
    from: uses(all.flatMap(({ from }) => from)),
    gates: uses(all.flatMap(({ gates }) => gates)),
  };
}

function showUse({ use, with: params }: Use): string {
  const values = Object.entries(params).map(([name, value]) => (name === 'ratio' ? showValue(value) : `${name} ${showValue(value)}`));
  return [shortName(use), ...values].join(' ');
}

function showValue(value: Json): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
