import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { mapFiles } from '../../core/file-params.ts';
import type { Json } from '../../core/operator.ts';
import { loadOperator } from '../../operators/load.ts';
import { findOperator, isOperatorPath } from '../../recipe/operators.ts';
import type { RecipePath } from '../../recipe/path.ts';
import { datasetKeys } from '../../recipe/schema.ts';
import type { Growing, Use } from './candidate.ts';

type Map = Record<string, unknown>;

/** A recipe's paths as seen from another place: what is written there means the same files. */
export interface Places {
  dataset(written: Map): Map;
  step(written: unknown, path: RecipePath): Promise<unknown>;
  growing(growing: Growing): Promise<Map>;
  path(written: string, path: RecipePath): string;
}

export function placesFrom(file: string, folderOf: (path: RecipePath) => string): Places {
  const home = dirname(file);
  const seen = (absolute: string) => relative(home, absolute).split(sep).join('/') || '.';
  const path = (written: string, at: RecipePath) => (isAbsolute(written) ? written : seen(resolve(folderOf(at), written)));
  const module = (absolute: string) => {
    const short = seen(absolute);
    // Without a dot it would be an operator's id.
    return isOperatorPath(short) ? short : `./${short}`;
  };

  const source = (written: unknown, at: RecipePath): unknown => {
    if (typeof written === 'string') return path(written, at);
    if (Array.isArray(written)) return written.map((one, index) => source(one, [...at, index]));
    const map = written as Map;
    return { ...map, path: path(map.path as string, [...at, 'path']) };
  };

  const params = async (use: string, written: unknown, at: RecipePath): Promise<unknown> => {
    if (typeof written !== 'object' || written === null) return written;
    const { operator } = await findOperator(use, folderOf(at));
    const entries = Object.entries(written).map(([name, value]) => [
      name,
      mapFiles(operator, name, value as Json, (file, inside) => path(file, [...at, ...inside]) as Json, true),
    ]);
    return Object.fromEntries(entries);
  };
  const used = (use: string, at: RecipePath) => (isOperatorPath(use) ? module(resolve(folderOf(at), use)) : use);
  const step = async (written: unknown, at: RecipePath): Promise<unknown> => {
    if (typeof written === 'string') return used(written, at);
    const map = written as Map;
    const long = typeof map.use === 'string';
    const key = long ? 'with' : (Object.keys(map)[0] as string);
    const use = long ? (map.use as string) : key;
    const inside = [...at, key];
    const body = use === 'augment' ? await augment((map[key] ?? {}) as Map, inside) : await params(use, map[key], inside);
    if (!long) return { [used(use, at)]: body };
    return { ...map, use: used(use, [...at, 'use']), ...(Object.hasOwn(map, 'with') ? { with: body } : {}) };
  };
  const augment = async (body: Map, at: RecipePath): Promise<Map> => {
    const list = (key: 'from' | 'gates') =>
      Promise.all(((body[key] as unknown[] | undefined) ?? []).map((one, index) => step(one, [...at, key, index])));
    return { ...body, from: await list('from'), ...(body.gates === undefined ? {} : { gates: await list('gates') }) };
  };

  return {
    path,
    step,
    dataset: (written) =>
      Object.fromEntries(
        Object.entries(written).map(([key, value]) => [
          key,
          key === 'path' || !datasetKeys.includes(key) ? source(value, ['dataset', key]) : value,
        ]),
      ),
    async growing({ copies, choose, from, gates }) {
      const [growths, filters] = await Promise.all([shortened(from, module, seen), shortened(gates, module, seen)]);
      return { copies, ...(from.length > 1 ? { choose } : {}), from: growths, ...(gates.length > 0 ? { gates: filters } : {}) };
    },
  };
}

/** Operators in their short form, without what they would be set to anyway. */
async function shortened(uses: readonly Use[], module: (file: string) => string, seen: (file: string) => string): Promise<unknown[]> {
  return Promise.all(
    uses.map(async ({ use, with: given }) => {
      const own = isOperatorPath(use);
      const operator = await loadOperator(use, own ? use : undefined);
      const standard = operator.params.safeParse({}).data as Map | undefined;
      const entries = Object.entries(given).flatMap(([name, value]): [string, unknown][] => {
        if (JSON.stringify(standard?.[name]) === JSON.stringify(value) && name !== 'ratio') return [];
        return [[name, mapFiles(operator, name, value as Json, (file) => seen(file) as Json, true)]];
      });
      const name = own ? module(use) : use;
      return entries.length > 0 ? { [name]: Object.fromEntries(entries) } : name;
    }),
  );
}
