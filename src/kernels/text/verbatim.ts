/** How much of a text stands word for word in the corpus. */
export interface VerbatimMatch {
  /** Words, and characters of scripts without spaces. */
  tokens: number;
  /** Letters and digits of the text, and those of them in runs that the corpus has. */
  characters: number;
  covered: number;
  /** Tokens of the longest run. */
  longest: number;
}

const baseA = 0x01000193;
const baseB = 0x9e3779b1 | 1;
/** Places of one n-gram that are looked at: what stands more often in the corpus is no evidence of copying. */
const mostPlaces = 32;
const tokenPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}]+/gu;
const unspaced = /^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{323af}]/u;

/** Tokens of texts one after the other, with running hashes from which the hash of any run of them comes in one step. */
class TokenRow {
  hashes = new Int32Array(1024);
  /** 1 where the token is a character of a script without spaces. */
  single = new Uint8Array(1024);
  lengths = new Uint16Array(1024);
  runningA = new Int32Array(1025);
  runningB = new Int32Array(1025);
  size = 0;

  push(hash: number, single: boolean, length: number): void {
    const at = this.size;
    if (at === this.hashes.length) this.grow();
    this.hashes[at] = hash;
    this.single[at] = single ? 1 : 0;
    this.lengths[at] = Math.min(65535, length);
    this.runningA[at + 1] = (Math.imul(this.runningA[at] as number, baseA) + hash) | 0;
    this.runningB[at + 1] = (Math.imul(this.runningB[at] as number, baseB) + Math.imul(hash, 0x85ebca6b)) | 0;
    this.size++;
  }

  add(text: string): void {
    for (const [token] of text.toLowerCase().matchAll(tokenPattern)) this.push(hashOf(token), unspaced.test(token), token.length);
  }

  private grow(): void {
    const wider = <T extends Int32Array | Uint16Array | Uint8Array>(old: T, size: number): T => {
      const next = new (old.constructor as new (size: number) => T)(size);
      next.set(old);
      return next;
    };
    const size = this.hashes.length * 2;
    this.hashes = wider(this.hashes, size);
    this.single = wider(this.single, size);
    this.lengths = wider(this.lengths, size);
    this.runningA = wider(this.runningA, size + 1);
    this.runningB = wider(this.runningB, size + 1);
  }
}

/** A token's hash, never 0: that parts the texts of a corpus. */
function hashOf(token: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < token.length; at++) hash = Math.imul(hash ^ token.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) | 1;
}

/**
 * Finds runs of a text that stand word for word in a corpus, in lower case and without punctuation. A run is as long as an n-gram at
 * least: `words` tokens, or `characters` where it ends in a script without spaces. About 30 bytes a token of the corpus. A text takes time
 * linear in its length, times the places of its n-grams, at most 32.
 */
export class VerbatimIndex {
  private readonly corpus = new TokenRow();
  private readonly words: number;
  private readonly characters: number;
  private readonly powersA: Int32Array;
  private readonly powersB: Int32Array;
  private heads = new Int32Array(0);
  private next = new Int32Array(0);

  constructor(words: number, characters: number) {
    this.words = words;
    this.characters = characters;
    [this.powersA, this.powersB] = [powersOf(baseA), powersOf(baseB)];
  }

  /** Adds a text of the corpus. */
  add(text: string): void {
    this.corpus.add(text);
    this.corpus.push(0, false, 0);
  }

  /** Makes the corpus searchable; after the last text. */
  seal(): void {
    const { corpus } = this;
    let capacity = 1024;
    while (capacity < corpus.size * 1.5) capacity *= 2;
    this.heads = new Int32Array(capacity).fill(-1);
    this.next = new Int32Array(corpus.size);
    const places = new Uint8Array(capacity);
    let begins = 0;
    for (let end = 0; end < corpus.size; end++) {
      if (corpus.hashes[end] === 0) begins = end + 1;
      const size = this.sizeAt(corpus, end);
      if (end - begins + 1 < size) continue;
      const slot = this.gram(corpus, end + 1 - size, size) & (capacity - 1);
      if ((places[slot] as number) >= mostPlaces) continue;
      places[slot] = (places[slot] as number) + 1;
      this.next[end] = this.heads[slot] as number;
      this.heads[slot] = end;
    }
  }

  match(text: string): VerbatimMatch {
    const row = new TokenRow();
    row.add(text);
    let characters = 0;
    for (let at = 0; at < row.size; at++) characters += row.lengths[at] as number;
    let covered = 0;
    let longest = 0;
    // Tokens before this place are counted, and the run at hand ends there.
    let reached = 0;
    for (let end = 0; end < row.size; end++) {
      const size = this.sizeAt(row, end);
      const start = end + 1 - size;
      if (start < 0) continue;
      const stop = this.furthest(row, start, size, Math.max(reached, end));
      if (stop < 0) continue;
      longest = Math.max(longest, stop - start);
      for (let at = Math.max(reached, start); at < stop; at++) covered += row.lengths[at] as number;
      reached = Math.max(reached, stop);
    }
    return { tokens: row.size, characters, covered, longest };
  }

  /** Where the longest run from `start` ends, of those that go beyond `reached`; -1 where there is none. */
  private furthest(row: TokenRow, start: number, size: number, reached: number): number {
    const { corpus } = this;
    if (reached >= row.size) return -1;
    let stop = -1;
    for (let end = this.heads[this.gram(row, start, size) & (this.heads.length - 1)] as number; end >= 0; end = this.next[end] as number) {
      const place = end + 1 - size;
      const wanted = Math.max(stop, reached) + 1 - start;
      if (place < 0 || place + wanted > corpus.size || !this.same(row, start, place, wanted)) continue;
      // Twice as far until it differs, then by halves.
      let [low, step] = [wanted, 1];
      const most = Math.min(row.size - start, corpus.size - place);
      while (low + step <= most && this.same(row, start, place, low + step)) [low, step] = [low + step, step * 2];
      for (; step >= 1; step >>= 1) if (low + step <= most && this.same(row, start, place, low + step)) low += step;
      stop = start + low;
    }
    return stop;
  }

  private sizeAt(row: TokenRow, end: number): number {
    return row.single[end] === 1 ? this.characters : this.words;
  }

  private gram(row: TokenRow, start: number, size: number): number {
    const hash = this.spanA(row, start, size);
    return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 7;
  }

  /** Whether runs of a text and of the corpus are the same, by 64 bits of hash. */
  private same(row: TokenRow, start: number, place: number, size: number): boolean {
    return (
      this.spanA(row, start, size) === this.spanA(this.corpus, place, size) &&
      this.spanB(row, start, size) === this.spanB(this.corpus, place, size)
    );
  }

  private spanA({ runningA }: TokenRow, start: number, size: number): number {
    return ((runningA[start + size] as number) - Math.imul(runningA[start] as number, power(this.powersA, size))) | 0;
  }

  private spanB({ runningB }: TokenRow, start: number, size: number): number {
    return ((runningB[start + size] as number) - Math.imul(runningB[start] as number, power(this.powersB, size))) | 0;
  }
}

/** A base to the powers 1, 2, 4, 8 ... */
function powersOf(base: number): Int32Array {
  const powers = new Int32Array(32);
  powers[0] = base;
  for (let k = 1; k < 32; k++) powers[k] = Math.imul(powers[k - 1] as number, powers[k - 1] as number);
  return powers;
}

function power(powers: Int32Array, exponent: number): number {
  let result = 1;
  for (let k = 0, rest = exponent; rest > 0; k++, rest >>>= 1) if (rest & 1) result = Math.imul(result, powers[k] as number);
  return result;
}
