/**
 * How many n-grams of a candidate its references have too, for each order from 1 to `orders`: an n-gram counts as often as it stands in
 * the candidate, at most as often as in the reference that has it most often ("clipped", Papineni et al. 2002).
 *
 * Linear in the tokens times the orders: an n-gram is the number of its first n - 1 tokens and its last token, looked up in one table, so
 * no string is made for any of them; an n-gram whose beginning the other side does not have is never looked up.
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
        const beginning = numbers[i] as number;
        if (beginning >= 0) numbers[i] = table.add(beginning, tokens[i + order - 1] as number);
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
    for (const numbers of known) table.forgetUnmet(numbers);
  }
  return matches;
}

/** N-grams of one order with how often they may still be matched. */
class NgramTable {
  private readonly mask: number;
  /** Four numbers a slot: the round it was filled in, so that a new round empties the table at no cost; beginning, token, number. */
  private readonly slots: Int32Array;
  private round = 0;
  private size = 0;
  /** By number: how often the reference that has it most often has it, how often the last one that had it, and which that was. */
  private readonly most: Int32Array;
  private readonly inReference: Int32Array;
  private readonly lastReference: Int32Array;
  /** By number: whether the candidate has it. */
  private readonly met: Uint8Array;
  private reference = 0;

  constructor(capacity: number) {
    this.mask = capacity - 1;
    this.slots = new Int32Array(capacity * 4);
    this.most = new Int32Array(capacity >> 1);
    this.inReference = new Int32Array(capacity >> 1);
    this.lastReference = new Int32Array(capacity >> 1);
    this.met = new Uint8Array(capacity >> 1);
  }

  clear(): void {
    this.size = 0;
    this.reference = 0;
    if (this.round === 0x7fffffff) {
      this.slots.fill(0);
      this.round = 0;
    }
    this.round++;
  }

  beginReference(): void {
    this.reference++;
  }

  /** Counts an n-gram of the reference at hand; its number, from 0. */
  add(beginning: number, token: number): number {
    const at = this.slotOf(beginning, token);
    const { slots, reference } = this;
    if (slots[at] !== this.round) {
      slots[at] = this.round;
      slots[at + 1] = beginning;
      slots[at + 2] = token;
      slots[at + 3] = this.size;
      this.most[this.size] = 1;
      this.met[this.size] = 0;
      this.inReference[this.size] = 1;
      this.lastReference[this.size] = reference;
      return this.size++;
    }
    const number = slots[at + 3] as number;
    const count = this.lastReference[number] === reference ? (this.inReference[number] as number) + 1 : 1;
    this.lastReference[number] = reference;
    this.inReference[number] = count;
    if (count > (this.most[number] as number)) this.most[number] = count;
    return number;
  }

  /** The number of an n-gram, or -1 where no reference has it. */
  find(beginning: number, token: number): number {
    const at = this.slotOf(beginning, token);
    return this.slots[at] === this.round ? (this.slots[at + 3] as number) : -1;
  }

  /** Whether an n-gram may be matched once more. */
  spend(number: number): boolean {
    this.met[number] = 1;
    const left = this.most[number] as number;
    this.most[number] = left - 1;
    return left > 0;
  }

  /** Leaves only the numbers of n-grams that the candidate has: no longer ones can match. */
  forgetUnmet(numbers: Int32Array): void {
    for (let i = 0; i < numbers.length; i++) if (this.met[numbers[i] as number] !== 1) numbers[i] = -1;
  }

  private slotOf(beginning: number, token: number): number {
    const { slots, mask, round } = this;
    let hash = Math.imul(beginning ^ Math.imul(token, 0x9e3779b1), 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = hash & mask;
    while (slots[slot * 4] === round && (slots[slot * 4 + 1] !== beginning || slots[slot * 4 + 2] !== token)) slot = (slot + 1) & mask;
    return slot * 4;
  }
}

const sharedTables = new Map<number, NgramTable>();
const largestShared = 1 << 14;

/** Sentences share tables, small ones that stay in the nearest memory; a long text gets its own, which does not stay. */
function tableFor(ngrams: number): NgramTable {
  let capacity = 64;
  while (capacity < ngrams * 2) capacity *= 2;
  const shared = sharedTables.get(capacity);
  if (shared) return shared;
  const table = new NgramTable(capacity);
  if (capacity <= largestShared) sharedTables.set(capacity, table);
  return table;
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
