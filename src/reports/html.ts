/** Markup that is safe to insert as it is. Everything else is text and gets escaped. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

export type Insert = Html | string | number | false | undefined | readonly Insert[];

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] as string);
}
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A piece of markup; inserted strings are escaped, lists joined, `false` and `undefined` left out. */
export function html(strings: TemplateStringsArray, ...inserts: Insert[]): Html {
  let markup = strings[0] as string;
  for (let i = 0; i < inserts.length; i++) markup += markupOf(inserts[i]) + (strings[i + 1] as string);
  return new Html(markup);
}

export function markupOf(insert: Insert): string {
  if (insert === undefined || insert === false) return '';
  if (insert instanceof Html) return insert.markup;
  if (Array.isArray(insert)) return insert.map(markupOf).join('');
  return escapeHtml(visible(String(insert)));
}

export const raw = (markup: string): Html => new Html(markup);

// C0 but tab and line ends, DEL, C1; embeddings, overrides and isolates; invisible spaces; unpaired surrogates.
const hidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const codePoint = (sign: string) => `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A text in which every character that would be invisible, illegal or able to reorder its surroundings is spelled as `⟨U+202E⟩`. */
export function visible(text: string): string {
  return text.replace(hidden, (sign) => `⟨${codePoint(sign)}⟩`);
}

/** Text from the data as it goes between tags: escaped, with a mark for each hidden character. */
export function dataMarkup(text: string): string {
  let markup = '';
  let reached = 0;
  for (const match of text.matchAll(hidden)) {
    markup += escapeHtml(text.slice(reached, match.index));
    markup += `<span class="sign">${codePoint(match[0])}</span>`;
    reached = match.index + 1;
  }
  return (markup + escapeHtml(text.slice(reached))).replace(/\r?\n/g, '<span class="sign" aria-hidden="true">↵</span>\n');
}

/** The longest head of a text within `limit` UTF-16 units that does not cut a pair. */
export function head(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const unit = text.charCodeAt(limit - 1);
  return text.slice(0, unit >= 0xd800 && unit <= 0xdbff ? limit - 1 : limit);
}

/** A short string from the data (a label, an id, a path) on its own, unable to disturb what stands around it. */
export function name(text: string, limit = 160): Html {
  return html`<bdi>${text.length > limit ? `${head(text, limit)}…` : text}</bdi>`;
}

/** An identifier: operator, step, reason, split. */
export function code(text: string, limit = 160): Html {
  return html`<code>${name(text, limit)}</code>`;
}

const tag = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

/** ` lang="…"` for a known language; an empty one, which is «unknown», where the tag says nothing. */
export function langAttribute(language: string | undefined): Html {
  if (language === undefined) return raw('');
  return raw(` lang="${tag.test(language) && !/^(und|mul|zxx)/i.test(language) ? language : ''}"`);
}
