import { hash128Into } from '../../kernels/hash.ts';
import { type Check, type CheckContext, Examples } from './check.ts';
import { readRows } from './read.ts';

/** Shorter lines say little: brackets, bullets, "Yes." */
const leastLength = 12;
const leastTexts = 5;
const leastShare = 0.01;
/** Lines that are counted: about 200 MB. */
const linesCounted = 3_000_000;

const words = new Uint32Array(4);

/** Lines that stand in many texts of several lines: navigation, disclaimers, signatures. */
export function createRepeatedLines({ opened, rows }: CheckContext): Check {
  const counts = new Map<number, number>();
  let texts = 0;
  let full = false;
  return {
    see({ text }) {
      const lines = linesOf(text);
      if (lines.size === 0) return;
      texts++;
      for (const line of lines) {
        const key = keyOf(line);
        const known = counts.get(key);
        if (known === undefined && counts.size >= linesCounted) full = true;
        else counts.set(key, (known ?? 0) + 1);
      }
    },
    find() {
      const least = Math.max(leastTexts, leastShare * texts);
      const common = new Map([...counts].filter(([, n]) => n >= least).sort((a, b) => b[1] - a[1]));
      if (common.size === 0) return [];
      const found = new Examples();
      const shown = new Set<number>();
      let row = -1;
      for (const { sample } of readRows(opened)) {
        if (!sample) continue;
        row++;
        const text = rows.textOf(sample);
        const line = [...linesOf(text)].find((one) => common.has(keyOf(one)));
        if (line === undefined) continue;
        const key = keyOf(line);
        if (shown.has(key)) found.count++;
        else found.add({ row, at: text.indexOf(line) }, String(common.get(key)));
        shown.add(key);
      }
      const [most = 0] = common.values();
      return [
        {
          code: 'repeated-lines',
          severity: found.count >= 0.2 * rows.length ? 'warning' : 'note',
          count: found.count,
          of: rows.length,
          data: { lines: common.size, most },
          examples: found.items,
          fix: { place: 'steps', yaml: '- text.remove-boilerplate', choice: true },
        },
      ];
    },
    unchecked: () => (full ? [{ code: 'lines-bounded', data: { lines: linesCounted } }] : []),
  };
}

/** The lines of a text that has several, each once. */
function linesOf(text: string): Set<string> {
  const lines = new Set<string>();
  if (!text.includes('\n')) return lines;
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed.length >= leastLength) lines.add(trimmed);
  }
  return lines;
}

function keyOf(line: string): number {
  hash128Into(line, 0, words);
  return (words[0] as number) * 2 ** 21 + ((words[1] as number) & 0x1fffff);
}
