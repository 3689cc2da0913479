import { createPrivateDataFinder, type PrivateDataFinder } from '../../languages/private-data/finder.ts';
import type { PrivateDataType } from '../../languages/private-data/types.ts';
import type { Severity } from '../../reports/audit-model.ts';
import { type Check, type CheckContext, Examples } from './check.ts';
import type { Mask } from './show.ts';

/** What opens accounts or proves who somebody is. */
const grave: ReadonlySet<PrivateDataType> = new Set([
  'SECRET',
  'CREDIT_CARD',
  'IBAN',
  'BANK_ACCOUNT',
  'US_SSN',
  'US_ITIN',
  'US_DRIVER_LICENSE',
  'UK_NINO',
  'PASSPORT',
  'CN_RESIDENT_ID',
  'TW_ID_CARD',
  'HK_ID_CARD',
]);
/** What is public more often than not. */
const light: ReadonlySet<PrivateDataType> = new Set(['URL', 'POSTAL_CODE', 'CN_COMPANY_CODE', 'TW_COMPANY_CODE', 'CRYPTO_ADDRESS']);

/** Private values by type. Examples show what type stands where, never a value. */
export function createPrivateData({ rows }: CheckContext): Check & { mask: Mask } {
  const finder = createPrivateDataFinder();
  const types = new Map<PrivateDataType, { values: number; examples: Examples }>();
  const severe = { rows: 0, light: 0 };
  return {
    see({ row, text }) {
      const found = finder(text);
      if (found.length === 0) return;
      const own = new Set<PrivateDataType>();
      for (const { type, start } of found) {
        const seen = types.get(type) ?? { values: 0, examples: new Examples() };
        types.set(type, seen);
        seen.values++;
        if (!own.has(type)) seen.examples.add({ row, at: start }, type);
        own.add(type);
      }
      if ([...own].every((type) => light.has(type))) severe.light++;
      else severe.rows++;
    },
    find() {
      const count = severe.rows + severe.light;
      if (count === 0) return [];
      const rank = (type: PrivateDataType) => (grave.has(type) ? 0 : light.has(type) ? 2 : 1);
      const sorted = [...types].sort((a, b) => rank(a[0]) - rank(b[0]) || b[1].values - a[1].values);
      const severity: Severity = (['error', 'warning', 'note'] as const)[rank(sorted[0]?.[0] as PrivateDataType)] as Severity;
      return [
        {
          code: 'private-data',
          severity,
          count,
          of: rows.length,
          data: {
            types:
              sorted
                .slice(0, 6)
                .map(([type, { values }]) => `${type} ${values}`)
                .join(', ') + (sorted.length > 6 ? ' …' : ''),
            values: sorted.reduce((sum, [, { values }]) => sum + values, 0),
          },
          examples: sorted.slice(0, 5).map(([, { examples }]) => examples.items[0] as Examples['items'][number]),
          fix: { place: 'steps', yaml: '- text.redact-private-data: { mode: tag }' },
        },
      ];
    },
    unchecked: () => [{ code: 'names-without-model', data: {} }],
    mask: (text) => masked(text, finder(text)),
  };
}

/** Shorter values are words like any other where they stand again. */
const repeatedValue = 6;

/** A text of the same length without private values, and without them where they stand again on their own. */
function masked(text: string, found: ReturnType<PrivateDataFinder>): string {
  let result = '';
  let reached = 0;
  const values = new Set<string>();
  for (const { start, end, type } of found) {
    const value = text.slice(start, end);
    if (value.length >= repeatedValue) values.add(value);
    result += text.slice(reached, start) + (type === 'SECRET' ? '•'.repeat(value.length) : hidden(value));
    reached = end;
  }
  result += text.slice(reached);
  for (const value of values) result = result.replaceAll(value, '•'.repeat(value.length));
  return result;
}

/** The form of a value: what parts its letters and digits stays. */
function hidden(value: string): string {
  return value.replace(/[\p{L}\p{N}\p{M}]/gu, (sign) => '•'.repeat(sign.length));
}
