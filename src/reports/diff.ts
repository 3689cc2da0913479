import { normalizeEdits, type PackedEdit, unpackEdits } from '../core/edits.ts';
import { dataMarkup, type Html, html, raw } from './html.ts';
import type { Example } from './model.ts';
import type { Wording } from './wording.ts';

/** A stretch of a changed text. `gap` stands for unchanged text that is not shown. */
export type Segment =
  | { kind: 'same'; text: string; guard?: string }
  | { kind: 'added' | 'removed' | 'moved' | 'moved-away'; text: string }
  | { kind: 'gap'; length: number };

/**
 * A text and the edits of its plan as stretches in order: exact, nothing is guessed. Edits that do not fit are `undefined`.
 * On one line, words that changed places stand once, where they went: the place they left holds the word that came.
 */
export function segmentsOf(
  before: string,
  packed: readonly PackedEdit[],
  guarded: Example['guarded'],
  oneLine: boolean,
): Segment[] | undefined {
  let edits: ReturnType<typeof normalizeEdits>;
  try {
    edits = normalizeEdits(before, unpackEdits(packed));
  } catch {
    return undefined;
  }
  const key = (text: string) => text.trim();
  const inserted = new Set(edits.map((edit) => key(edit.insert)));
  const removed = new Set(edits.map((edit) => key(before.slice(edit.start, edit.end))));
  const segments: Segment[] = [];
  let reached = 0;
  for (const edit of edits) {
    segments.push(...unchanged(before, reached, edit.start, guarded));
    const gone = before.slice(edit.start, edit.end);
    const cameFromElsewhere = key(edit.insert) !== '' && removed.has(key(edit.insert));
    const wentElsewhere = key(gone) !== '' && inserted.has(key(gone));
    if (gone !== '' && !(oneLine && wentElsewhere && cameFromElsewhere))
      segments.push({ kind: wentElsewhere ? 'moved-away' : 'removed', text: gone });
    if (edit.insert !== '') segments.push({ kind: cameFromElsewhere ? 'moved' : 'added', text: edit.insert });
    reached = edit.end;
  }
  segments.push(...unchanged(before, reached, before.length, guarded));
  return segments;
}

function unchanged(before: string, from: number, to: number, guarded: Example['guarded']): Segment[] {
  const segments: Segment[] = [];
  let reached = from;
  for (const [start, end, guard] of [...guarded].sort((a, b) => a[0] - b[0])) {
    const [low, high] = [Math.max(start, reached), Math.min(end, to)];
    if (low >= high) continue;
    if (low > reached) segments.push({ kind: 'same', text: before.slice(reached, low) });
    segments.push({ kind: 'same', text: before.slice(low, high), guard });
    reached = high;
  }
  if (reached < to) segments.push({ kind: 'same', text: before.slice(reached, to) });
  return segments;
}

/** At most about `budget` characters: unchanged text far from a change becomes a gap, then what is still too long is cut. */
export function clip(segments: readonly Segment[], budget: number): Segment[] {
  const length = (list: readonly Segment[]) => list.reduce((sum, segment) => sum + ('text' in segment ? segment.text.length : 0), 0);
  if (length(segments) <= budget) return [...segments];
  const changes = Math.max(1, segments.filter((segment) => segment.kind !== 'same' && segment.kind !== 'gap').length);
  const context = Math.max(24, Math.floor(budget / (3 * changes)));
  const clipped: Segment[] = [];
  for (const [index, segment] of segments.entries()) {
    if (segment.kind !== 'same' || segment.guard !== undefined) clipped.push(segment);
    else clipped.push(...shorten(segment.text, index === 0 ? 0 : context, index === segments.length - 1 ? 0 : context));
  }
  return cut(clipped, budget * 2);
}

function shorten(text: string, keepHead: number, keepTail: number): Segment[] {
  if (text.length <= keepHead + keepTail + 24) return [{ kind: 'same', text }];
  const from = keepHead === 0 ? 0 : boundary(text, keepHead, 1);
  const to = keepTail === 0 ? text.length : boundary(text, text.length - keepTail, -1);
  if (from >= to) return [{ kind: 'same', text }];
  if (keepHead + keepTail === 0) {
    const end = boundary(text, 240, 1);
    return [
      { kind: 'same', text: text.slice(0, end) },
      { kind: 'gap', length: text.length - end },
    ];
  }
  return [
    ...(from > 0 ? [{ kind: 'same', text: text.slice(0, from) } as const] : []),
    { kind: 'gap', length: to - from },
    ...(to < text.length ? [{ kind: 'same', text: text.slice(to) } as const] : []),
  ];
}

/** A place near `at` where a text may be cut: a space within 16 units outwards, and never inside a surrogate pair. */
function boundary(text: string, at: number, direction: 1 | -1): number {
  for (let step = 0; step < 16; step++) {
    const place = at + step * direction;
    if (place <= 0 || place >= text.length) break;
    if (text[place] === ' ') return direction === 1 ? place : place + 1;
  }
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
}

function cut(segments: readonly Segment[], limit: number): Segment[] {
  const kept: Segment[] = [];
  let used = 0;
  let dropped = 0;
  for (const segment of segments) {
    const length = segment.kind === 'gap' ? segment.length : segment.text.length;
    if (dropped > 0) dropped += length;
    else if (segment.kind === 'gap' || used + length <= limit) kept.push(segment);
    else {
      const end = boundary(segment.text, Math.max(1, Math.min(length - 1, limit - used)), -1);
      if (end > 0) kept.push({ ...segment, text: segment.text.slice(0, end) });
      dropped = length - end;
    }
    if (segment.kind !== 'gap') used += length;
  }
  if (dropped > 0) kept.push({ kind: 'gap', length: dropped });
  return kept;
}

/** Strike is unreadable on Han, so such texts show two lines, before over after, with brackets for what was removed. */
export function needsTwoLines(before: string, language: string | undefined): boolean {
  if (language !== undefined && /^(zh|ja|ko|yue|wuu)\b/i.test(language)) return true;
  const sample = before.slice(0, 400);
  const han = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han * 3 > sample.length;
}

type Changed = Pick<Example, 'before' | 'edits' | 'guarded' | 'language'>;

/** The change as markup: one line with insertions and deletions, or two lines, before over after, for Han. */
export function renderDiff(example: Changed, budget: number, words: Wording): Html {
  if (needsTwoLines(example.before, example.language)) return renderSides(example, budget, words, 'pair');
  const segments = segmentsOf(example.before, example.edits, example.guarded, true);
  if (!segments) return renderMisfit(example, budget, words);
  return html`<p class="text">${renderSegments(clip(segments, budget), words, false)}</p>`;
}

/** Before and after beside or above each other: what went is marked on the one side, what came on the other. */
export function renderSides(example: Changed, budget: number, words: Wording, layout: 'sides' | 'pair' = 'sides'): Html {
  const whole = segmentsOf(example.before, example.edits, example.guarded, false);
  if (!whole) return renderMisfit(example, budget, words);
  const segments = clip(whole, budget);
  const brackets = needsTwoLines(example.before, example.language);
  const came: ReadonlySet<string> = new Set(['added', 'moved']);
  const went: ReadonlySet<string> = new Set(['removed', 'moved-away']);
  const side = (title: 'before' | 'after', hidden: ReadonlySet<string>) =>
    html`<div><dt>${words.t(title)}</dt><dd class="text">${renderSegments(
      segments.filter((segment) => !hidden.has(segment.kind)),
      words,
      brackets,
    )}</dd></div>`;
  return html`<dl class="${layout}">${side('before', came)}${side('after', went)}</dl>`;
}

function renderMisfit(example: Changed, budget: number, words: Wording): Html {
  return html`<p class="text">${renderSegments(clip([{ kind: 'same', text: example.before }], budget), words, false)}</p><p class="note">${words.t('badEdits')}</p>`;
}

function renderSegments(segments: readonly Segment[], words: Wording, brackets: boolean): Html[] {
  return segments.map((segment) => {
    if (segment.kind === 'gap') return html`<span class="gap">… ${words.t('notShown', { n: segment.length })} …</span>`;
    const text = raw(dataMarkup(segment.text));
    if (segment.kind === 'same') {
      if (segment.guard === undefined) return text;
      const guard = words.guard(segment.guard);
      return html`<span class="kept" title="${words.plain('keptBy', { guard })}"><span class="unseen">${words.t('keptWord', { guard })}</span>${text}</span>`;
    }
    const spoken = html`<span class="unseen">${words.t(segment.kind === 'moved-away' ? 'removedWord' : `${segment.kind}Word`)}</span>`;
    const stop = html`<span class="unseen">${words.t('endWord')}</span>`;
    if (segment.kind === 'added') return html`<ins>${spoken}${text}${stop}</ins>`;
    if (segment.kind === 'moved') return html`<ins class="moved">${spoken}${text}${stop}</ins>`;
    const shown = brackets ? html`<span aria-hidden="true">⟦</span>${text}<span aria-hidden="true">⟧</span>` : text;
    return html`<del class="${brackets ? 'bracketed' : ''}${segment.kind === 'moved-away' ? ' moved' : ''}">${spoken}${shown}${stop}</del>`;
  });
}
