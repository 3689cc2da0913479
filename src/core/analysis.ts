/** The guards of label-preserving text operators, each of which a step can turn off by name. */
export const guardNames = ['negation', 'numbers', 'entities', 'urls', 'emails', 'placeholders', 'code', 'json', 'latex', 'markup'] as const;
export type GuardName = (typeof guardNames)[number];

/** Universal part-of-speech classes that operators ask for. */
export type PartOfSpeech = 'noun' | 'verb' | 'adjective' | 'adverb' | 'proper-noun' | 'other';

/** A word as a person would count it. Offsets are UTF-16 units of the text. Punctuation is no word. */
export interface Word {
  start: number;
  end: number;
  text: string;
  /** Set where the word was cut out of a script written without spaces: its neighbours may touch it. */
  language?: 'zh';
  /** Set where a guard holds the word: it may not be changed, removed or moved. */
  guard?: GuardName;
}

export interface Sentence {
  start: number;
  end: number;
}

/**
 * What operators may ask of one text; made once per text and shared by all steps and copies.
 * Everything is computed when first asked for.
 */
export interface TextAnalysis {
  readonly text: string;
  /** Whether word operators can work here: false for text mostly in a script that is not cut into words (kana, Thai) or a language that is not carried. */
  readonly supported: boolean;
  /** Whether the text has words of a language: `zh` by its characters, `en` by Latin letters in a text that is analysed as English. */
  has(language: string): boolean;
  words(): readonly Word[];
  sentences(): readonly Sentence[];
  /** One class for each word. */
  partsOfSpeech(): readonly PartOfSpeech[];
  /** Whether a guard is on. */
  guards(guard: GuardName): boolean;
  /** Whether the text holds code, JSON, formulas or markup that is guarded, in which white space may mean something. Often told at a glance. */
  hasLayout(): boolean;
  /** Guarded ranges in order, also those that are no words (a JSON object, a code block). */
  guarded(): readonly { start: number; end: number; guard: GuardName }[];
}

/** What must survive a label-preserving operator, as multisets: compared before and after to find violations. */
export interface GuardedContent {
  readonly [guard: string]: readonly string[];
}
