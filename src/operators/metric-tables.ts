import { packParts, unpackParts } from '../core/bytes.ts';
import type { CollectContext, Collector } from '../core/operator.ts';
import { chosenMetrics, type MetricChoice } from './metric-choice.ts';

interface Choosing {
  measures: readonly MetricChoice[];
}

interface Part {
  table: Collector<any, any, any> | undefined;
  state: unknown;
}

const none = new Uint8Array(0);

/** The tables of all chosen metrics that have one, each with its own parameters, side by side. */
export const metricTables: Collector<Choosing, Part[], unknown[]> = {
  create: (input) => own(input).map(({ table, context }) => ({ table, state: table?.create(context) })),
  add(parts, row, input) {
    for (const [index, { table, context }] of own(input).entries()) table?.add(parts[index]?.state, row, context);
  },
  encode: (parts) => packParts(parts.map(({ table, state }) => table?.encode(state) ?? none)),
  merge(parts, partial) {
    for (const [index, bytes] of unpackParts(partial).entries()) parts[index]?.table?.merge(parts[index]?.state, bytes);
  },
  finish: (parts, input) => packParts(own(input).map(({ table, context }, index) => table?.finish(parts[index]?.state, context) ?? none)),
  open: (bytes, input) => {
    const parts = unpackParts(bytes);
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
