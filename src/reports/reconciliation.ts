import type { Context } from './context.ts';
import { type Html, html, raw } from './html.ts';

interface Part {
  key: 'written' | 'rejected' | 'merged';
  count: number;
  share: number;
}

/** Parts from this share on carry their label inside; smaller ones get it below, with a leader. */
const labelledInside = 0.18;

/**
 * What went in over what came out, at true widths and to one scale: two bars of one length say that nothing was lost.
 * No part is ever widened for its label.
 */
export function renderReconciliation({ report, derived, words, numbers }: Context): Html {
  const { read, asked, written, rejected, merged, addsUp } = report.counts;
  const parts: Part[] = [
    { key: 'written', count: written, share: derived.writtenShare },
    { key: 'rejected', count: rejected, share: derived.rejectedShare },
    { key: 'merged', count: merged, share: derived.mergedShare },
  ];
  const label = (part: Part) => html`${words.t(part.key, { n: part.count })} <span class="soft">${numbers.share(part.share)}</span>`;
  let edge = 0;
  const placed = parts.map((part) => {
    const middle = edge + part.share / 2;
    edge += part.share;
    return { ...part, middle };
  });
  const below = placed.filter((part) => part.count > 0 && part.share < labelledInside);
  const none = placed.filter((part) => part.count === 0);
  const leaders = below.map(
    (part, lane) =>
      html`<li class="leader ${part.middle > 0.5 ? 'to-left' : 'to-right'}" style="${`--at:${percent(part.middle)};--lane:${lane}`}"><span><i class="key ${part.key}"></i>${label(part)}</span></li>`,
  );
  const aside =
    none.length > 0 &&
    html`<li class="none ${(below[0]?.middle ?? 1) > 0.5 ? '' : 'to-end'}">${none.map((part) => html`<span>${words.t(part.key, { n: 0 })}</span>`)}</li>`;
  return html`
<div class="flow" role="group" aria-label="${words.plain('reconciliation')}">
  <p class="equation"><span><i class="key read"></i>${words.t('samplesRead', { n: read })}</span> <span class="sign-of">+</span> <span><i class="key asked"></i>${words.t('copiesAsked', { n: asked })}</span> <span class="sign-of">${addsUp ? '=' : '≠'}</span> <span><i class="key written"></i>${words.t('written', { n: written })}</span> <span class="sign-of">+</span> <span><i class="key rejected"></i>${words.t('rejected', { n: rejected })}</span> <span class="sign-of">+</span> <span><i class="key merged"></i>${words.t('merged', { n: merged })}</span></p>
  <div class="bar in" aria-hidden="true">${bar('read', derived.readShare)}${bar('asked', derived.askedShare)}</div>
  <div class="bar out" aria-hidden="true">${placed.map((part) => bar(part.key, part.share, part.share >= labelledInside ? label(part) : undefined))}</div>
  <ul class="leaders" aria-hidden="true" style="${`--lanes:${Math.max(below.length, none.length > 0 ? 1 : 0)}`}">${leaders}${aside}</ul>
</div>`;
}

function bar(key: string, share: number, label?: Html): Html {
  return share > 0
    ? html`<span class="part ${key}" style="${`--w:${percent(share)}`}">${label ? html`<span>${label}</span>` : raw('')}</span>`
    : raw('');
}

/** Six places: true widths to far below a pixel, without the noise of binary fractions. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(6))}%`;
}
