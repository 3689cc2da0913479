import type { RuntimeName } from '../../../backends/model/libraries.ts';
import { openTagger, type TokenTagger } from '../../../backends/tagger/token-tagger.ts';
import type { NamedType } from '../../../languages/private-data/types.ts';
import type { Redacted } from './edits.ts';

/** What models call persons and places: CoNLL, OntoNotes, MSRA, CLUENER. */
const labels: readonly [NamedType, RegExp][] = [
  ['PERSON', /^(?:PER|PERSON|NR|NAME|PATIENT|I_PER)$/i],
  ['LOCATION', /^(?:LOC|LOCATION|GPE|FAC|NS|ADDRESS|SCENE)$/i],
];

/** Names that a model finds. It is asked before texts are redacted, which cannot wait. */
export interface Names {
  learn(texts: readonly string[]): Promise<void>;
  /** Names of a text; nothing where the model has not seen it. */
  find(text: string): readonly Redacted[] | undefined;
}

/** Least score of a name: the mean of its words' probabilities. */
const leastScore = 0.5;

export function createNames(folder: string, runtime: RuntimeName): Names {
  let tagger: Promise<TokenTagger> | undefined;
  let known = new Map<string, readonly Redacted[]>();
  return {
    async learn(texts) {
      tagger ??= openTagger({ folder, runtime });
      const { tag } = await tagger;
      const learnt = new Map<string, readonly Redacted[]>();
      for (const text of texts) learnt.set(text, withoutTags(text, namesOf(await tag(text))));
      known = learnt;
    },
    find: (text) => known.get(text),
  };
}

function namesOf(entities: Awaited<ReturnType<TokenTagger['tag']>>): Redacted[] {
  return entities.flatMap(({ start, end, label, score }) => {
    const type = labels.find(([, pattern]) => pattern.test(label))?.[0];
    return type !== undefined && score >= leastScore && end > start ? [{ start, end, type }] : [];
  });
}

const tags = /\[[A-Z][A-Z_]{1,30}(?::[0-9a-f]{8,64})?\]/g;

/** Without what stands in a tag: `[PERSON]` is a word to a model. */
function withoutTags(text: string, names: readonly Redacted[]): readonly Redacted[] {
  const taken = Array.from(text.matchAll(tags), (match) => ({ start: match.index, end: match.index + match[0].length }));
  return apart(names, taken);
}

/** The ranges that touch none of the others. Both are in order. */
export function apart<T extends { start: number; end: number }>(
  ranges: readonly T[],
  others: readonly { start: number; end: number }[],
): T[] {
  let at = 0;
  return ranges.filter(({ start, end }) => {
    while (at < others.length && (others[at] as T).end <= start) at++;
    const other = others[at];
    return other === undefined || other.start >= end;
  });
}
