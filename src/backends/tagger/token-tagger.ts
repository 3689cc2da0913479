import { LeavenError } from '../../errors/leaven-error.ts';
import { exp } from '../../kernels/math.ts';
import type { RuntimeName, Tensor } from '../model/libraries.ts';
import { openModel } from '../model/open-model.ts';
import { specialsOf } from '../model/token-ids.ts';
import { entitiesOf, type TaggedEntity, type WordTag } from './entities.ts';
import { longestWord, taggedWords, windowsOf } from './words.ts';

export interface TaggerOptions {
  /** Folder of the model: see `findModel`. Its config.json names the labels (`id2label`). */
  folder: string;
  /** What runs it, `wasm` where absent. */
  runtime?: RuntimeName | undefined;
}

export interface TokenTagger {
  /** Entities of a text in its order. The same whatever else is tagged before, after or beside it. */
  tag(text: string): Promise<TaggedEntity[]>;
}

/** Words whose tokens are remembered: a text says the same ones again and again. */
const rememberedWords = 20_000;

/**
 * Opens a token classifier (named entities) from a folder; nothing is fetched. A word has the tag of its first token. Texts longer than the
 * model takes are read in windows that overlap.
 *
 * @throws LeavenError backend/incomplete-model, backend/missing-library, backend/unreadable-model, backend/not-a-tagger
 */
export async function openTagger(options: TaggerOptions): Promise<TokenTagger> {
  const model = await openModel(options.folder, options.runtime);
  const notATagger = (reason: string) => new LeavenError('backend/not-a-tagger', { file: model.file, reason });
  if (model.strangeInput !== undefined) throw notATagger(model.strangeInput);
  const labels = labelsOf(model.config);
  if (labels === undefined) throw notATagger('config.json: id2label ?');
  const [before, behind] = specialsOf(model.tokenizer);
  const room = Math.max(1, model.tokens - before.length - behind.length);
  const output = model.outputNames.find((name) => name === 'logits') ?? (model.outputNames[0] as string);
  const known = new Map<string, readonly number[]>();
  const idsOf = (word: string): readonly number[] => {
    let ids = known.get(word);
    if (!ids) {
      ids = model.tokenizer.encode(word, { add_special_tokens: false }).ids.slice(0, longestWord(room));
      if (known.size >= rememberedWords) known.clear();
      known.set(word, ids);
    }
    return ids;
  };

  return {
    async tag(text) {
      const words = taggedWords(text);
      const ids = words.map(({ start, end }) => idsOf(text.slice(start, end)));
      const tags: WordTag[] = [];
      for (const { from, to, takeFrom, takeTo } of windowsOf(
        ids.map((one) => one.length),
        room,
      )) {
        const tokens = [...before, ...ids.slice(from, to).flat(), ...behind];
        let logits: Tensor | undefined;
        try {
          logits = await model.run(tokens, output);
        } catch (error) {
          throw notATagger(error instanceof Error ? error.message : String(error));
        }
        if (logits?.type !== 'float32' || logits.dims.length !== 3 || logits.dims[1] !== tokens.length || logits.dims[2] !== labels.length)
          throw notATagger(`${output}: ${logits?.type} [${logits?.dims}]`);
        let at = before.length;
        for (let word = from; word < to; word++) {
          const length = (ids[word] as readonly number[]).length;
          if (word >= takeFrom && word < takeTo && length > 0)
            tags.push({ ...(words[word] as { start: number; end: number }), ...best(logits, at, labels) });
          at += length;
        }
      }
      return entitiesOf(tags);
    },
  };
}

function labelsOf(config: Readonly<Record<string, unknown>>): string[] | undefined {
  const named = config.id2label;
  if (typeof named !== 'object' || named === null) return undefined;
  const labels = Object.keys(named).map((_, id) => (named as Record<string, unknown>)[String(id)]);
  return labels.length > 1 && labels.every((label) => typeof label === 'string') ? (labels as string[]) : undefined;
}

/** The likeliest tag of a token, with its softmax. Not a number counts as no entity. */
function best({ data }: Tensor, token: number, labels: readonly string[]): { tag: string; score: number } {
  const offset = token * labels.length;
  let top = 0;
  for (let label = 1; label < labels.length; label++) if ((data[offset + label] as number) > (data[offset + top] as number)) top = label;
  const peak = data[offset + top] as number;
  if (Number.isNaN(peak)) return { tag: 'O', score: 0 };
  let sum = 0;
  for (let label = 0; label < labels.length; label++) sum += exp((data[offset + label] as number) - peak);
  return { tag: labels[top] as string, score: 1 / sum };
}
