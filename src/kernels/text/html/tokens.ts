import { type Effect, elements, tagAt } from './tags.ts';

/** A piece of a text that is markup: a tag, or something that is dropped whole. Half-open, in UTF-16 units. */
export interface MarkupToken {
  start: number;
  end: number;
  effect: Effect;
  closing: boolean;
}

/** Elements whose names people also put in angle brackets to say that something goes there: <title>, <input>. */
const placeholders = new Set(
  'address article code data details dialog form header footer frame image img input kbd label link main map mark menu meta meter nav object option output param picture progress q search section select slot small source style summary table template time title track var video audio body head html base area big center data dir font s u'.split(
    ' ',
  ),
);

/** All markup of a text in order; none where nothing shows that the text is HTML. Linear in the text. */
export function markupOf(text: string): MarkupToken[] {
  const tokens: MarkupToken[] = [];
  const unclosed = new Set<string>();
  let certain = false;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const whole = wholeAt(text, at, unclosed);
    if (whole !== undefined) {
      tokens.push({ start: at, end: whole, effect: 'dropped', closing: false });
      certain = true;
      at = whole;
      continue;
    }
    const tag = tagAt(text, at);
    if (!tag) {
      at++;
      continue;
    }
    const { name, closing } = tag;
    const effect = elements.get(name) as Effect;
    const bare = tag.end - at === name.length + 2;
    certain ||= closing || !bare || !placeholders.has(name);
    let { end } = tag;
    if (effect === 'dropped' && !closing) end = closeOf(text, end, name, unclosed);
    // The line break right behind <pre> is not of its text.
    else if (effect === 'preformatted' && !closing && text.charCodeAt(end) === 0x0a) end++;
    tokens.push({ start: at, end, effect: effect === 'dropped' && end === tag.end ? 'inline' : effect, closing });
    at = end;
  }
  return certain ? tokens : [];
}

/** The end of a comment, a declaration or a processing instruction. */
function wholeAt(text: string, start: number, unclosed: Set<string>): number | undefined {
  const sign = text.charCodeAt(start + 1);
  if (sign === 0x21) {
    if (text.startsWith('--', start + 2)) return endOf(text, start + 4, '-->', unclosed);
    if (text.startsWith('[CDATA[', start + 2)) return start + 9;
    if (/^doctype\b/i.test(text.slice(start + 2, start + 12))) return endOf(text, start, '>', unclosed);
  }
  return sign === 0x3f && text.startsWith('xml', start + 2) ? endOf(text, start, '>', unclosed) : undefined;
}

/** The place behind the next `mark`; what is not there is not looked for again. */
function endOf(text: string, from: number, mark: string, unclosed: Set<string>): number | undefined {
  if (unclosed.has(mark)) return undefined;
  const end = text.indexOf(mark, from);
  if (end >= 0) return end + mark.length;
  unclosed.add(mark);
  return undefined;
}

/** The end of an element that goes with all that is in it; the end of its tag alone where it is never closed. */
function closeOf(text: string, from: number, name: string, unclosed: Set<string>): number {
  if (unclosed.has(name)) return from;
  const pattern = new RegExp(`</${name}[\\s/]*>`, 'gi');
  pattern.lastIndex = from;
  if (pattern.test(text)) return pattern.lastIndex;
  unclosed.add(name);
  return from;
}
