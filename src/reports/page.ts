import type { Language } from '../errors/language.ts';
import { code, type Html, html, name, raw } from './html.ts';
import { style } from './style.ts';
import type { Wording } from './wording.ts';

/** What a report hands over to become a page. */
interface Page {
  title: string;
  /** `run report`. */
  kind: Html;
  /** Name of the recipe. */
  name: string;
  versions: { leaven: string; node: string };
  planHash: string;
  first: Html;
  sections: readonly (readonly [id: string, title: Html, body: Html])[];
  /** Style of this kind of report alone. */
  style?: string;
}

/** Every report: first screen, sections with anchors, footer. One file, nothing from outside, no scripts, light and dark. */
export function renderPage(page: Page, words: Wording): string {
  const { leaven, node } = page.versions;
  const body = html`<a class="skip" href="#sections">${words.t('skip')}</a>
<header class="top"><p><b class="brand">Leaven</b> <span class="soft">${page.kind}</span></p><p class="which"><strong>${name(page.name, 80)}</strong> <span class="soft">· Leaven ${name(leaven, 20)} · Node ${name(node, 20)}</span></p></header>
<main>
${page.first}
<nav id="sections" aria-label="${words.plain('sections')}"><ul role="list">${page.sections.map(([id, title]) => html`<li><a href="${`#${id}`}">${title}</a></li>`)}</ul></nav>
${page.sections.map(([, , section]) => section)}
</main>
<footer><p>${words.t('footer')}</p><p>${code(page.planHash.slice(0, 64))}</p></footer>`;
  return shell(words.language, page.title, style + (page.style ?? ''), body);
}

function shell(language: Language, title: string, look: string, body: Html): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${raw(look)}</style>
</head>
<body>
${body}
</body>
</html>
`.markup;
}
