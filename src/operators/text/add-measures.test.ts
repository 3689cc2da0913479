import { describe, expect, it } from 'vitest';
import { runExample, testOperator } from '../../testing/index.ts';
import { addMeasures } from './add-measures.ts';

testOperator(addMeasures, { describe, it });

describe('text.add-measures', () => {
  const wrong = (measures: unknown[]) => addMeasures.check?.(addMeasures.params.parse({ measures }) as never)?.expected.en;

  it('gives each of several text fields a column, and null where there is no value', async () => {
    const sample = { id: '1', text: 'abab', pair: '', label: 'x' };
    expect(await runExample(addMeasures, { name: '', params: { measures: ['entropy'] }, input: sample, output: [] })).toEqual({
      ...sample,
      'text.entropy': 1,
      'pair.entropy': null,
    });
  });

  it('refuses a parameter that the metric does not have, and two columns of one name', () => {
    expect(wrong([{ use: 'entropy', with: { size: 3 } }])).toContain('entropy');
    expect(wrong(['entropy', { use: 'entropy', with: { unit: 'words' } }])).toContain('as:');
    expect(wrong(['entropy', { use: 'entropy', with: { unit: 'words' }, as: 'words' }])).toBeUndefined();
  });
});
