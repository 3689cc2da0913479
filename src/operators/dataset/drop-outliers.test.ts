import { describe, expect, it } from 'vitest';
import { runExample, testOperator } from '../../testing/index.ts';
import { neighbourDistances } from '../outliers/neighbours.ts';
import { dropOutliers } from './drop-outliers.ts';

testOperator(dropOutliers, { describe, it });

const sentences = (n: number) =>
  Array.from({ length: n }, (_, i) => `the ${['quiet', 'silent', 'loud'][i % 3]} film number ${i} is about growing up`);

async function dropped(params: object, samples: readonly object[]) {
  const input = samples.map((sample, i) => ({ id: `${i}`, text: 'same', ...sample }));
  const kept = await runExample(dropOutliers, { name: '', params, input, output: [] });
  return input.map(({ id }) => id).filter((id) => !kept.includes(id));
}

describe('dataset.drop-outliers', () => {
  const scores = [10, 12, 11, 13, 90, 11, -70, 12];

  it('drops on the side that is asked for', async () => {
    const samples = scores.map((score) => ({ score }));
    expect(await dropped({ columns: ['score'] }, samples)).toEqual(['4', '6']);
    expect(await dropped({ columns: ['score'], side: 'high' }, samples)).toEqual(['4']);
    expect(await dropped({ columns: ['score'], side: 'low' }, samples)).toEqual(['6']);
    expect(await dropped({ columns: ['score'], threshold: 60 }, samples)).toEqual([]);
  });

  it('compares classes and splits each by themselves', async () => {
    const samples = [
      ...[1, 2, 3, 2, 1].map((score) => ({ score, label: 'low' })),
      ...[90, 91, 92, 91, 2].map((score) => ({ score, label: 'high' })),
    ];
    expect(await dropped({ columns: ['score'], within: 'label' }, samples)).toEqual(['9']);
    const split = samples.map(({ score, label }) => ({ score, split: label === 'low' ? 'train' : 'test' }));
    expect(await dropped({ columns: ['score'] }, split)).toEqual(['9']);
  });

  it('lets pass what has no value and what equals all others', async () => {
    expect(
      await dropped(
        { columns: ['score'] },
        [1, 1, 1, null, 'x', undefined].map((score) => ({ score })),
      ),
    ).toEqual([]);
    expect(
      await dropped(
        { neighbours: 2 },
        Array.from({ length: 8 }, () => ({})),
      ),
    ).toEqual([]);
    expect(await dropped({ neighbours: 2 }, [{ text: '' }, { text: ' ' }])).toEqual([]);
  });

  it('finds texts like no other, in any script, also those that were not drawn for comparison', async () => {
    const texts = [...sentences(40), 'zxqv wkpt jjjd qqqr', '这部电影非常好看'];
    const samples = texts.map((text) => ({ text }));
    expect(await dropped({ neighbours: 3 }, samples)).toEqual(['40', '41']);
    expect(await dropped({ neighbours: 3, compared: 20 }, samples)).toEqual(['40', '41']);
  });

  it('measures distances as a person would expect: equals at 0, strangers at 1', () => {
    const [a, b, c] = neighbourDistances(['good film', 'Good film', 'xqz'], 1) as unknown as number[];
    expect(a).toBeCloseTo(0, 12);
    expect(b).toBeCloseTo(0, 12);
    expect(c).toBe(1);
  });

  it('asks for something to compare', () => {
    expect(dropOutliers.check?.(dropOutliers.params.parse({}) as never)?.param).toBe('measures');
  });
});
