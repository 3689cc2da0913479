import type { TagScheme } from '../../core/plan.ts';
import type { Span, Token } from '../../core/sample.ts';
import { isTagFault, spansOfTags, type TagFault, type TokenSpan, tagsOfSpans } from './scheme.ts';
import { isInsideWord, type TextRange, tokenise } from './tokenise.ts';

/** A text with the tokens and spans that a file's tokens and tags say. */
export interface TaggedText {
  text: string;
  tokens: Token[];
  spans: Span[];
}

/** Joins tokens to a text and marks the spans of their tags in it. */
export function joinTokens(tokens: readonly string[], tags: readonly string[], scheme: TagScheme, joiner: string): TaggedText | TagFault {
  const found = spansOfTags(tags, scheme);
  if (isTagFault(found)) return found;
  let at = 0;
  const placed = tokens.map((text) => {
    const start = at;
    at = start + text.length + joiner.length;
    return { start, end: start + text.length, text };
  });
  return { text: tokens.join(joiner), tokens: placed, spans: placeSpans(found, placed) };
}

/** Spans over tokens as spans of their text. */
export function placeSpans(spans: readonly TokenSpan[], tokens: readonly Token[]): Span[] {
  return spans.map(({ from, to, label }) => ({ start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0, label }));
}

/** A token to be written: as its file had it, or a new one without columns. */
export interface WrittenToken {
  text: string;
  columns?: readonly string[];
  tag: string;
}

/** Why a text with its spans is no list of tagged tokens. */
export interface UnwritableSpans {
  reason: 'overlap' | 'empty-span' | 'label' | 'neighbours' | 'no-token';
  got?: string;
}

/**
 * The tagged tokens of a text. Tokens of a file stay where their text is as it was; what was changed or added is cut anew. A cut falls at
 * every end of a span, so that tags mark it exactly.
 *
 * @param tokens those of its file that are left, in order; none for a text that no file has cut
 * @param joined true where the file has nothing between its tokens, so that they may touch within a word
 */
export function tagTokens(
  text: string,
  spans: readonly Span[],
  tokens: readonly Token[],
  scheme: TagScheme,
  joined: boolean,
): WrittenToken[] | UnwritableSpans {
  const ordered = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  const cuts = new Set(ordered.flatMap(({ start, end }) => [start, end]));
  const kept = untouched(text, tokens, cuts, joined);
  const cut = cutText(text, kept, cuts);
  if (cut.length === 0) return { reason: 'no-token' };
  const over: TokenSpan[] = [];
  let at = 0;
  let reached = 0;
  for (const { start, end, label } of ordered) {
    const shown = `${label} ${JSON.stringify(text.slice(start, end))}`;
    if (start < reached) return { reason: 'overlap', got: shown };
    if (/\s/.test(label)) return { reason: 'label', got: JSON.stringify(label) };
    while (at < cut.length && (cut[at] as TextRange).start < start) at++;
    const from = at;
    while (at < cut.length && (cut[at] as TextRange).end <= end) at++;
    if (at === from) return { reason: 'empty-span', got: shown };
    over.push({ from, to: at, label });
    reached = end;
  }
  const tags = tagsOfSpans(cut.length, over, scheme);
  if (tags === undefined) return { reason: 'neighbours' };
  return cut.map(({ start, end, columns }, index) => ({
    text: text.slice(start, end),
    ...(columns ? { columns } : {}),
    tag: tags[index] as string,
  }));
}

export function isUnwritable(value: WrittenToken[] | UnwritableSpans): value is UnwritableSpans {
  return !Array.isArray(value);
}

/** The tokens whose text stands as it was, apart from others and across no end of a span. */
function untouched(text: string, tokens: readonly Token[], cuts: ReadonlySet<number>, joined: boolean): Token[] {
  let reached = 0;
  const same = tokens.filter((token) => {
    const { start, end } = token;
    if (start < reached || end <= start || text.slice(start, end) !== token.text || crosses(start, end, cuts)) return false;
    reached = end;
    return true;
  });
  // Where letters were added to a token without a space, it is another word now.
  return same.filter((token, index) => {
    const before = same[index - 1]?.end;
    const after = same[index + 1]?.start;
    const grewBefore = isInsideWord(text, token.start) && !(joined && before === token.start);
    const grewAfter = isInsideWord(text, token.end) && !(joined && after === token.end);
    return !(grewBefore && !cuts.has(token.start)) && !(grewAfter && !cuts.has(token.end));
  });
}

function crosses(start: number, end: number, cuts: ReadonlySet<number>): boolean {
  for (let at = start + 1; at < end; at++) if (cuts.has(at)) return true;
  return false;
}

interface CutToken extends TextRange {
  columns?: readonly string[];
}

/** The text in tokens: those that are kept, and the rest by the rule. */
function cutText(text: string, kept: readonly Token[], cuts: ReadonlySet<number>): CutToken[] {
  const all: CutToken[] = [];
  let reached = 0;
  for (const token of kept) {
    all.push(...tokenise(text, { start: reached, end: token.start }, cuts), token);
    reached = token.end;
  }
  all.push(...tokenise(text, { start: reached, end: text.length }, cuts));
  return all;
}
