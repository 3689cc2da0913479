import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyTextEdits } from '../../core/edits.ts';
import type { FormatPlan } from '../../core/plan.ts';
import type { Sample, Span, Token } from '../../core/sample.ts';
import { createSchema } from '../../core/schema.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import type { ReadRecord } from '../format.ts';
import { createIntake } from '../intake.ts';
import { readShard } from '../read.ts';
import { toSample } from '../sample.ts';
import { createWriter } from '../write.ts';

const schema = createSchema('token-classification', { tokens: 'tokens' });

interface Opened {
  format: FormatPlan;
  records: ReadRecord[];
  samples: Sample[];
}

function open(content: string, options: Partial<FormatPlan> = {}, shardSize = 1000, pieceSize = 1 << 16): Opened {
  const bytes = new TextEncoder().encode(content);
  const source = { split: 'train', file: 'x', name: 'x.conll', format: { format: 'conll', ...options } as FormatPlan };
  const intake = createIntake(source, { shardSize, schema }, 0);
  for (let at = 0; at < bytes.length; at += pieceSize) intake.take(bytes.subarray(at, at + pieceSize));
  intake.end();
  const { format, shards } = intake.finish();
  const records = shards.flatMap((shard) =>
    readShard(bytes.subarray(shard.offset, shard.offset + shard.length), { name: 'x.conll', format }, shard, schema),
  );
  const samples = records.flatMap((record, index) => (record.values ? [toSample(record.values, schema, `s${index}`) as Sample] : []));
  return { format, records, samples };
}

/** The file that a change of each sample gives; copies have other ids. */
function written({ format, records }: Opened, change: (sample: Sample) => Sample, output: FormatPlan = { format: 'conll' }): string {
  const writer = createWriter(output, schema, {
    idField: 'id',
    ...(format.lineEnd ? { lineEnd: format.lineEnd } : {}),
    ...(format.fileEnd === undefined ? {} : { fileEnd: format.fileEnd }),
  });
  const texts = records.map(({ raw, values }, index) => {
    const sample = toSample(values ?? {}, schema, `s${index}`) as Sample;
    return writer.encode(change(sample), { sample, raw, values: values ?? {}, format });
  });
  return writer.head + texts.join(writer.separator) + writer.tail;
}

const same = (sample: Sample) => sample;
const edit = (start: number, end: number, insert: string) => (sample: Sample) =>
  applyTextEdits(sample, schema, 'text', [{ start, end, insert }]);
const spansOf = (sample: Sample | undefined) =>
  ((sample?.spans ?? []) as Span[]).map(({ start, end, label }) => [String(sample?.text).slice(start, end), label]);
const tokensOf = (sample: Sample | undefined) => (sample?.tokens ?? []) as Token[];
const reasons = ({ records }: Opened) => records.map(({ error }) => error?.reason);

const english = [
  '-DOCSTART- -X- -X- O',
  '',
  'EU NNP B-NP B-ORG',
  'rejects VBZ B-VP O',
  'German JJ B-NP B-MISC',
  'call NN I-NP O',
  '. . O O',
  '',
  'Peter NNP B-NP B-PER',
  'Blackburn NNP I-NP I-PER',
].join('\n');

describe('CoNLL is read', () => {
  test('as a text, spans in UTF-16 and tokens with their columns', () => {
    const { samples, format } = open(`${english}\n`);
    expect(format).toMatchObject({ delimiter: ' ', scheme: 'bio', joiner: ' ', columns: ['token', 'column_2', 'column_3', 'tag'] });
    expect(samples.map(({ text }) => text)).toEqual(['EU rejects German call .', 'Peter Blackburn']);
    expect(spansOf(samples[0])).toEqual([
      ['EU', 'ORG'],
      ['German', 'MISC'],
    ]);
    expect(spansOf(samples[1])).toEqual([['Peter Blackburn', 'PER']]);
    expect(tokensOf(samples[0])[1]).toEqual({ start: 3, end: 10, text: 'rejects', columns: ['VBZ', 'B-VP'] });
  });

  test('as Chinese characters without spaces, the digit of a position kept apart where it is declared', () => {
    const { samples } = open('女0\tB-PER.NOM\n人1\tI-PER.NOM\n310\tO\n', { columns: ['token+position', 'tag'] });
    expect(samples[0]).toMatchObject({ text: '女人3' });
    expect(spansOf(samples[0])).toEqual([['女人', 'PER.NOM']]);
    expect(tokensOf(samples[0])[2]).toEqual({ start: 2, end: 3, text: '3', columns: ['10'] });
  });

  test('with emoji and characters beyond the first plane as tokens', () => {
    const { samples } = open('𠮷\tB-X\n👩‍👩‍👧\tI-X\n野\tO\n家\tO\n');
    expect(spansOf(samples[0])).toEqual([['𠮷👩‍👩‍👧', 'X']]);
  });

  test('in any scheme, told by the tags of the file', () => {
    const one = (tags: string) =>
      open(
        tags
          .split(' ')
          .map((tag, index) => `w${index}\t${tag}`)
          .join('\n'),
      ); // prettier-ignore
    const found = (tags: string) => [one(tags).format.scheme, spansOf(one(tags).samples[0])];
    expect(found('B-A I-A B-A O')).toEqual([
      'bio',
      [
        ['w0 w1', 'A'],
        ['w2', 'A'],
      ],
    ]); // prettier-ignore
    expect(found('I-A I-A B-A I-B O')).toEqual([
      'iob1',
      [
        ['w0 w1', 'A'],
        ['w2', 'A'],
        ['w3', 'B'],
      ],
    ]); // prettier-ignore
    expect(found('B-A I-A E-A S-B O')).toEqual([
      'bioes',
      [
        ['w0 w1 w2', 'A'],
        ['w3', 'B'],
      ],
    ]); // prettier-ignore
    expect(found('B-A I-A L-A U-B O')).toEqual([
      'bilou',
      [
        ['w0 w1 w2', 'A'],
        ['w3', 'B'],
      ],
    ]); // prettier-ignore
    expect(found('B-A M-A E-A S-B O')).toEqual([
      'bmes',
      [
        ['w0 w1 w2', 'A'],
        ['w3', 'B'],
      ],
    ]); // prettier-ignore
    expect(found('PER PER O LOC')).toEqual([
      'io',
      [
        ['w0 w1', 'PER'],
        ['w3', 'LOC'],
      ],
    ]); // prettier-ignore
    expect(found('B I O B')).toEqual([
      'bio',
      [
        ['w0 w1', ''],
        ['w3', ''],
      ],
    ]); // prettier-ignore
  });
});

describe('hostile CoNLL', () => {
  test.each([
    ['an inside without a beginning', 'a\tB-X\nb\tO\nc\tI-X', { lineOfRecord: 3, expected: 'B-X', got: 'I-X' }],
    ['a change of label inside', 'a\tB-X\nb\tI-Y', { lineOfRecord: 2, expected: 'B-Y', got: 'I-Y' }],
    ['a tag of unknown shape', 'a\tB-X\nb\tQ-X', { lineOfRecord: 2, got: 'Q-X' }],
    ['an empty tag', 'a\tB-X\nb\t', { lineOfRecord: 2, got: '' }],
    ['a span left open', 'a\tS-X\nb\tB-X\nc\tI-X', { lineOfRecord: 4, expected: 'E-X' }],
    ['an outside in an open span', 'a\tS-X\nb\tB-X\nc\tO', { lineOfRecord: 3, expected: 'I-X / E-X', got: 'O' }],
  ])('%s is rejected with its line', (_, content, detail) => {
    expect(open(content).records[0]?.error).toMatchObject({ reason: 'bad-tag', detail });
  });

  test('broken sequences are read by the rule of conlleval where the recipe says iob1', () => {
    const { samples } = open('a\tB-X\nb\tO\nc\tI-X\nd\tI-Y', { scheme: 'iob1' });
    expect(spansOf(samples[0])).toEqual([
      ['a', 'X'],
      ['c', 'X'],
      ['d', 'Y'],
    ]);
  });

  test('missing and surplus columns, empty tokens, tokens without the declared position', () => {
    expect(reasons(open('a\tO\n\nb\n\nc\tx\tO\n\nd\tO'))).toEqual([undefined, 'ragged-row', 'ragged-row', undefined]);
    expect(reasons(open('a\nb\n'))).toEqual(['ragged-row']);
    expect(reasons(open('a\tO\n\n\tO\n'))).toEqual([undefined, 'bad-token']);
    expect(reasons(open('科0\tO\n\n科\tO\n', { columns: ['token+position', 'tag'] }))).toEqual([undefined, 'bad-token']);
  });

  test('nothing but blank lines is an empty file; comments at the end are told, not lost', () => {
    expect(() => open('\n \n\t\n')).toThrow(expect.objectContaining({ code: 'dataset/empty-file' }));
    expect(reasons(open('a\tO\n\n# the end\n'))).toEqual([undefined, 'no-token']);
  });

  test('a token # and tokens with a hyphen are no comments', () => {
    expect(open('# O\na O\n\n- O\n-DOCSTART O\n').samples.map(({ text }) => text)).toEqual(['# a', '- -DOCSTART']);
    expect(open('#\tPER\n#a\tO\n', { scheme: 'io' }).samples.map(({ text }) => text)).toEqual(['# #a']);
  });

  test('a token of a million characters', () => {
    const long = 'x'.repeat(1_000_000);
    expect(open(`${long}\tB-X\n`).samples[0]?.text).toBe(long);
  });
});

describe('what was not touched keeps its bytes', () => {
  const cases: Record<string, string> = {
    'blank line at the end': `${english}\n\n`,
    'line end at the end': `${english}\n`,
    'no line end at the end': english,
    CRLF: `${english}\n\n`.replaceAll('\n', '\r\n'),
    'comments inside': '# sent_id = 1\n# text = a b\na\tO\nb\tB-X\n\n# sent_id = 2\nc\tO\n',
    'broken tags under iob1': 'a\tI-X\nb\tO\nc\tB-X\n\nd\tO\n',
    'a position': '科0\tO\n技1\tO\n\n310\tO\n\n',
    'spaces behind': 'a O \nb O\n',
  };
  test.each(Object.entries(cases))('%s', (name, content) => {
    const options =
      name === 'a position' ? { columns: ['token+position', 'tag'] } : name.includes('iob1') ? { scheme: 'iob1' as const } : {};
    expect(written(open(content, options), same)).toBe(content);
    for (const pieceSize of [1, 2, 7]) expect(written(open(content, options, 1, pieceSize), same)).toBe(content);
  });
});

describe('what was changed', () => {
  test('keeps the columns of tokens that are as they were, and fills those of new ones', () => {
    const opened = open(`${english}\n`);
    expect(written(opened, (sample) => (sample.id === 's0' ? edit(3, 10, 'does not reject')(sample) : sample))).toBe(
      english.replace('rejects VBZ B-VP O', 'does _ _ O\nnot _ _ O\nreject _ _ O').concat('\n'),
    );
  });

  test('keeps the first and the last token as well', () => {
    expect(written(open('The DT O\nold JJ O\nman NN O\n'), edit(4, 7, 'young'))).toBe('The DT O\nyoung _ O\nman NN O\n');
  });

  test('moves tags along, in the scheme of the file', () => {
    const opened = open('Bo\tS-PER\nsaw\tO\nNew\tB-LOC\nYork\tE-LOC\n');
    expect(written(opened, edit(11, 15, 'South Wales'))).toBe('Bo\tS-PER\nsaw\tO\nNew\tB-LOC\nSouth\tI-LOC\nWales\tE-LOC\n');
    expect(written(opened, edit(7, 15, 'Rome'))).toBe('Bo\tS-PER\nsaw\tO\nRome\tS-LOC\n');
  });

  test('Chinese is cut by characters, with a position of 0', () => {
    const opened = open('我0\tO\n爱0\tO\n北0\tB-LOC\n京1\tI-LOC\n', { columns: ['token+position', 'tag'] });
    expect(written(opened, edit(2, 4, '上海市'))).toBe('我0\tO\n爱0\tO\n上0\tB-LOC\n海0\tI-LOC\n市0\tI-LOC\n');
  });

  test('a word that grew is another word', () => {
    const opened = open('a\tO\ngood\tO\nday\tO\n');
    expect(written(opened, edit(6, 6, 's'))).toBe('a\tO\ngoods\tO\nday\tO\n');
    expect(written(opened, edit(6, 7, ''))).toBe('a\tO\ngoodday\tO\n');
    expect(written(open('n\tO\nb\tO\na\tO\n我\tO\n看\tO\n球\tO\n赛\tO\n'), edit(3, 4, '你'))).toBe(
      'n\tO\nb\tO\na\tO\n你\tO\n看\tO\n球\tO\n赛\tO\n',
    );
  });

  test('a copy has no comments; the sample itself keeps them, with its text', () => {
    const opened = open('-DOCSTART-\tO\n\n# id 1\n# text = a b\na\tO\nb\tO\n');
    expect(written(opened, edit(2, 3, 'c'))).toBe('-DOCSTART-\tO\n\n# id 1\n# text = a c\na\tO\nc\tO\n');
    expect(written(opened, (sample) => ({ ...sample, id: 'copy' }))).toBe('a\tO\nb\tO\n');
  });

  test('other schemes, delimiters and columns are written where they are asked for', () => {
    const opened = open('New NNP B-LOC\nYork NNP I-LOC\nis VBZ O\n');
    expect(written(opened, same, { format: 'conll', scheme: 'bioes', delimiter: '\t' })).toBe(
      'New\tNNP\tB-LOC\nYork\tNNP\tE-LOC\nis\tVBZ\tO\n',
    );
    expect(written(opened, same, { format: 'conll', columns: ['token', 'tag'] })).toBe('New B-LOC\nYork I-LOC\nis O\n');
    expect(written(opened, same, { format: 'conll', scheme: 'io' })).toBe('New NNP LOC\nYork NNP LOC\nis VBZ O\n');
  });

  test('what was read as IOB1 is written as it stands', () => {
    expect(written(open('a I-X\nb B-X\nc O\n'), edit(4, 5, 'd'))).toBe('a I-X\nb B-X\nd O\n');
    expect(written(open('a B-X\nb O\nc I-Y\n', { scheme: 'iob1' }), edit(2, 3, 'd'))).toMatch(/^a B-X\nd O\nc [BI]-Y\n$/);
  });
});

describe('what tags cannot hold is refused', () => {
  const encode = (text: string, spans: readonly Span[], output: Partial<FormatPlan> = {}) => {
    try {
      return createWriter({ format: 'conll', ...output }, schema, { idField: 'id' }).encode({ id: 'x', text, spans });
    } catch (error) {
      if (!(error instanceof LeavenError)) throw error;
      return (error.data as { reason: string }).reason;
    }
  };
  test('overlaps, nested and empty spans, white space in labels, texts without tokens', () => {
    expect(
      encode('a b', [
        { start: 0, end: 3, label: 'X' },
        { start: 2, end: 3, label: 'Y' },
      ]),
    ).toBe('overlap'); // prettier-ignore
    expect(encode('a b', [{ start: 1, end: 2, label: 'X' }])).toBe('empty-span');
    expect(encode('a b', [{ start: 0, end: 1, label: 'X Y' }])).toBe('label');
    expect(encode(' \n ', [])).toBe('no-token');
    expect(encode('', [])).toBe('no-token');
    expect(encode('# x', [{ start: 0, end: 1, label: 'X' }], { scheme: 'io', delimiter: ' ' })).toBe('comment');
    expect(encode('-DOCSTART-', [])).toBe('-\tO\nDOCSTART\tO\n-\tO');
    expect(encode('\ud800', [])).toBe('unpaired-surrogate');
    expect(
      encode(
        'a b',
        [
          { start: 0, end: 1, label: 'X' },
          { start: 2, end: 3, label: 'X' },
        ],
        { scheme: 'io' },
      ),
    ).toBe('neighbours'); // prettier-ignore
  });

  test('a span may end inside a word: the word is cut there', () => {
    expect(encode("Bob's 3.5kg", [{ start: 0, end: 3, label: 'PER' }])).toBe("Bob\tB-PER\n's\tO\n3.5kg\tO");
  });
});

test('any text with spans is written and read back with the same tokens and spans', () => {
  const word = fc.stringMatching(/^[A-Za-z0-9'.,#-]{1,8}$/);
  const text = fc
    .array(fc.oneof(word, fc.constantFrom('𠮷', '我', '们', '👩‍👩‍👧', '，', 'e\u0301')), { minLength: 1, maxLength: 12 })
    .map((words) => words.join(' ')); // prettier-ignore
  fc.assert(
    fc.property(
      text,
      fc.array(fc.tuple(fc.nat(), fc.constantFrom('A', 'B-C')), { maxLength: 4 }),
      fc.constantFrom('bio', 'bioes', 'bilou', 'bmes', 'iob1' as const),
      (whole, marks, scheme) => {
        const words = whole.split(' ');
        const starts = words.map((_, index) => words.slice(0, index).join(' ').length + (index === 0 ? 0 : 1));
        const chosen = [...new Map(marks.map(([at, label]) => [at % words.length, label]))].sort(([a], [b]) => a - b);
        const spans = chosen.map(([at, label]) => ({
          start: starts[at] as number,
          end: (starts[at] as number) + (words[at] as string).length,
          label,
        }));
        const output = { format: 'conll', scheme, joiner: ' ' } as FormatPlan;
        const content = createWriter(output, schema, { idField: 'id' }).encode({ id: 'x', text: whole, spans });
        const [back] = open(content, { scheme: scheme as 'bio', joiner: ' ' }).samples;
        const bare = (list: (readonly [string, string])[]) => list.map(([covered, label]) => [covered.replaceAll(' ', ''), label]);
        expect(bare(spansOf(back) as [string, string][])).toEqual(spans.map(({ start, end, label }) => [whole.slice(start, end), label]));
        expect(String(back?.text).replaceAll(' ', '')).toBe(whole.replaceAll(' ', ''));
      },
    ),
    { numRuns: 300 },
  );
});
