import { hash128Into } from '../../kernels/hash.ts';
import { KeyTable } from '../../kernels/key-table.ts';
import { type Check, type CheckContext, Examples } from './check.ts';

const words = new Uint32Array(4);

/** Ids that stand more than once in all files. */
export function createRepeatedIds({ opened: { idField }, rows }: CheckContext): Check {
  const ids = new KeyTable();
  const repeated = new Examples();
  return {
    see({ row, sample }) {
      const id = idField === undefined ? undefined : sample[idField];
      if (typeof id !== 'string' && typeof id !== 'number') return;
      hash128Into(String(id), 0, words);
      if (!ids.add(words[0] as number, words[1] as number)) repeated.add({ row });
    },
    find: () =>
      repeated.count === 0
        ? []
        : [
            {
              code: 'repeated-ids',
              severity: 'warning',
              count: repeated.count,
              of: rows.length,
              data: { column: idField ?? 'id' },
              examples: repeated.items,
              fix: { place: 'dataset', yaml: 'id: leaven_id' },
            },
          ],
  };
}
