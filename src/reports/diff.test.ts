import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, normalizeEdits, type PackedEdit, packEdits, unpackEdits } from '../core/edits.ts';
import { clip, needsTwoLines, renderDiff, renderSides, type Segment, segmentsOf } from './diff.ts';
import { numbersIn } from './numbers.ts';
import { wordingIn } from './wording.ts';

const en = wordingIn('en', numbersIn('en'));
const text = (segments: readonly Segment[], ...hidden: Segment['kind'][]) =>
  segments.map((segment) => ('text' in segment && !hidden.includes(segment.kind) ? segment.text : '')).join('');
const plain = (markup: string) => markup.replace(/<[^>]*>/g, '');

/** A text with edits in order that do not overlap. */
const changed = fc
  .tuple(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(fc.tuple(fc.nat(60), fc.nat(6), fc.string({ maxLength: 8 })), { maxLength: 6 }),
  )
  .map(([before, wishes]) => {
    const edits: PackedEdit[] = [];
    let reached = 0;
    for (const [skip, length, insert] of wishes) {
      const start = Math.min(before.length, reached + (skip % 9));
      const end = Math.min(before.length, start + length);
      edits.push([start, end, insert]);
      reached = end;
    }
    return { before, edits };
  })
  .filter(({ before, edits }) => {
    try {
      normalizeEdits(before, unpackEdits(edits));
      return true;
    } catch {
      return false;
    }
  });

describe('a text diff', () => {
  it('says exactly what the plan says: one side is the text before, the other the text after', () => {
    fc.assert(
      fc.property(changed, ({ before, edits }) => {
        const segments = segmentsOf(before, edits, [], false) as Segment[];
        expect(text(segments, 'added', 'moved')).toBe(before);
        expect(text(segments, 'removed', 'moved-away')).toBe(applyEdits(before, normalizeEdits(before, unpackEdits(edits))));
      }),
    );
  });

  it('on one line always shows the text after', () => {
    fc.assert(
      fc.property(changed, ({ before, edits }) => {
        const segments = segmentsOf(before, edits, [], true) as Segment[];
        expect(text(segments, 'removed', 'moved-away')).toBe(applyEdits(before, normalizeEdits(before, unpackEdits(edits))));
      }),
    );
  });

  it('tells words that changed places from words that came and went', () => {
    const edits: PackedEdit[] = [
      [0, 3, 'dog'],
      [8, 11, 'cat'],
    ];
    expect(segmentsOf('cat and dog', edits, [], true)).toEqual([
      { kind: 'moved', text: 'dog' },
      { kind: 'same', text: ' and ' },
      { kind: 'moved', text: 'cat' },
    ]);
  });

  it('marks what a guard kept, but not where an edit went through it', () => {
    const segments = segmentsOf('do not go', [[7, 9, 'run']], [[3, 6, 'negation']], true);
    expect(segments).toContainEqual({ kind: 'same', text: 'not', guard: 'negation' });
  });

  it('says insertions and deletions in words, for those who hear the page', () => {
    const { markup } = renderDiff({ before: 'a good movie', edits: [[7, 12, 'film']], guarded: [] }, 200, en);
    expect(markup).toContain('<del class=""><span class="unseen"> removed: </span>movie');
    expect(markup).toContain('<ins><span class="unseen"> added: </span>film');
  });

  it('takes two lines with brackets for Han, where strike is unreadable', () => {
    const example = { before: '这部电影很好', edits: [[2, 4, '影片']] as PackedEdit[], guarded: [] };
    expect(needsTwoLines(example.before, undefined)).toBe(true);
    expect(plain(renderDiff(example, 200, en).markup)).toMatch(/这部⟦?.*⟦.*电影.*⟧/u);
    expect(needsTwoLines('plain text', 'en')).toBe(false);
    expect(needsTwoLines('short', 'ja')).toBe(true);
  });

  it('keeps the changes of a very long text and says how much is left out', () => {
    const before = `${'word '.repeat(200_000)}end`;
    const at = before.length - 3;
    const { markup } = renderSides({ before, edits: packEdits([{ start: at, end: at + 3, insert: 'finish' }]), guarded: [] }, 900, en);
    expect(markup.length).toBeLessThan(8000);
    expect(markup).toContain('finish');
    expect(plain(markup)).toMatch(/\d{3},\d{3} characters not shown/);
  });

  it('bounds what is shown, whatever the edits', () => {
    const before = 'x'.repeat(5000);
    const edits = Array.from({ length: 900 }, (_, i): PackedEdit => [i * 5, i * 5 + 2, 'y'.repeat(50)]);
    const shown = clip(segmentsOf(before, edits, [], true) as Segment[], 300);
    expect(text(shown).length).toBeLessThanOrEqual(700);
    const everything = shown.reduce((sum, segment) => sum + (segment.kind === 'gap' ? segment.length : segment.text.length), 0);
    expect(everything).toBeGreaterThanOrEqual(before.length);
  });

  it('shows a text whose recorded edits do not fit, and says so', () => {
    for (const edits of [[[5, 99, 'x']], [[3, 1, '']], [[Number.NaN, 2, '']]] as PackedEdit[][]) {
      const markup = plain(renderDiff({ before: 'short', edits, guarded: [] }, 200, en).markup);
      expect(markup).toContain('short');
      expect(markup).toContain('do not fit');
    }
  });
});
