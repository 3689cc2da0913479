import { joinBytes } from '../core/bytes.ts';
import type { CollectContext, Collector } from '../core/operator.ts';
import { chosenMetrics, type MetricChoice } from './metric-choice.ts';

interface Choosing {
  measures: readonly MetricChoice[];
}

interface Part {
  table: Collector<any, any, any> | undefined;
  state: unknown;
}

/** The tables of all chosen metrics that have one, each with its own parameters, side by side. */
export const metricTables: Collector<Choosing, Part[], unknown[]> = {
  create: (input) => own(input).map(({ table, context }) => ({ table, state: table?.create(context) })),
  add(parts, row, input) {
    for (const [index, { table, context }] of own(input).entries()) table?.add(parts[index]?.state, row, context);
  },
  encode: (parts) => pack(parts.map(({ table, state }) => table?.encode(state))),
  merge(parts, partial) {
    for (const [index, bytes] of unpack(partial).entries()) parts[index]?.table?.merge(parts[index]?.state, bytes);
  },
  finish: (parts, input) => pack(own(input).map(({ table, context }, index) => table?.finish(parts[index]?.state, context))),
  open: (bytes, input) => {
    const parts = unpack(bytes);
    return own(input).map(({ table, context }, index) => table?.open(parts[index] as Uint8Array, context));
  },
};

/** Each metric's table and what it is handed. */
function own(input: CollectContext<Choosing>) {
  return chosenMetrics(input.params.measures).map(({ metric, params }, index) => ({
    table: metric.table,
    context: { ...input, params, resources: (input.resources as unknown[])[index] } as CollectContext<any>,
  }));
}

/** Parts behind each other, each after its length. */
function pack(parts: readonly (Uint8Array | undefined)[]): Uint8Array {
  return joinBytes(
    parts.flatMap((part = new Uint8Array(0)) => {
      const size = new Uint8Array(4);
      new DataView(size.buffer).setUint32(0, part.length, true);
      return [size, part];
    }),
  );
}

function unpack(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = view.getUint32(at, true);
    parts.push(bytes.subarray(at + 4, at + 4 + size));
    at += 4 + size;
  }
  return parts;
}
