import { readPairs } from './pairs.ts';
import { readSingleBytes } from './single-byte.ts';
import type { MojibakeEncoding } from './tables.ts';

export interface Repair {
  edits: readonly { start: number; end: number; insert: string }[];
  /** Encodings in which the bytes were read, the last reading first. */
  encodings: readonly MojibakeEncoding[];
}

const ascii = /^[\u0000-\u007f]*$/;
/** A text is read wrongly once, often twice, seldom more. */
const mostReadings = 4;

/**
 * Undoes mojibake: UTF-8 read in another encoding, once or more, in a whole text or in parts of it. A part is changed only where its
 * characters have exactly one way back to bytes, the bytes are strict UTF-8, and the evidence for that is stronger than chance.
 */
export function repairMojibake(text: string): Repair {
  const encodings: MojibakeEncoding[] = [];
  let edits: Repair['edits'] = [];
  let current = text;
  while (encodings.length < mostReadings && !ascii.test(current)) {
    const single = readSingleBytes(current);
    const paired = readPairs(current);
    const reading = single && (!paired || single.score >= paired.score) ? single : paired;
    if (!reading) break;
    edits = composed(text, edits, reading.edits);
    current = applied(text, edits);
    encodings.push(reading.encoding);
  }
  return { edits, encodings };
}

type Edits = Repair['edits'];

function applied(text: string, edits: Edits): string {
  let result = '';
  let reached = 0;
  for (const { start, end, insert } of edits) {
    result += text.slice(reached, start) + insert;
    reached = end;
  }
  return result + text.slice(reached);
}

/** One list of edits that does what two do, the second to what the first left. Both in order and apart. */
function composed(text: string, first: Edits, second: Edits): Edits {
  const middle = applied(text, first);
  let shift = 0;
  // All edits by where they stand in the text between; those that reach into each other become one.
  const items = first.map(({ start, end, insert }): { from: number; to: number; grown: number; insert?: string } => {
    const from = start + shift;
    const grown = insert.length - (end - start);
    shift += grown;
    return { from, to: from + insert.length, grown };
  });
  for (const { start, end, insert } of second) items.push({ from: start, to: end, grown: 0, insert });
  items.sort((a, b) => a.from - b.from || a.to - b.to);
  const result: { start: number; end: number; insert: string }[] = [];
  let before = 0;
  for (let at = 0; at < items.length; ) {
    const { from } = items[at] as (typeof items)[number];
    let [to, reached, grown, insert] = [from, from, 0, ''];
    for (let item = items[at]; item && (to === from || item.from < to); item = items[++at]) {
      to = Math.max(to, item.to);
      grown += item.grown;
      if (item.insert === undefined) continue;
      insert += middle.slice(reached, item.from) + item.insert;
      reached = item.to;
    }
    result.push({ start: from - before, end: to - before - grown, insert: insert + middle.slice(reached, to) });
    before += grown;
  }
  return result;
}
