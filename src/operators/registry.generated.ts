// Written by scripts/generate-registry.mjs from the files of this folder. Do not edit.
import type { Operator } from '../core/operator.ts';

/** Operators by id, each loaded when it is first asked for. */
export const registry: Readonly<Record<string, () => Promise<{ default: Operator }>>> = {
  'dataset.concatenate': () => import('./dataset/concatenate.ts'),
  'dataset.deduplicate': () => import('./dataset/deduplicate.ts'),
  'dataset.drop-leaks': () => import('./dataset/drop-leaks.ts'),
  'dataset.sample': () => import('./dataset/sample.ts'),
  'dataset.shuffle': () => import('./dataset/shuffle.ts'),
  'dataset.split': () => import('./dataset/split.ts'),
  'text.change-case': () => import('./text/change-case.ts'),
  'text.delete-words': () => import('./text/delete-words.ts'),
  'text.edit-distance': () => import('./text/edit-distance.ts'),
  'text.expand-contractions': () => import('./text/expand-contractions.ts'),
  'text.insert-punctuation': () => import('./text/insert-punctuation.ts'),
  'text.insert-synonyms': () => import('./text/insert-synonyms.ts'),
  'text.length': () => import('./text/length.ts'),
  'text.normalize-whitespace': () => import('./text/normalize-whitespace.ts'),
  'text.replace-synonyms': () => import('./text/replace-synonyms.ts'),
  'text.replace-uninformative-words': () => import('./text/replace-uninformative-words.ts'),
  'text.shuffle-sentences': () => import('./text/shuffle-sentences.ts'),
  'text.swap-words': () => import('./text/swap-words.ts'),
  'text.token-overlap': () => import('./text/token-overlap.ts'),
};
