// Written by scripts/generate-registry.mjs from the files of this folder. Do not edit.
import type { Operator } from '../core/operator.ts';
import type { Metric } from '../metrics/metric.ts';

/** The filter that a metric makes. */
async function filter(metric: Promise<{ default: Metric }>): Promise<{ default: Operator }> {
  const { filterOf } = await import('./filter-of.ts');
  return { default: filterOf((await metric).default) };
}

/** Operators by id, each loaded when it is first asked for. */
export const registry: Readonly<Record<string, () => Promise<{ default: Operator }>>> = {
  'code.pass-tests': () => import('./code/pass-tests.ts'),
  'code.rename-variables': () => import('./code/rename-variables.ts'),
  'dataset.concatenate': () => import('./dataset/concatenate.ts'),
  'dataset.count-labels': () => import('./dataset/count-labels.ts'),
  'dataset.deduplicate': () => import('./dataset/deduplicate.ts'),
  'dataset.drop-leaks': () => import('./dataset/drop-leaks.ts'),
  'dataset.group-split': () => import('./dataset/group-split.ts'),
  'dataset.map-labels': () => import('./dataset/map-labels.ts'),
  'dataset.rename-fields': () => import('./dataset/rename-fields.ts'),
  'dataset.sample': () => import('./dataset/sample.ts'),
  'dataset.select': () => import('./dataset/select.ts'),
  'dataset.shuffle': () => import('./dataset/shuffle.ts'),
  'dataset.split': () => import('./dataset/split.ts'),
  'dialog.drop-greeting': () => import('./dialog/drop-greeting.ts'),
  'dialog.drop-turns': () => import('./dialog/drop-turns.ts'),
  'dialog.length': () => import('./dialog/length.ts'),
  'dialog.merge-turns': () => import('./dialog/merge-turns.ts'),
  'dialog.reorder-turns': () => import('./dialog/reorder-turns.ts'),
  'dialog.split-turns': () => import('./dialog/split-turns.ts'),
  'text.add-measures': () => import('./text/add-measures.ts'),
  'text.bleu': () => filter(import('../metrics/bleu.ts')),
  'text.change-case': () => import('./text/change-case.ts'),
  'text.character-error-rate': () => filter(import('../metrics/character-error-rate.ts')),
  'text.chrf': () => filter(import('../metrics/chrf.ts')),
  'text.delete-words': () => import('./text/delete-words.ts'),
  'text.edit-distance': () => import('./text/edit-distance.ts'),
  'text.entropy': () => filter(import('../metrics/entropy.ts')),
  'text.expand-contractions': () => import('./text/expand-contractions.ts'),
  'text.fill-template': () => import('./text/fill-template.ts'),
  'text.fix-mojibake': () => import('./text/fix-mojibake.ts'),
  'text.insert-punctuation': () => import('./text/insert-punctuation.ts'),
  'text.insert-synonyms': () => import('./text/insert-synonyms.ts'),
  'text.length': () => import('./text/length.ts'),
  'text.meteor': () => filter(import('../metrics/meteor.ts')),
  'text.normalize-unicode': () => import('./text/normalize-unicode.ts'),
  'text.normalize-whitespace': () => import('./text/normalize-whitespace.ts'),
  'text.redact-private-data': () => import('./text/redact-private-data.ts'),
  'text.remove-boilerplate': () => import('./text/remove-boilerplate.ts'),
  'text.remove-control-characters': () => import('./text/remove-control-characters.ts'),
  'text.remove-repeated-lines': () => import('./text/remove-repeated-lines.ts'),
  'text.replace-entities': () => import('./text/replace-entities.ts'),
  'text.replace-names': () => import('./text/replace-names.ts'),
  'text.replace-synonyms': () => import('./text/replace-synonyms.ts'),
  'text.replace-uninformative-words': () => import('./text/replace-uninformative-words.ts'),
  'text.rouge': () => filter(import('../metrics/rouge.ts')),
  'text.shuffle-choices': () => import('./text/shuffle-choices.ts'),
  'text.shuffle-sentences': () => import('./text/shuffle-sentences.ts'),
  'text.strip-html': () => import('./text/strip-html.ts'),
  'text.swap-gender': () => import('./text/swap-gender.ts'),
  'text.swap-words': () => import('./text/swap-words.ts'),
  'text.ter': () => filter(import('../metrics/ter.ts')),
  'text.token-overlap': () => import('./text/token-overlap.ts'),
  'text.vocabulary': () => import('./text/vocabulary.ts'),
  'text.word-error-rate': () => filter(import('../metrics/word-error-rate.ts')),
};
