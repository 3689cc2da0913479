import { applied, composed, type Edit } from '../compose-edits.ts';
import { readPairs } from './pairs.ts';
import { readSingleBytes } from './single-byte.ts';
import { type MojibakeEncoding, windows1252Of } from './tables.ts';

export interface Repair {
  edits: readonly Edit[];
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
  const controls = controlEdits(current);
  return { edits: controls.length > 0 ? composed(text, edits, controls) : edits, encodings };
}

/**
 * Windows-1252 read as ISO 8859-1: quotes and dashes have become controls, which no text has otherwise. The next-line control alone may be
 * meant.
 */
function controlEdits(text: string): Edit[] {
  if (!/[\x80-\x84\x86-\x9f]/.test(text)) return [];
  // Side by side with letters above ASCII they are bytes of East Asian text, of which this would undo nothing.
  const beside = text.match(/[\x80-\x9f][\u00a1-\u00ff]|[\u00a1-\u00ff][\x80-\x9f]/g)?.length ?? 0;
  const controls = text.match(/[\x80-\x9f]/g)?.length ?? 0;
  if (beside > controls / 2) return [];
  return Array.from(text.matchAll(/[\x80-\x9f]/g), ({ 0: control, index }) => ({
    start: index,
    end: index + 1,
    insert: windows1252Of(control),
  })).filter(({ start, insert }) => insert !== text.charAt(start));
}
