/**
 * How many n-grams of a candidate its references have too, for each order from 1 to `orders`: an n-gram counts as often as it stands in
 * the candidate, at most as often as in the reference that has it most often ("clipped", Papineni et al. 2002).
 *
 * Linear in the tokens times the orders: an n-gram is the number of its first n - 1 tokens and its last token, looked up in one table, so
 * no string is made for any of them, and a candidate's n-gram whose beginning no reference has is never looked up.
 *
 * @param candidate tokens as numbers, equal tokens the same number
 * @returns matches by order, index 0 for single tokens
 */
export function ngramMatches(candidate: Int32Array, references: readonly Int32Array[], orders: number): number[] {
  const longest = references.reduce((most, reference) => Math.max(most, reference.length), 0);
  const total = references.reduce((sum, reference) => sum + reference.length, 0);
  const table = tableFor(total);
  const known = references.map((reference) => new Int32Array(reference.length));
  const found = new Int32Array(candidate.length);
  const matches: number[] = new Array(orders).fill(0);
  for (let order = 1; order <= Math.min(orders, candidate.length, longest); order++) {
    table.clear();
    for (let r = 0; r < references.length; r++) {
      table.beginReference();
      const tokens = references[r] as Int32Array;
      const numbers = known[r] as Int32Array;
      for (let i = 0; i + order <= tokens.length; i++) {
        numbers[i] = table.add(numbers[i] as number, tokens[i + order - 1] as number);
      }
    }
    let count = 0;
    for (let i = 0; i + order <= candidate.length; i++) {
      const beginning = found[i] as number;
      if (beginning < 0) continue;
      const number = table.find(beginning, candidate[i + order - 1] as number);
      found[i] = number;
      if (number >= 0 && table.spend(number)) count++;
    }
    matches[order - 1] = count;
    if (count === 0) break;
  }
  return matches;
}

/** N-grams of one order with how often they may still be matched. */
class NgramTable {
  private readonly mask: number;
  private readonly beginnings: Int32Array;
  private readonly tokens: Int32Array;
  private readonly numbers: Int32Array;
  /** The round a slot was filled in: a new round empties the table at no cost. */
  private readonly rounds: Int32Array;
  private round = 0;
  private size = 0;
  private readonly most: Int32Array;
  private readonly inReference: Int32Array;
  private readonly referenceOf: Int32Array;
  private reference = 0;

  constructor(capacity: number) {
    this.mask = capacity - 1;
    this.beginnings = new Int32Array(capacity);
    this.tokens = new Int32Array(capacity);
    this.numbers = new Int32Array(capacity);
    this.rounds = new Int32Array(capacity);
    this.most = new Int32Array(capacity >> 1);
    this.inReference = new Int32Array(capacity >> 1);
    this.referenceOf = new Int32Array(capacity >> 1);
  }

  clear(): void {
    this.size = 0;
    if (++this.round === 0x7fffffff) {
      this.rounds.fill(0);
      this.round = 1;
    }
    this.reference = 0;
  }

  beginReference(): void {
    this.reference++;
  }

  /** Counts an n-gram of the reference at hand; its number, from 0. */
  add(beginning: number, token: number): number {
    const slot = this.slotOf(beginning, token);
    if (this.rounds[slot] !== this.round) {
      this.rounds[slot] = this.round;
      this.beginnings[slot] = beginning;
      this.tokens[slot] = token;
      this.numbers[slot] = this.size;
      this.most[this.size] = 1;
      this.inReference[this.size] = 1;
      this.referenceOf[this.size] = this.reference;
      return this.size++;
    }
    const number = this.numbers[slot] as number;
    const count = this.referenceOf[number] === this.reference ? (this.inReference[number] as number) + 1 : 1;
    this.referenceOf[number] = this.reference;
    this.inReference[number] = count;
    if (count > (this.most[number] as number)) this.most[number] = count;
    return number;
  }

  /** The number of an n-gram, or -1 where no reference has it. */
  find(beginning: number, token: number): number {
    const slot = this.slotOf(beginning, token);
    return this.rounds[slot] === this.round ? (this.numbers[slot] as number) : -1;
  }

  /** Whether an n-gram may be matched once more. */
  spend(number: number): boolean {
    const left = this.most[number] as number;
    this.most[number] = left - 1;
    return left > 0;
  }

  private slotOf(beginning: number, token: number): number {
    let hash = Math.imul(beginning ^ Math.imul(token, 0x9e3779b1), 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = hash & this.mask;
    while (this.rounds[slot] === this.round && (this.beginnings[slot] !== beginning || this.tokens[slot] !== token)) {
      slot = (slot + 1) & this.mask;
    }
    return slot;
  }
}

const sharedCapacity = 1 << 14;
let shared: NgramTable | undefined;

/** Sentences share one table; a long text gets its own, which does not stay. */
function tableFor(ngrams: number): NgramTable {
  if (ngrams * 2 <= sharedCapacity) {
    shared ??= new NgramTable(sharedCapacity);
    return shared;
  }
  let capacity = sharedCapacity;
  while (capacity < ngrams * 2) capacity *= 2;
  return new NgramTable(capacity);
}

/** Texts as numbers, equal tokens the same number, from 0. */
export function numberTokens(texts: readonly (readonly string[])[]): Int32Array[] {
  const numbers = new Map<string, number>();
  return texts.map((tokens) => {
    const out = new Int32Array(tokens.length);
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] as string;
      let number = numbers.get(token);
      if (number === undefined) numbers.set(token, (number = numbers.size));
      out[i] = number;
    }
    return out;
  });
}

/** The code points of a text; an unpaired surrogate is one. */
export function codePoints(text: string): Int32Array {
  const out = new Int32Array(text.length);
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i) as number;
    if (point > 0xffff) i++;
    out[count++] = point;
  }
  return out.subarray(0, count);
}
