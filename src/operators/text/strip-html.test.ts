import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applied, composed, type Edit } from '../../kernels/text/compose-edits.ts';
import { htmlEdits } from '../../kernels/text/html/to-text.ts';
import { runExample, testOperator } from '../../testing/index.ts';
import { stripHtml } from './strip-html.ts';

testOperator(stripHtml, { describe, it });

const strip = (text: string, entities = true) => applied(text, htmlEdits(text, { cellSeparator: ' | ', entities }));

describe('text.strip-html', () => {
  it.each([
    ['<div>a</div><div>b</div>', 'a\nb'],
    ['<p>a</p>  <p>b</p>\n', 'a\n\nb'],
    ['a<br/>b<br>\nc', 'a\nb\nc'],
    ['<ol><li>one</li><li>two<ul><li>in</li></ul></li></ol><p>after', '1. one\n2. two\n  - in\n\nafter'],
    ['<table><tr><th>a</th><th>b</th></tr><tr><td></td><td><p>c</p><p>d</p></td></tr></table>x', 'a | b\n | c d\n\nx'],
    ['<pre>\n  if a:\n    b\n</pre>', '  if a:\n    b\n'],
    ['<p>a <!-- <b>no</b> -->b</p><style>p{}</style><script>if (a<b) {}</script>c', 'a b\n\nc'],
    ['<!DOCTYPE html><html><head><title>No</title></head><body>Yes</body></html>', 'Yes'],
    ['&lt;b&gt; AT&amp;T &#8217; &#146; &#x4e2d; &nosuch; &copy', '<b> AT&T ’ ’ 中 &nosuch; &copy'],
    ['<a href="x>y" title=\'"\'>link</a> and <img src=a.png alt="">', 'link and '],
    ['x <b y> z and <b but no end', 'x <b y> z and <b but no end'],
    ['Usage: copy <input> <output>, <title> by <author>', 'Usage: copy <input> <output>, <title> by <author>'],
    ['<script> in prose, never closed', ' in prose, never closed'],
    ['<p>שלום \u202eabc\u202c</p><p>\ud800</p>', 'שלום \u202eabc\u202c\n\n\ud800'],
    ['1 < 2 && 3 > 2; p<q or q>r; <3 <- <> </>', '1 < 2 && 3 > 2; p<q or q>r; <3 <- <> </>'],
    ['你好<br>世界&nbsp;<span style="a">好</span>', '你好\n世界\u00a0好'],
  ])('%j becomes %j', (text, expected) => {
    expect(strip(text)).toBe(expected);
  });

  it('leaves references on wish, and reads twice on wish', async () => {
    expect(strip('<p>a &amp; b</p>', false)).toBe('a &amp; b');
    const run = async (text: string, doubleEscaped: boolean) =>
      (
        (await runExample(stripHtml, { name: '', params: { doubleEscaped }, input: { id: 'x', text }, output: [] })) as unknown as {
          text: string;
        }
      ).text;
    const escaped = '&lt;p&gt;Tom &amp;amp; Ann&lt;/p&gt;&lt;p&gt;end&lt;/p&gt;';
    expect(await run(escaped, false)).toBe('<p>Tom &amp; Ann</p><p>end</p>');
    expect(await run(escaped, true)).toBe('Tom & Ann\n\nend');
  });

  it('takes what nests and never ends', () => {
    expect(strip(`${'<div>'.repeat(100_000)}deep${'</div>'.repeat(100_000)}`)).toBe('deep');
    expect(strip(`${'<ul><li>'.repeat(100_000)}deep`)).toMatch(/- deep$/);
    for (const piece of [
      '<',
      '<b',
      '<b ',
      '<a x="',
      '<a x=\'"',
      '<!--',
      '<!-- -->',
      '<script>',
      '</',
      '&',
      '&amp',
      '&amp;',
      '<p>',
      '<td>',
      '<a\n',
      '<![CDATA[',
      '<li>',
      '<br>',
      '\u00a0<i>',
    ])
      expect(strip(`<p>x</p>${piece.repeat(400_000 / piece.length)}`).startsWith('x')).toBe(true);
  });

  it('makes the same text of any markup in one edit list as in two, one after the other', () => {
    const list = (length: number) =>
      fc.array(fc.tuple(fc.nat(length), fc.nat(3), fc.string({ maxLength: 2 })), { maxLength: 6 }).map((items) => {
        const edits: Edit[] = [];
        for (const [start, size, insert] of items.sort((a, b) => a[0] - b[0]))
          if (start >= (edits.at(-1)?.end ?? 0) && start + size <= length && (size > 0 || insert !== ''))
            edits.push({ start, end: start + size, insert });
        return edits;
      });
    const cases = fc
      .string({ maxLength: 30 })
      .chain((text) => list(text.length).chain((first) => list(applied(text, first).length).map((second) => ({ text, first, second }))));
    fc.assert(
      fc.property(cases, ({ text, first, second }) => {
        expect(applied(text, composed(text, first, second))).toBe(applied(applied(text, first), second));
      }),
    );
  });
});
