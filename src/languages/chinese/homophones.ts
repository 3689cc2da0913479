import { homophoneLines } from './homophones.generated.ts';

/** A common word of one or two characters as it is said. */
export interface SpokenWord {
  word: string;
  /** Pinyin without tones, ü as v; one syllable a character. */
  syllables: readonly string[];
  /** A digit a syllable, 0 for the neutral tone. */
  tones: string;
  /** Lower bound of its occurrences in the texts that jieba counted: a power of two. */
  frequency: number;
}

interface Homophones {
  byWord: ReadonlyMap<string, SpokenWord>;
  /** Words by their syllables, joined by a space. */
  bySound: ReadonlyMap<string, readonly SpokenWord[]>;
}

/** Second syllable (where a new one begins), tones (where they change), word and class of frequency. */
const entry = /([a-z]*)(\d*)(\p{Script=Han}+)([0-9A-Z])/gu;

let loaded: Homophones | undefined;

/** Common words by how they are said; read from the table when first asked for. Words with negations and numbers are none of them. */
export function chineseHomophones(): Homophones {
  if (loaded) return loaded;
  const byWord = new Map<string, SpokenWord>();
  const bySound = new Map<string, SpokenWord[]>();
  for (const line of homophoneLines.trim().split('\n')) {
    const space = line.indexOf(' ');
    const first = line.slice(0, space);
    let syllables: readonly string[] = [first];
    let tones = '';
    for (const [, second = '', newTones = '', word = '', level = ''] of line.slice(space + 1).matchAll(entry)) {
      if (second !== '') syllables = [first, second];
      if (newTones !== '') tones = newTones;
      const spoken: SpokenWord = { word, syllables, tones, frequency: 1 << Number.parseInt(level, 36) };
      byWord.set(word, spoken);
      const sound = syllables.join(' ');
      const others = bySound.get(sound);
      if (others) others.push(spoken);
      else bySound.set(sound, [spoken]);
    }
  }
  loaded = { byWord, bySound };
  return loaded;
}
