import { describe, expect, it } from 'vitest';
import { runExample, testOperator } from '../../testing/index.ts';
import { select } from './select.ts';

testOperator(select, { describe, it });

describe('dataset.select', () => {
  const samples = [
    { id: 'a', text: 'x', meta: { source: 'web' }, 'odd name': 1 },
    { id: 'b', text: '', meta: { source: 'book' } },
    { id: 'c', text: 'x' },
  ];
  const kept = (params: Record<string, unknown>) => runExample(select, { name: '', params: params as never, input: samples, output: [] });

  it('reads paths and odd names; a missing field is null, or decides alone', async () => {
    expect(await kept({ where: 'meta.source != "web"' })).toEqual(['b', 'c']);
    expect(await kept({ where: 'meta.source != "web"', missing: 'drop' })).toEqual(['b']);
    expect(await kept({ where: '`odd name` == 2', missing: 'keep' })).toEqual(['b', 'c']);
    expect(await kept({ where: 'matches(text, "^x$")' })).toEqual(['a', 'c']);
  });

  it('refuses what is no expression, at its parameter', () => {
    expect(select.check?.(select.params.parse({ where: 'label = 1' }) as never)?.param).toBe('where');
  });
});
