import { readXml } from '../../kernels/text/xml.ts';
import { SynonymGroups, type Wrong } from './synonym-groups.ts';

/** The Chinese Open Wordnet writes the particle of an adjective or adverb behind a plus: it is no part of the word. */
const particle = /\+[的地]$/;

/**
 * Synonyms of a wordnet in the Global WordNet Association's LMF (WN-LMF 1.0 to 1.4): the lemmas whose senses share a synset. Relations
 * between synsets are not read.
 */
export function parseWordNetLmf(text: string, wrong: Wrong): ReadonlyMap<string, readonly string[]> {
  const synsets = new Map<string, string[]>();
  /** The entry that is open, and its lemma as soon as it is read. */
  let entry: { lemma?: string } | undefined;
  const wrongAt = (en: string, zh: string, offset: number) => wrong({ en, 'zh-CN': zh }, lineOf(text, offset));
  readXml(text, {
    wrong: (reason, offset) => wrong(reason, lineOf(text, offset)),
    open(name, attributes, offset, depth) {
      if (depth === 0 && name !== 'LexicalResource')
        throw wrongAt(`its root is <${name}>, not <LexicalResource>`, `根元素为 <${name}>，应为 <LexicalResource>`, offset);
      if (name === 'LexicalEntry') entry = {};
      else if (entry && name === 'Lemma') {
        const form = attributes.get('writtenForm')?.trim();
        if (!form) throw wrongAt('a Lemma has no writtenForm', 'Lemma 缺少 writtenForm', offset);
        entry.lemma = form.replace(particle, '');
      } else if (entry && name === 'Sense') {
        const synset = attributes.get('synset');
        if (!synset) throw wrongAt('a Sense has no synset', 'Sense 缺少 synset', offset);
        if (entry.lemma === undefined) throw wrongAt('a Sense comes before its Lemma', 'Sense 出现在 Lemma 之前', offset);
        const lemmas = synsets.get(synset);
        if (lemmas) lemmas.push(entry.lemma);
        else synsets.set(synset, [entry.lemma]);
      }
    },
    close(name) {
      if (name === 'LexicalEntry') entry = undefined;
    },
  });
  const groups = new SynonymGroups(wrong);
  for (const lemmas of synsets.values()) groups.addGroup(lemmas);
  return groups.finish();
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
