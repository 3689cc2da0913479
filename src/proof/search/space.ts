import type { Json } from '../../core/operator.ts';
import { openStream, type Random } from '../../core/random.ts';
import { canonicalJson } from '../../datasets/identity.ts';
import { shortName, type Variants } from '../variants.ts';
import type { Candidate, Growing, Use } from './candidate.ts';
import { type Frame, framed } from './frame.ts';
import { drawStrengths } from './growths.ts';
import { drawSettings, rangesOf, type Settings } from './tunables.ts';

const copies = [1, 2, 3, 4, 6, 8, 12, 16];
const mostOperators = 4;
const gateOverlaps = [0.3, 0.5, 0.7];
/** One drawn candidate of so many grows nothing: what settings alone reach must be known as well as what growth reaches. */
const tunedEvery = 4;
/** Draws after which a search has nothing new to say. */
const mostAttempts = 50;

export interface Space {
  baseline: Candidate;
  /** The candidate of a number, from 1: first the recipe as it stands, then drawn ones. Nothing where all has been drawn. */
  candidate(number: number): Candidate | undefined;
  /** All that draws depend on, as JSON. */
  description: unknown;
}

/** All that a search may try. A candidate depends on the seed and its number alone, never on what others reached. */
export function createSpace(variants: Variants, frame: Frame, settings: Settings, seed: number): Space {
  const { params } = settings;
  const baseline: Candidate = { kind: 'baseline', steps: variants.baseline.steps, params, changed: {} };
  const fixed: Candidate[] = [];
  if (variants.recipe.steps.length > 0) fixed.push({ ...baseline, kind: 'recipe', steps: variants.recipe.steps });
  const plain: Candidate = { ...baseline, kind: 'tuned', steps: framed(frame, undefined) };
  if (frame.grows && plain.steps.length > 0) fixed.push(plain);

  const drawn = [baseline, ...fixed];
  const seen = new Set(drawn.map(sameness));
  const movable = rangesOf(settings).length > 0;
  const drawOnce = (number: number, attempt: number): Candidate => {
    const random = openStream({ seed, epoch: 0, stepId: 'search', slot: 'candidate' }, String(number), 0, attempt);
    const tuned = movable && (frame.growths.length === 0 || number % tunedEvery === 0);
    const changed = tuned || random.chance(0.5) ? drawSettings(settings, random) : {};
    const growing = tuned || frame.growths.length === 0 ? undefined : drawGrowing(frame, random);
    return {
      kind: growing ? 'grown' : 'tuned',
      steps: framed(frame, growing),
      params: { ...params, ...changed },
      changed,
      ...(growing ? { growing } : {}),
    };
  };
  return {
    baseline,
    candidate(number) {
      // In the order of their numbers: what was drawn before is not drawn again.
      for (let next = drawn.length; next <= number; next++) {
        let found: Candidate | undefined;
        for (let attempt = 0; attempt < mostAttempts && !found; attempt++) {
          const one = drawOnce(next, attempt);
          if (!seen.has(sameness(one))) found = one;
        }
        if (!found) return undefined;
        seen.add(sameness(found));
        drawn.push(found);
      }
      return drawn[number];
    },
    description: {
      // Without the folder: a search may be moved to another.
      growths: frame.growths.map((growth) => ({ ...growth, use: shortName(growth.use) })),
      gates: frame.gates,
      options: frame.options,
      settings: rangesOf(settings),
      ...{ copies, mostOperators, gateOverlaps, tunedEvery },
    },
  };
}

function drawGrowing({ growths, gates }: Frame, random: Random): Growing {
  const count = 1 + random.integer(Math.min(mostOperators, growths.length));
  const places = random.shuffle(growths.map((_, place) => place)).slice(0, count);
  // In the order of the space: with `all`, operators work one after another.
  const from = places
    .sort((a, b) => a - b)
    .flatMap((place): Use[] => {
      const growth = growths[place];
      return growth ? [{ use: growth.use, with: drawStrengths(growth, random) }] : [];
    });
  const overlap = (min: number): readonly Use[] => [{ use: 'text.token-overlap', with: { min } }];
  const choices: (readonly Use[])[] = [[], overlap(random.pick(gateOverlaps)), ...(gates.length > 0 ? [gates] : [])];
  return {
    copies: random.pick(copies),
    choose: count > 1 ? random.pick(['one', 'all'] as const) : 'one',
    from,
    gates: random.pick(choices),
  };
}

function sameness({ steps, changed }: Candidate): string {
  return canonicalJson({ steps, changed } as unknown as Json);
}
