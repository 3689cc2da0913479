import { describe, expect, it } from 'vitest';
import { runExample, testOperator } from '../../testing/index.ts';
import { filterDynamic } from './filter-dynamic.ts';

testOperator(filterDynamic, { describe, it });

const kept = (params: object, values: readonly unknown[], more: (i: number) => object = () => ({})) =>
  runExample(filterDynamic, {
    name: '',
    params: { column: 'n', minimum: 4, ...params },
    input: values.map((n, i) => ({ id: `${i}`, text: `text ${i}`, n, ...more(i) })),
    output: [],
  });
const dropped = async (...args: Parameters<typeof kept>) => {
  const ids = await kept(...args);
  return args[1].map((_, i) => `${i}`).filter((id) => !ids.includes(id));
};

describe('dataset.filter-dynamic', () => {
  it('compares each value with those before it alone: numpy 2.4.6 mean and std of the window', async () => {
    // mean 2.5, std 1.118: 4.7 lies within two of them, 4.8 does not.
    expect(await dropped({}, [1, 2, 3, 4, 4.7])).toEqual([]);
    expect(await dropped({}, [1, 2, 3, 4, 4.8])).toEqual(['4']);
    expect(await dropped({}, [4.8, 1, 2, 3, 4])).toEqual([]);
  });

  it('forgets what is older than the window, so data may drift', async () => {
    const drifting = Array.from({ length: 60 }, (_, i) => i + (i % 3));
    expect(await dropped({ window: 6, sigmas: 4 }, drifting)).toEqual([]);
    expect(await dropped({ window: 6, sigmas: 4 }, [...drifting, 1])).toEqual(['60']);
  });

  it('remembers rejected values or not, as it is told', async () => {
    const values = [1, 2, 3, 4, 50, 50, 50];
    expect(await dropped({}, values)).toEqual(['4']);
    expect(await dropped({ remember: 'kept' }, values)).toEqual(['4', '5', '6']);
  });

  it('lets pass what has no value, and judges nothing by a window of equals', async () => {
    expect(await dropped({}, [1, null, 2, 'x', 3, '', 4, undefined])).toEqual([]);
    expect(await dropped({}, [7, 7, 7, 7, 8])).toEqual([]);
  });

  it('goes by a field of its own: numbers as numbers, also where a file has them as text', async () => {
    const times = ['10', '9', '8', '7', '6'];
    expect(await dropped({ orderBy: 'time' }, [90, 4, 3, 2, 1], (i) => ({ time: times[i] }))).toEqual(['0']);
  });

  it('gives each value of a field a window of its own', async () => {
    const values = [1, 100, 2, 101, 3, 102, 4, 103, 100, 4];
    const parts = (i: number) => ({ source: i === 8 ? 'a' : i === 9 ? 'b' : i % 2 === 0 ? 'a' : 'b' });
    expect(await dropped({ within: 'source' }, values, parts)).toEqual(['8', '9']);
  });

  it('refuses a measure and a column at once, neither, and one it does not know', () => {
    const check = (params: object) => filterDynamic.check?.(filterDynamic.params.parse(params) as never)?.param;
    expect(check({})).toBe('measure');
    expect(check({ measure: 'entropy', column: 'n' })).toBe('measure');
    expect(check({ measure: { use: 'entropy', with: { size: 2 } } })).toBe('measure');
    expect(check({ column: 'n', window: 10, minimum: 11 })).toBe('minimum');
  });
});
