import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createColors } from './color.ts';
import { piecesBetween, piecesOf, renderPieces } from './edits.ts';

const plain = { colors: createColors(false), plain: true };
const bare = { colors: createColors(false), plain: false };
const colored = { colors: createColors(true), plain: false };

describe('edits as a person reads them', () => {
  it('marks removed and added words with ASCII where there is no colour', () => {
    const pieces = piecesOf('the movie is good', [[4, 9, 'film']]);
    expect(renderPieces(pieces, plain)).toEqual(['the [-movie-]{+film+} is good']);
    expect(renderPieces(pieces, bare)).toEqual(['the [-movie-]{+film+} is good']);
  });

  it('with colour, strikes and underlines carry what colour does', () => {
    expect(renderPieces(piecesOf('the movie is good', [[4, 9, 'film']]), colored)).toEqual([
      'the \x1b[33m\x1b[9mmovie\x1b[29m\x1b[39m\x1b[34m\x1b[4mfilm\x1b[24m\x1b[39m is good',
    ]);
  });

  it('shows whole words where an edit begins or ends inside one', () => {
    expect(renderPieces(piecesOf('he walks home', [[7, 8, 'ed']]), plain)).toEqual(['he [-walks-]{+walked+} home']);
    expect(renderPieces(piecesOf('he walks home', [[8, 8, ' slowly']]), plain)).toEqual(['he walks{+ slowly+} home']);
    expect(renderPieces(piecesOf('don’t go', [[0, 1, 'D']]), plain)).toEqual(['[-don’t-]{+Don’t+} go']);
  });

  it('gives Chinese two lines, before over after, without a strike', () => {
    const pieces = piecesOf('这部电影很好', [[2, 4, '影片']]);
    expect(renderPieces(pieces, bare)).toEqual(['这部⟦电影⟧很好', '这部{+影片+}很好']);
    expect(renderPieces(pieces, plain)).toEqual(['这部[-电影-]很好', '这部{+影片+}很好']);
    const [before, after] = renderPieces(pieces, colored);
    expect(before).toBe('这部\x1b[33m⟦电影⟧\x1b[39m很好');
    expect(after).toContain('\x1b[4m影片');
  });

  it('lets no control character of the data through', () => {
    expect(renderPieces(piecesOf('a\x1b[2Jb', [[0, 1, '\x07']]), bare).join('')).not.toMatch(/[\x00-\x1f]/);
  });

  it('leaves out the middle of what did not change in a long text', () => {
    const long = `${'word '.repeat(400)}movie${' word'.repeat(400)}`;
    const [line = ''] = renderPieces(piecesOf(long, [[2000, 2005, 'film']]), plain);
    expect(line).toContain('[-movie-]{+film+}');
    expect(line.length).toBeLessThan(200);
  });

  it('loses nothing: the kept and removed pieces are the text before, the kept and added ones the text after', () => {
    const edit = fc.tuple(fc.nat(40), fc.nat(6), fc.string({ maxLength: 5 }));
    fc.assert(
      fc.property(fc.string({ minLength: 0, maxLength: 40 }), fc.array(edit, { maxLength: 4 }), (before, drawn) => {
        const edits: [number, number, string][] = [];
        let reached = 0;
        for (const [start, length, insert] of [...drawn].sort((a, b) => a[0] - b[0])) {
          const from = Math.min(Math.max(start, reached), before.length);
          const to = Math.min(from + length, before.length);
          edits.push([from, to, insert]);
          reached = to;
        }
        let after = '';
        let at = 0;
        for (const [start, end, insert] of edits) {
          after += before.slice(at, start) + insert;
          at = end;
        }
        after += before.slice(at);
        const pieces = piecesOf(before, edits);
        const text = (kind: string) =>
          pieces
            .filter((piece) => piece.kind === 'same' || piece.kind === kind)
            .map((piece) => piece.text)
            .join('');
        expect(text('removed')).toBe(before);
        expect(text('added')).toBe(after);
      }),
    );
  });

  it('finds the changed words of two texts that no plan connects', () => {
    const show = (a: string, b: string) => renderPieces(piecesBetween(a, b), plain)[0];
    expect(show('the movie is good', 'the film is good')).toBe('the [-movie-]{+film+} is good');
    expect(show('', 'new')).toBe('{+new+}');
    expect(show('same', 'same')).toBe('same');
    expect(renderPieces(piecesBetween('这个公式很好用。', '这个攻势很好用。'), plain)).toEqual([
      '这个[-公式-]很好用。',
      '这个{+攻势+}很好用。',
    ]);
    expect(piecesBetween('好'.repeat(100_000), '坏'.repeat(100_000)).map(({ kind }) => kind)).toEqual(['removed', 'added']);
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const pieces = piecesBetween(a, b);
        const text = (kind: string) =>
          pieces
            .filter((piece) => piece.kind === 'same' || piece.kind === kind)
            .map((piece) => piece.text)
            .join('');
        expect([text('removed'), text('added')]).toEqual([a, b]);
      }),
    );
  });
});
