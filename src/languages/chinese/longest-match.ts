/** What a word of a list says; the longest word at a place counts. */
export interface LongestMatch<T> {
  /** The longest word that begins at an offset, with what the list says of it. */
  at(text: string, offset: number): { length: number; value: T } | undefined;
}

/** Longest words are cut to what a bit each can tell. */
const longestWord = 31;

/** A list of words searched by place: one table look-up where no word begins, one look-up for each length that words of its first unit have. */
export function longestMatch<T>(words: ReadonlyMap<string, T>): LongestMatch<T> {
  const lengths = new Uint32Array(65536);
  for (const word of words.keys()) {
    if (word.length > longestWord) throw new RangeError(`longer than ${longestWord}: ${word}`);
    const first = word.charCodeAt(0);
    lengths[first] = (lengths[first] as number) | (1 << word.length);
  }
  return {
    at(text, offset) {
      let left = offset < text.length ? (lengths[text.charCodeAt(offset)] as number) : 0;
      while (left !== 0) {
        const length = 31 - Math.clz32(left);
        left &= ~(1 << length);
        if (offset + length > text.length) continue;
        const value = words.get(text.slice(offset, offset + length));
        if (value !== undefined) return { length, value };
      }
      return undefined;
    },
  };
}
