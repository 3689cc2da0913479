import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sample, Span } from '../../core/sample.ts';
import { chineseCharacters } from '../../languages/names/chinese.ts';
import { foldName, nameIndex, namesByOrigin, type Origin } from '../../languages/names/origins.ts';
import { runExample } from '../../testing/index.ts';
import { replaceNames } from './replace-names.ts';

const replace = async <T extends Sample>(input: T, seed: number, params: Record<string, unknown> = {}) =>
  (await runExample(replaceNames, { name: '', params, seed, input, output: [] as never })) as unknown as T;
const text = async (before: string, seed: number, params: Record<string, unknown> = {}) =>
  (await replace({ id: 'x', text: before }, seed, params)).text as string;
const seeds = Array.from({ length: 12 }, (_, seed) => seed);

describe('text.replace-names', () => {
  it('draws first names and surnames of one origin, and keeps the gender', async () => {
    for (const origin of Object.keys(namesByOrigin) as Origin[])
      for (const seed of seeds) {
        const after = await text('Yesterday John Smith met his aunt Mary Jones there.', seed, { origins: [origin] });
        const match = /^Yesterday (\S+) (\S+) met his aunt (\S+) (\S+) there\.$/.exec(after);
        const { male, female, surnames } = namesByOrigin[origin];
        expect(male, after).toContain(match?.[1]);
        expect(surnames, after).toContain(match?.[2]);
        expect(female, after).toContain(match?.[3]);
        expect(surnames, after).toContain(match?.[4]);
        expect(match?.[2]).not.toBe(match?.[4]);
      }
  });

  it('knows a person by full name, title, first name, initial and surname alone', async () => {
    for (const seed of seeds) {
      const after = await text("Then John Smith came. Mr. Smith, J. Smith and John; Smith's car. Dr. Smith", seed);
      const [, first = '', last = ''] = /^Then (\S+) (\S+) came/.exec(after) ?? [];
      expect(after).toBe(`Then ${first} ${last} came. Mr. ${last}, J. ${last} and ${first}; ${last}'s car. Dr. ${last}`);
      expect(nameIndex().first.get(foldName(first))).toBe('male');
    }
  });

  it('leaves places, firms, handles and words alone', async () => {
    const same = 'Will you meet Grace in San Jose, Johns Hopkins University, John Street, @john, john@example.org and Goldman Sachs?';
    for (const seed of seeds) expect(await text(same, seed)).toBe(same);
  });

  it('keeps the shapes of Chinese names', async () => {
    for (const seed of seeds) {
      const after = await text('王建国和欧阳娜说：王先生、小王和建国都认识李女士。', seed);
      const match = /^(.)(..)和(..)(.)说：(.)先生、小(.)和(..)都认识(.)女士。$/.exec(after);
      expect(match, after).not.toBeNull();
      const [, surname, given, compound, one, titled, small, again, lady] = match as RegExpExecArray;
      expect(chineseCharacters.surnames).toContain(surname);
      expect(chineseCharacters.male).toContain(given);
      expect(chineseCharacters.compoundSurnames).toContain(compound);
      expect(chineseCharacters.female).toContain(one);
      expect([titled, small, again]).toEqual([surname, surname, given]);
      expect(lady).not.toBe('李');
    }
    expect(await text('这部电影的方法很高明，文静的白雪，老王牌。', 1)).toBe('这部电影的方法很高明，文静的白雪，老王牌。');
  });

  it('takes the gender of a name that tells none from the pronouns', async () => {
    for (const seed of seeds) {
      const input = { id: 'x', text: 'Xanthor Quux said that she was late.', spans: [{ start: 0, end: 12, label: 'PERSON' }] };
      const after = await replace(input, seed);
      expect(nameIndex().first.get(foldName(after.text.split(' ')[0] as string))).not.toBe('male');
    }
  });

  it('covers exactly the new name under spans, and leaves other spans', async () => {
    const first = fc.constantFrom('John', 'Mary', 'Ahmed', 'Xu', '王小明', '李娜');
    const word = fc.constantFrom('met', 'in', 'Ford', 'the', 'of', '和', 'A.');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(first, word), { minLength: 1, maxLength: 6 }), fc.nat(500), async (pairs, seed) => {
        let before = '';
        const spans: Span[] = [];
        for (const [name, rest] of pairs) {
          spans.push({ start: before.length, end: before.length + name.length, label: 'PER' });
          before += `${name} `;
          if (rest === 'Ford') spans.push({ start: before.length, end: before.length + 4, label: 'ORG' });
          before += `${rest} `;
        }
        const after = await replace({ id: 'x', text: before, spans }, seed);
        expect(after.spans.length).toBe(spans.length);
        for (const [k, span] of after.spans.entries()) {
          const covered = after.text.slice(span.start, span.end);
          expect(covered, after.text).toMatch(span.label === 'ORG' ? /^Ford$/ : /^[\p{L}]+$/u);
          expect(after.text.charAt(span.end)).toBe(' ');
          expect(span.label).toBe(spans[k]?.label);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('changes question, context and answers alike', async () => {
    const input = {
      id: 'q',
      question: 'Who did Mary Jones meet?',
      context: 'On Monday Mary Jones met Tom Miller. Mary was glad.',
      answers: [{ start: 25, text: 'Tom Miller' }],
    };
    for (const seed of seeds) {
      const after = await replace(input, seed);
      const [answer] = after.answers;
      expect(after.context.slice(answer?.start, (answer?.start ?? 0) + (answer?.text.length ?? 0))).toBe(answer?.text);
      expect(answer?.text).not.toBe('Tom Miller');
      const who = /^Who did (.+) meet\?$/.exec(after.question)?.[1] ?? '';
      expect(after.context.startsWith(`On Monday ${who} met ${answer?.text}. ${who.split(' ')[0]} was`), after.context).toBe(true);
    }
  });
});
