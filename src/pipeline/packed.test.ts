import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sample } from '../core/sample.ts';
import { packRows, unpackRows } from './packed.ts';
import type { Origin, Row } from './row.ts';

const fields = fc.dictionary(
  fc.constantFrom('text', 'label', 'extra', '𠮷'),
  fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.constant(null)),
);

describe('packed rows', () => {
  it('come back as they were: changed, new and removed fields, shared origins', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fields, fc.array(fields, { maxLength: 3 })), { maxLength: 5 }), (groups) => {
        const rows: Row[] = groups.flatMap(([values, copies], group) => {
          const id = `root-${group}`;
          const origin: Origin = { sample: { ...values, id }, raw: JSON.stringify(values), values, source: 0, record: group + 1 };
          const own: Row = { sample: origin.sample, split: 'train', root: id, origin, trace: [], place: 0 };
          return [
            own,
            ...copies.map(
              (copy, index): Row => ({
                ...own,
                sample: { ...copy, id: `${id}#s.${index}` },
                parent: id,
                trace: [{ step: 's', operator: 'o', copy: index }],
              }),
            ),
          ];
        });
        const origins = new Map(rows.map((row) => [row.origin.record, row.origin]));
        const lines = packRows(rows).map((line) => JSON.parse(JSON.stringify(line)) as string);
        const back = unpackRows(lines, 10, ({ record }) => origins.get(record) as Origin);
        expect(back.map((row) => row.sample)).toEqual(rows.map((row) => row.sample as Sample));
        expect(back.map((row) => row.trace)).toEqual(rows.map((row) => row.trace));
        expect(back.map((row) => row.place)).toEqual(rows.map((_, index) => 10 + index));
        // Untouched fields are the origin's own values: the writer then keeps the bytes of the file.
        for (const row of back)
          for (const field of Object.keys(row.sample))
            if (row.sample[field] === row.origin.sample[field]) expect(Object.is(row.sample[field], row.origin.sample[field])).toBe(true);
      }),
    );
  });
});
