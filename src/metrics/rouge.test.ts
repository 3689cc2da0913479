import { describe, expect, it } from 'vitest';
import { expectNear, golden } from '../../tests/support/text-measures.ts';
import { corpusRouge, rougeTypes, sentenceRouge } from './rouge.ts';

describe.each(['english', 'chinese'] as const)('%s pairs', (language) => {
  it.each([
    ['rouge', false],
    ['rougeStemmed', true],
  ] as const)('%s: precision, recall and F are those of rouge-score', (name, stem) => {
    const { pairs, [name]: theirs } = golden[language];
    for (const [k, type] of rougeTypes.entries()) {
      for (const [at, part] of (['precision', 'recall', 'f1'] as const).entries()) {
        expectNear(
          (candidate, [reference]) => sentenceRouge(candidate, reference, { stem, tokenize: 'ascii' })[type][part],
          theirs.map((scores) => scores[k]?.[at] as number),
          pairs,
        );
      }
    }
  });
});

describe('rouge', () => {
  it('chooses the tokens of rouge-score for Latin letters, characters and words of any script else', () => {
    const { pairs, rouge } = golden.english;
    expectNear(
      (candidate, [reference]) => (/[ΣΑσα]/.test(candidate) ? 0 : sentenceRouge(candidate, reference).rouge1.f1),
      rouge.map((scores, i) => (/[ΣΑσα]/.test(pairs[i]?.[0] ?? '') ? 0 : (scores[0]?.[2] as number))),
      pairs,
    );
    expect(sentenceRouge('我用iPhone 15拍照。', '我用 iPhone 15 拍了照').rouge1).toEqual({
      precision: 1,
      recall: 6 / 7,
      f1: expect.closeTo(12 / 13, 12),
    });
    expect(sentenceRouge('хороший день', 'Хороший вечер').rouge1.f1).toBe(0.5);
  });

  it('takes the best of several references, and the mean of several texts', () => {
    expect(sentenceRouge('the cat sat', ['a dog', 'the cat sat']).rougeL.f1).toBe(1);
    expect(corpusRouge(['the cat', 'a dog'], ['the cat', 'no match']).rouge1).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
    expect(corpusRouge([], []).rougeL).toEqual({ precision: 0, recall: 0, f1: 0 });
  });

  it('has zeros without tokens, and no value for subsequences of texts too long and too different', () => {
    expect(sentenceRouge('', 'a').rougeLsum).toEqual({ precision: 0, recall: 0, f1: 0 });
    expect(sentenceRouge('!!!', '???').rouge1.f1).toBe(0);
    const [a, b] = ['天地'.repeat(50_000), '玄地'.repeat(50_000)];
    const scores = sentenceRouge(a, b);
    expect(scores.rouge1.f1).toBeCloseTo(0.5, 12);
    expect(scores.rougeL.f1).toBeNaN();
    expect(scores.rougeLsum.recall).toBeNaN();
    expect(sentenceRouge(`${a}好`, a, { types: ['rougeL'] }).rougeL.recall).toBe(1);
  });
});
