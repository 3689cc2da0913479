import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GuardName } from '../../core/analysis.ts';
import { createAnalyzer } from '../analysis.ts';

const analyzer = createAnalyzer({ language: 'und', guardsOff: [] });
const held = (text: string, guard: GuardName) =>
  analyzer
    .analyze(text)
    .guarded()
    .filter((range) => range.guard === guard)
    .map(({ start, end }) => text.slice(start, end));

describe('latex', () => {
  it.each([
    ['Only $x^2$ and $\\alpha$ and $n$ and $a, b$.', ['$x^2$', '$\\alpha$', '$n$', '$a, b$']],
    ['so $$\\int x\\,dx$$ and \\( a+b \\) then \\[ c \\] ok', ['$$\\int x\\,dx$$', '\\( a+b \\)', '\\[ c \\]']],
    ['\\begin{align}\na &= b\\\\\n\\end{align} done', ['\\begin{align}\na &= b\\\\\n\\end{align}']],
    ['\\begin{a}\\begin{b}x\\end{b} never closed', ['\\begin{a}', '\\begin{b}x\\end{b}']],
    ['take \\frac{a}{b} and \\sqrt[3]{x+\\sqrt{y}} of it', ['\\frac{a}{b}', '\\sqrt[3]{x+\\sqrt{y}}']],
    ['solve y = mx + b or x^2 - 5x + 6 = 0 now', ['y = mx + b', 'x^2 - 5x + 6 = 0']],
    ['已知 $a+b=3$，求 \\(ab\\) 的值', ['$a+b=3$', '\\(ab\\)']],
  ])('holds the formulas of %j', (text, expected) => {
    expect(held(text, 'latex')).toEqual(expected);
  });

  it.each([
    'It costs $5 and $6, or $5-$6.',
    'It is 5$ here, and 6$ there',
    'from $100 to $200 (or $1,000)',
    'US$ 5 or A$ 6 a head',
    'A = apples and pears',
    'he/she and/or they',
    '$ ls and $ pwd',
    '$5 or less, then we pay 6$ and leave',
  ])('sees no formula in %j', (text) => {
    expect(held(text, 'latex')).toEqual([]);
  });
});

describe('markup', () => {
  it.each([
    ['# Title\n\n- one item\n- [ ] two\n  1. nested\n> quoted\n\n---\n1.Eat', ['# ', '- ', '- [ ] ', '  1. ', '> ', '---', '1.']],
    ['a **bold move** and *slanted words* and ~~gone~~', ['**', '**', '*', '*', '~~', '~~']],
    ['see [the text](http://a.b/c "t") and ![img](x.png) and [^1]', ['[', '](http://a.b/c "t")', '![img](x.png)', '[^1]']],
    ['| a | b |\n|---|---|\n| c d | e |\n\ntext', ['| a | b |', '|---|---|', '| c d | e |']],
    ['a | b\n--|--\nc | d', ['a | b', '--|--', 'c | d']],
    ['Name\tAge\nBob\tten', ['Name\tAge', 'Bob\tten']],
    ['x <pre>kept words</pre> <tool_call>do it</tool_call>', ['kept words', 'do it']],
    ['列表：\n1、第一\n（2）第二\n一、总则\n① 首先', ['1、', '（2）', '一、', '① ']],
    ['这是**重点**内容', ['**', '**']],
  ])('holds the structure of %j', (text, expected) => {
    expect(held(text, 'markup')).toEqual(expected);
  });

  it.each([
    '2 * 3 * 4 is more than 5',
    'a|b or c | d in one line',
    'the 3.5 apples - or pears - they ate',
    'foo [bar] (baz)',
    'f * * * ing good',
    'a < b and c > d',
  ])('sees no structure in %j', (text) => {
    expect(held(text, 'markup')).toEqual([]);
  });

  it('still holds tags where placeholders are free', () => {
    const free = createAnalyzer({ language: 'en', guardsOff: ['placeholders'] }).analyze('a <b class="x">word</b>');
    expect(free.guarded().map(({ guard }) => guard)).toEqual(['markup', 'markup']);
  });
});

describe('code without a fence', () => {
  it.each([
    ['Fix this:\ndef f(x):\n    y = x + 1\n    return y\n\nThanks, it fails.', ['def f(x):\n    y = x + 1\n    return y']],
    ['Run it:\npip install numpy\nwrite a story', ['pip install numpy']],
    ['const x = 5;\nlet y = [1];\nWhat is y?', ['const x = 5;\nlet y = [1];']],
    ['Convert SELECT name FROM users WHERE age > 3; into words', ['SELECT name FROM users WHERE age > 3;']],
    ['open /etc/hosts or ./src/a or C:\\Users\\x or report.pdf', ['/etc/hosts', './src/a', 'C:\\Users\\x', 'report.pdf']],
    ['server:\n  port: 80\n  host: a\nname: x', ['server:\n  port: 80\n  host: a\nname: x']],
    ['解释代码：\nfor i in range(3):\n    print(i)\n谢谢', ['for i in range(3):\n    print(i)']],
    ['for (int i = 0; i < n; i++) {\n  sum += i;\n}\nExplain.', ['for (int i = 0; i < n; i++) {\n  sum += i;\n}']],
    ['see\n\n    x = a[1]\n    y(x)\n\nend', ['    x = a[1]\n    y(x)']],
    [
      '#include <stdio.h>\nint main() {\n  printf("hi");\n  return 0;\n}',
      ['#include <stdio.h>\nint main() {\n  printf("hi");\n  return 0;\n}'],
    ],
  ])('holds the code of %j', (text, expected) => {
    expect(held(text, 'code')).toEqual(expected);
  });

  it.each([
    'Select a place to stay.\nImport taxes are high, if you ask:\nfor example: this',
    'Print a letter.\nReturn the item to the store\nEnd of story',
    'If you want:\nread it. Try:\nthis one',
    'Dear John,\n\n    I am writing to you.\n    Best wishes',
    'input: foo bar\noutput: baz',
    'write a story; make it good',
    'I like him/her and 24/7 service, and/or more',
    'Make sure to go to the market\nCat videos are fun',
    'A poem;\nof two lines',
    '写一首诗；\n要押韵',
  ])('sees no code in %j', (text) => {
    expect(held(text, 'code')).toEqual([]);
  });
});

it('compares structure before and after', () => {
  const before = analyzer.guardedContent('- a **b** of $x^2$\n- c');
  expect(before.markup).toEqual(['**', '**', '- ', '- ']);
  expect(before.latex).toEqual(['$x^2$']);
  expect(analyzer.guardedContent('- a b** of $x^2$\n- c').markup).not.toEqual(before.markup);
});

const pieces = [
  '$',
  '\\',
  '\\begin{a}',
  '\\(',
  '*',
  '**a ',
  '~~',
  '_a',
  '[',
  '](',
  '[a](',
  '<a',
  '<pre>',
  '<!--',
  '|',
  '|\n',
  '- ',
  '\n',
  '\n\n    ',
  '\t',
];
const more = [
  'a\tb\n',
  '1.',
  '> ',
  '#',
  '=',
  'x=1 ',
  'x+',
  'a.b',
  'a/b',
  '/a',
  'a: \n',
  'a:\n  b: ',
  'SELECT ',
  'def f(',
  'if x:\n',
  '{',
  ');',
  '^',
  '${',
  '---',
  '\\{',
];

it.each([...pieces, ...more])(
  'reads endless %j',
  (piece) => {
    const text = piece.repeat(Math.ceil(300_000 / piece.length));
    const ranges = analyzer.analyze(text).guarded();
    let reached = 0;
    for (const { start, end } of ranges) {
      expect(start >= reached && end > start).toBe(true);
      reached = end;
    }
  },
  20_000,
);

it('keeps ranges in order and disjoint in any mixture', () => {
  const mixture = fc.array(fc.constantFrom(...pieces, ...more, 'word ', '好'), { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(mixture, (text) => {
      let reached = 0;
      for (const { start, end } of analyzer.analyze(text).guarded()) {
        expect(start).toBeGreaterThanOrEqual(reached);
        expect(end).toBeGreaterThan(start);
        reached = end;
      }
      expect(reached).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 500 },
  );
});
