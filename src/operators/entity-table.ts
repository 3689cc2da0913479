import { hash128Into } from '../kernels/hash.ts';

/** Forms of one type kept at most, types kept at most and the longest form, in UTF-16 units. */
const mostForms = 20_000;
const mostTypes = 1_000;
const longestForm = 200;

/** Forms of one type with how often each occurs, in code-unit order, and running totals of the counts. */
export interface EntityForms {
  forms: readonly string[];
  totals: readonly number[];
}

const hash = new Int32Array(4);

function rankOf(text: string): number {
  hash128Into(text, 0, hash);
  return (hash[0] as number) >>> 0;
}

/**
 * Counts of entities by type. What is over the bound is told by hash, not by order: the forms with the smallest hashes stay, and their
 * counts are exact, since a form once out never comes back. So any order and any parting of the data give the same table.
 */
export class EntityCounts {
  readonly types = new Map<string, Map<string, number>>();

  add(type: string, form: string, count = 1): void {
    if (form.length > longestForm) return;
    let forms = this.types.get(type);
    if (!forms) {
      forms = new Map();
      this.types.set(type, forms);
      if (this.types.size > 2 * mostTypes) keepSmallest(this.types, mostTypes);
    }
    forms.set(form, (forms.get(form) ?? 0) + count);
    if (forms.size > 2 * mostForms) keepSmallest(forms, mostForms);
  }

  encode(): Uint8Array {
    keepSmallest(this.types, mostTypes);
    const rows: [string, [string, number][]][] = [];
    for (const type of [...this.types.keys()].sort()) {
      const forms = this.types.get(type) as Map<string, number>;
      keepSmallest(forms, mostForms);
      rows.push([type, [...forms].sort((a, b) => (a[0] < b[0] ? -1 : 1))]);
    }
    return new TextEncoder().encode(JSON.stringify(rows));
  }

  merge(bytes: Uint8Array): void {
    for (const [type, forms] of JSON.parse(new TextDecoder().decode(bytes)) as [string, [string, number][]][])
      for (const [form, count] of forms) this.add(type, form, count);
  }

  formsByType(): ReadonlyMap<string, EntityForms> {
    const byType = new Map<string, EntityForms>();
    for (const [type, counts] of this.types) {
      const forms = [...counts.keys()].sort();
      let total = 0;
      byType.set(type, {
        forms,
        totals: forms.map((form) => {
          total += counts.get(form) as number;
          return total;
        }),
      });
    }
    return byType;
  }
}

function keepSmallest<V>(map: Map<string, V>, most: number): void {
  if (map.size <= most) return;
  const ranked = [...map.keys()].map((key) => ({ key, rank: rankOf(key) })).sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1));
  for (const { key } of ranked.slice(most)) map.delete(key);
}
