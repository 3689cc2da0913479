import { type Html, head, raw, visible } from './html.ts';

export type Plot = typeof import('@observablehq/plot');
export type Draw = (options: Parameters<Plot['plot']>[0]) => Element;

/** Figures are drawn at the width of a phone and never scaled: their letters keep their size everywhere. */
export const figureWidth = 340;
const font = { fontSize: '12px', fontFamily: 'inherit', background: 'none', overflow: 'visible' };

/** Observable Plot and the small DOM it draws into are loaded here, when there is something to draw. */
export async function openDrawing(): Promise<{ plot: Plot; draw: Draw }> {
  const [plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')]);
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  return { plot, draw: (options) => plot.plot({ ...options, document: document as unknown as Document, style: font }) };
}

export const short = (text: string) => visible(head(text, 80));

/** The drawing as one piece with a name; its own style block goes, since the page styles all figures alike. */
export function serialize(svg: Element, id: string, title: string): Html {
  for (const style of [...svg.querySelectorAll('style')]) style.remove();
  for (const group of [...svg.querySelectorAll('[aria-label], [aria-hidden], [aria-description]')]) {
    if (group.getAttribute('aria-label')?.includes('grid')) group.setAttribute('class', 'grid');
    for (const attribute of ['aria-label', 'aria-hidden', 'aria-description']) group.removeAttribute(attribute);
  }
  const named = svg.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'title');
  named.setAttribute('id', id);
  named.textContent = title;
  svg.insertBefore(named, svg.firstChild);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', id);
  svg.setAttribute('class', 'plot');
  return raw(String((svg as Element & { outerHTML: string }).outerHTML));
}
