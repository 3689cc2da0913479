/** What an element does to the text around it. */
export type Effect =
  | 'inline'
  | 'line'
  | 'paragraph'
  | 'table'
  | 'cell'
  | 'row'
  | 'item'
  | 'break'
  | 'preformatted'
  | 'dropped'
  | 'ordered'
  | 'unordered';

function effects(effect: Effect, names: string): [string, Effect][] {
  return names.split(' ').map((name) => [name, effect]);
}

/** The elements of HTML, and what they do. A name that is none of these is no tag. */
export const elements: ReadonlyMap<string, Effect> = new Map([
  ...effects(
    'inline',
    'a abbr acronym b basefont bdi bdo big button cite code data del dfn em font i img input ins kbd label link map mark meta nobr output picture q rp rt ruby s samp small source span strike strong sub sup time track tt u var wbr area col colgroup embed param base slot meter progress audio video canvas',
  ),
  ...effects(
    'line',
    'address article aside body center dd details dialog dir div dt fieldset figcaption figure footer form frame frameset header hgroup html legend main menu nav noframes noscript optgroup option search section select summary head thead tbody tfoot caption marquee',
  ),
  ...effects('paragraph', 'p h1 h2 h3 h4 h5 h6 blockquote dl hr'),
  ...effects('table', 'table'),
  ...effects('cell', 'td th'),
  ...effects('row', 'tr'),
  ...effects('item', 'li'),
  ...effects('break', 'br'),
  ...effects('preformatted', 'pre listing plaintext xmp textarea'),
  ...effects('dropped', 'script style template iframe object applet noembed svg math title'),
  ...effects('ordered', 'ol'),
  ...effects('unordered', 'ul'),
]);

/** Attributes that stand without a value. */
const bareAttributes = new Set(
  'async autofocus autoplay checked compact controls default defer disabled download hidden inert ismap itemscope loop multiple muted nomodule noresize noshade novalidate nowrap open readonly required reversed selected border'.split(
    ' ',
  ),
);

export interface Tag {
  name: string;
  end: number;
  closing: boolean;
}

/**
 * The tag at a `<`, or nothing where it is none: `a < b`, `<name>` of no element, words that are no attributes, no end before the next
 * `<`. Reads to the end of the tag or to where it fails.
 */
export function tagAt(text: string, start: number): Tag | undefined {
  let at = start + 1;
  const closing = text.charCodeAt(at) === 0x2f;
  if (closing) at++;
  const from = at;
  while (at - from < 12 && isNamePart(text.charCodeAt(at))) at++;
  const name = text.slice(from, at).toLowerCase();
  if (!elements.has(name)) return undefined;
  for (;;) {
    at = skipSpace(text, at);
    const unit = text.charCodeAt(at);
    if (unit === 0x3e) return { name, end: at + 1, closing };
    if (unit === 0x2f) {
      at++;
      continue;
    }
    if (closing || Number.isNaN(unit) || !isSpace(text.charCodeAt(at - 1), true)) return undefined;
    const next = attributeEnd(text, at);
    if (next === undefined) return undefined;
    at = next;
  }
}

/** The place behind an attribute: a name with a value, or one of those that have none. */
function attributeEnd(text: string, start: number): number | undefined {
  let at = start;
  while (isAttributePart(text.charCodeAt(at))) at++;
  if (at === start) return undefined;
  const equals = skipSpace(text, at);
  if (text.charCodeAt(equals) !== 0x3d) {
    const name = text.slice(start, Math.min(at, start + 20)).toLowerCase();
    return bareAttributes.has(name) || /^(?:data|aria)-./.test(name) ? at : undefined;
  }
  at = skipSpace(text, equals + 1);
  const quote = text.charAt(at);
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, at + 1);
    return end < 0 ? undefined : end + 1;
  }
  const from = at;
  while (at < text.length && !isSpace(text.charCodeAt(at), false) && text.charCodeAt(at) !== 0x3e && text.charCodeAt(at) !== 0x3c) at++;
  return at === from ? undefined : at;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (isSpace(text.charCodeAt(at), false)) at++;
  return at;
}

/** ASCII white space; with `orQuote` also what an attribute may follow at once. */
function isSpace(unit: number, orQuote: boolean): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || (orQuote && (unit === 0x22 || unit === 0x27 || unit === 0x2f));
}

function isNamePart(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39);
}

function isAttributePart(unit: number): boolean {
  return isNamePart(unit) || unit === 0x2d || unit === 0x5f || unit === 0x3a || unit === 0x2e || unit === 0x40;
}
