import { filesOf } from '../core/files.ts';
import { parseCsvCells } from '../datasets/formats/cells.ts';
import { LeavenError } from '../errors/leaven-error.ts';

/**
 * A map of labels from a file: JSON {"old": "new"}, or lines of two cells (TSV by its name, else CSV) under a header `old,new` or none.
 *
 * @throws LeavenError operator/bad-resource
 */
export function readLabelMap(file: string, operator: string): [string, string][] {
  const wrong = (reason: string) =>
    new LeavenError('operator/bad-resource', { file, operator, reason, expected: 'JSON {"old": "new"}, or CSV or TSV with two columns' });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(filesOf(file).read(file));
  } catch (error) {
    throw wrong(error instanceof TypeError ? 'it is not UTF-8' : error instanceof Error ? error.message : String(error));
  }
  if (text.trimStart().startsWith('{')) {
    let value: Record<string, unknown>;
    try {
      value = JSON.parse(text) as Record<string, unknown>;
    } catch (error) {
      throw wrong(error instanceof Error ? error.message : 'no JSON');
    }
    return Object.entries(value).map(([from, to]) => {
      if (typeof to !== 'string') throw wrong(`"${from}" leads to no label`);
      return [from, to];
    });
  }
  const delimiter = /\.(tsv|txt)$/i.test(file) ? '\t' : ',';
  const pairs: [string, string][] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [from, to, ...more] = parseCsvCells(line, delimiter).values;
    if (from === undefined || to === undefined || more.length > 0) throw wrong(`line ${index + 1} is "${line.slice(0, 60)}"`);
    if (index > 0 || from.toLowerCase() !== 'old') pairs.push([from, to]);
  }
  return pairs;
}
