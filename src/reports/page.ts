import type { Language } from '../errors/language.ts';
import { type Html, html, raw } from './html.ts';
import { style } from './style.ts';

/** The shell of every report: one file, nothing from outside, no scripts, light and dark by the reader's setting. */
export function renderPage(page: { language: Language; title: string; body: Html }): string {
  return html`<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${page.title}</title>
<link rel="icon" href="data:,">
<style>${raw(style)}</style>
</head>
<body>
${page.body}
</body>
</html>
`.markup;
}
