import { log } from '../../kernels/math.ts';
import { medianOfSorted, robustScale, robustScore } from '../../kernels/statistics/robust.ts';
import type { LengthHistogram } from '../../reports/model.ts';
import { lengthHistogram } from '../histogram.ts';
import { type Check, type CheckContext, Examples, examplesKept } from './check.ts';

/** Robust z of the logarithm of a length from which a text is far from the others. */
const far = 6;
/** However alike the others are, a text is no outlier until it is that many times longer or shorter. */
const leastFactor = 3;
const muchLonger = 50;
const unspaced = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]/;

/** Lengths: their distribution, texts without any, and texts far longer or shorter than the others. */
export function createLengths({ rows }: CheckContext): Check & { histograms(): LengthHistogram[] } {
  const empty = new Examples();
  const words = new Map<string, Record<number, number>>();
  const characters = new Map<string, Record<number, number>>();
  let withSpaces = 0;
  let without = 0;
  return {
    see({ row, split, text }) {
      const trimmed = text.trim();
      if (trimmed === '') empty.add({ row });
      if (unspaced.test(trimmed.slice(0, 100))) without++;
      else withSpaces++;
      tally(words, split, countWords(trimmed));
      tally(characters, split, trimmed.length);
    },
    find() {
      const found = farLengths(rows.length, rows.lengthOf);
      return [
        ...(empty.count > 0
          ? [
              {
                code: 'empty-texts' as const,
                severity: 'warning' as const,
                count: empty.count,
                of: rows.length,
                examples: empty.items,
                fix: { place: 'steps' as const, yaml: '- text.length: { min: 1, unit: characters }' },
              },
            ]
          : []),
        ...(found.count > 0
          ? [
              {
                code: 'outliers' as const,
                severity: found.longest > muchLonger * found.median ? ('warning' as const) : ('note' as const),
                count: found.count,
                of: rows.length,
                data: { median: found.median, longest: found.longest, long: found.long, short: found.count - found.long },
                examples: found.rows.map((row) => ({ places: [{ row }], detail: String(rows.lengthOf(row)) })),
                ...(found.limit > 0
                  ? {
                      fix: {
                        place: 'steps' as const,
                        yaml: `- text.length: { max: ${found.limit}, unit: characters }`,
                        choice: true as const,
                      },
                    }
                  : {}),
              },
            ]
          : []),
      ];
    },
    histograms: () =>
      [...(without > withSpaces ? characters : words)].map(([split, counts]) => ({
        ...lengthHistogram(split, 'text', counts, counts),
        unit: without > withSpaces ? ('characters' as const) : ('words' as const),
      })),
  };
}

function tally(tables: Map<string, Record<number, number>>, split: string, length: number): void {
  const counts = tables.get(split) ?? {};
  tables.set(split, counts);
  counts[length] = (counts[length] ?? 0) + 1;
}

function countWords(text: string): number {
  let words = 0;
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const space = unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0x3000;
    if (!space && !inside) words++;
    inside = !space;
  }
  return words;
}

/** Rows whose lengths are far from the median, by the logarithm: lengths of texts spread by factors. */
function farLengths(count: number, lengthOf: (row: number) => number) {
  const lengths = Float64Array.from({ length: count }, (_, row) => lengthOf(row)).filter((length) => length > 0);
  const none = { count: 0, long: 0, longest: 0, median: 0, limit: 0, rows: [] as number[] };
  if (lengths.length < 20) return none;
  lengths.sort();
  const median = medianOfSorted(lengths);
  const scale = robustScale(lengths.map(log));
  const zOf = (length: number) => robustScore(log(length), scale);
  const extreme: { row: number; z: number }[] = [];
  let found = 0;
  let long = 0;
  let limit = 0;
  for (let row = 0; row < count; row++) {
    const length = lengthOf(row);
    if (length === 0) continue;
    const z = zOf(length);
    if (Math.abs(z) < far || (length < leastFactor * median && length * leastFactor > median)) {
      limit = Math.max(limit, length);
      continue;
    }
    found++;
    if (z > 0) long++;
    if (extreme.length < examplesKept || Math.abs(z) > Math.abs((extreme[extreme.length - 1] as { z: number }).z)) {
      extreme.push({ row, z });
      extreme.sort((a, b) => Math.abs(b.z) - Math.abs(a.z));
      extreme.length = Math.min(extreme.length, examplesKept);
    }
  }
  return {
    count: found,
    long,
    longest: lengths[lengths.length - 1] as number,
    median,
    limit: long > 0 ? limit : 0,
    rows: extreme.map(({ row }) => row),
  };
}
