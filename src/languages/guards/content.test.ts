import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GuardedContent } from '../../core/analysis.ts';
import { createAnalyzer } from '../analysis.ts';

const analyzer = createAnalyzer({ language: 'en', guardsOff: [] });

/** What a text holds beside code. */
function withoutCode(text: string): GuardedContent {
  const { code: _, ...rest } = analyzer.guardedContent(text);
  return rest;
}

const pieces = fc.constantFrom(
  ...`a film did not n't n 't didn 't didn ' t do n't don't cannot can not never No nobody half-hearted not-so-bad two Two thirty-five 3.5
  10:30 $5 5 % second May may 5 paris Paris new york New York U.S. u.s. mr. smith it's 's the The . , ... ! ? " '' -- - ; : 't t T at it
  don\u2019t n\u2019t caf\u00e9 \u4e0d\u662f \u00a0 \ud83d\ude00 #two #great (sad) a/b wouldn't've nothin' ain't`.split(/ |\n +/),
);
const spaces = fc.constantFrom(' ', ' ', ' ', '  ', '', '\n', '\t', '\u00a0');
const texts = fc.array(fc.tuple(pieces, spaces), { maxLength: 14 }).map((parts) => parts.flat().join(''));

test('the short way through a plain text finds what the whole analysis finds', () => {
  fc.assert(
    fc.property(texts, (text) => {
      // A line of dashes is a rule between lines, and nothing where it is the whole text.
      fc.pre(!/^[ \t]*([-*_=~])(?:[ \t]*\1){2,}[ \t]*$/.test(text));
      // An indented paragraph is code only where another follows.
      fc.pre(!/^[ ]{0,3}\t|^ {4}/.test(text));
      // A second paragraph keeps the short way out.
      expect(withoutCode(text)).toEqual(withoutCode(`${text}\n\n\`x\``));
    }),
    { numRuns: 3000 },
  );
});

test('a negation whose end stands alone is found', () => {
  expect(analyzer.guardedContent("we didn 't go").negation).toEqual(['not']);
  expect(analyzer.guardedContent("we didn ' t go").negation).toEqual(['not']);
  expect(analyzer.guardedContent('we did n\u2019t go').negation).toEqual(['not']);
});
