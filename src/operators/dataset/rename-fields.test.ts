import { describe, expect, it } from 'vitest';
import { createSchema } from '../../core/schema.ts';
import { runExample, testOperator } from '../../testing/index.ts';
import { renameFields } from './rename-fields.ts';

testOperator(renameFields, { describe, it });

describe('dataset.rename-fields', () => {
  it('refuses columns that the task reads, the id, and two columns of one name', () => {
    const refused = (names: Record<string, string>) =>
      renameFields.check?.(renameFields.params.parse({ names }) as never, createSchema('text-classification', { text: 'sentence' }))?.param;
    for (const names of [{ sentence: 'x' }, { x: 'label' }, { id: 'x' }, { a: 'x', b: 'x' }]) expect(refused(names as never)).toBe('names');
    expect(refused({ text: 'other' })).toBeUndefined();
  });

  it('never loses a column to another', async () => {
    const input = { id: '1', text: 't', a: 1, b: 2 };
    await expect(runExample(renameFields, { name: '', params: { names: { a: 'b' } }, input, output: input })).rejects.toThrow(
      'two columns b',
    );
  });
});
