import type { TagScheme } from '../../core/plan.ts';

/** A span over tokens: places in the list of tokens, half-open. */
export interface TokenSpan {
  from: number;
  to: number;
  label: string;
}

/** A tag that its scheme does not allow where it stands. */
export interface TagFault {
  /** Place of the token; the number of tokens where the end of the list is the fault. */
  index: number;
  expected: string;
  got: string;
}

/** The letters of the schemes that mark both ends of a span. */
const closed: Readonly<Partial<Record<TagScheme, { inside: string; end: string; single: string }>>> = {
  bioes: { inside: 'I', end: 'E', single: 'S' },
  bilou: { inside: 'I', end: 'L', single: 'U' },
  bmes: { inside: 'M', end: 'E', single: 'S' },
};

/** `B-PER` by its letter and label; a letter alone has the empty label. */
function partsOf(tag: string): { letter: string; label: string } | undefined {
  if (tag.length > 1 && tag[1] !== '-') return undefined;
  return { letter: tag.slice(0, 1), label: tag.slice(2) };
}

/**
 * The spans that tags mark. Strict schemes refuse a tag that continues nothing or leaves a span open; `iob1` begins a span there.
 *
 * Source: the conlleval script of CoNLL-2000 for `iob1`; Ratinov and Roth 2009 for BILOU.
 */
export function spansOfTags(tags: readonly string[], scheme: TagScheme): readonly TokenSpan[] | TagFault {
  if (scheme === 'io') return runsOf(tags);
  const letters = closed[scheme];
  const known = letters ? ['B', letters.inside, letters.end, letters.single] : ['B', 'I'];
  const expected = `O${known.map((letter) => `, ${letter}-…`).join('')}`;
  const spans: TokenSpan[] = [];
  let open: { from: number; label: string } | undefined;
  const close = (to: number) => {
    if (open) spans.push({ ...open, to });
    open = undefined;
  };
  for (const [index, tag] of tags.entries()) {
    const unfinished = letters && open ? `${letters.inside}-${open.label} / ${letters.end}-${open.label}` : undefined;
    if (tag === 'O') {
      if (unfinished) return { index, expected: unfinished, got: tag };
      close(index);
      continue;
    }
    const parts = partsOf(tag);
    if (parts === undefined || !known.includes(parts.letter)) return { index, expected, got: tag };
    const { letter, label } = parts;
    if (letter === 'B' || letter === letters?.single) {
      if (unfinished) return { index, expected: unfinished, got: tag };
      close(index);
      open = { from: index, label };
      if (letter !== 'B') close(index + 1);
      continue;
    }
    if (open?.label !== label) {
      if (scheme !== 'iob1') return { index, expected: unfinished ?? `B-${label}`, got: tag };
      close(index);
      open = { from: index, label };
    } else if (letter === letters?.end) close(index + 1);
  }
  if (letters && open) return { index: tags.length, expected: `${letters.end}-${open.label}`, got: 'the end' };
  close(tags.length);
  return spans;
}

/** Labels without marks: each run of the same one is a span. */
function runsOf(tags: readonly string[]): TokenSpan[] {
  const spans: TokenSpan[] = [];
  for (const [index, label] of tags.entries()) {
    if (label === 'O') continue;
    const last = spans.at(-1);
    if (last?.to === index && last.label === label) last.to = index + 1;
    else spans.push({ from: index, to: index + 1, label });
  }
  return spans;
}

export function isTagFault(value: object): value is TagFault {
  return 'got' in value;
}

/** The tags of spans in order that do not overlap; nothing where `io` cannot part two neighbours. */
export function tagsOfSpans(count: number, spans: readonly TokenSpan[], scheme: TagScheme): string[] | undefined {
  const tags = new Array<string>(count).fill('O');
  const letters = closed[scheme];
  let before: TokenSpan | undefined;
  for (const span of spans) {
    const { from, to, label } = span;
    const follows = before?.to === from && before.label === label;
    if (scheme === 'io' && (follows || label === 'O' || label === '')) return undefined;
    const tag = (letter: string) => (scheme === 'io' ? label : label === '' ? letter : `${letter}-${label}`);
    const single = letters !== undefined && to === from + 1;
    for (let i = from; i < to; i++) tags[i] = tag(letters?.inside ?? 'I');
    if (scheme !== 'iob1' || follows) tags[from] = tag(single ? letters.single : 'B');
    if (letters && !single) tags[to - 1] = tag(letters.end);
    before = span;
  }
  return tags;
}

/** The scheme that lists of tags show: by the letters they use, `bio` where there are no spans. */
export function tellScheme(lists: readonly (readonly string[])[]): TagScheme {
  const letters = new Set<string>();
  let marked = 0;
  let bare = 0;
  let beginnings = 0;
  let bareBeginnings = 0;
  for (const tags of lists) {
    let last: string | undefined;
    for (const tag of tags) {
      const parts = tag === 'O' ? undefined : partsOf(tag);
      if (parts && /^[BIELMSU]$/.test(parts.letter)) {
        marked++;
        letters.add(parts.letter);
        const begins = last !== parts.label;
        if (parts.letter === 'B' && begins) beginnings++;
        if (parts.letter === 'I' && begins) bareBeginnings++;
      } else if (tag !== 'O') bare++;
      last = parts?.label;
    }
  }
  if (bare > marked) return 'io';
  if (letters.has('L') || letters.has('U')) return 'bilou';
  if (letters.has('M')) return 'bmes';
  if (letters.has('E') || letters.has('S')) return 'bioes';
  return bareBeginnings > beginnings ? 'iob1' : 'bio';
}
