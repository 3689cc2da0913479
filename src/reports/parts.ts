import { code, dataMarkup, type Html, head, html, langAttribute, name, raw } from './html.ts';
import type { MessageKey } from './messages.ts';
import type { ShownText } from './model.ts';
import type { Wording } from './wording.ts';

/** What the parts ask of a context: every report speaks at least the words that they use. */
interface Speaking {
  words: Wording;
}

/** A section with a heading that is its own anchor. */
export function section(id: string, title: Html, body: Html): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title"><a href="${`#${id}`}">${title}</a></h2>${body}</section>`;
}

export interface Column<Row> {
  title: Html;
  /** Numbers stand to the right. */
  numeric?: boolean;
  /** Names the row. */
  head?: boolean;
  cell: (row: Row, index: number) => Html;
}

/** A table that scrolls by itself on narrow screens, by keyboard too. At most `limit` rows, with a word on the rest. */
export function table<Row>(caption: Html, columns: readonly Column<Row>[], rows: readonly Row[], { words }: Speaking, limit = 60): Html {
  const side = (column: Column<Row>) => raw(column.numeric ? ' class="number"' : '');
  const rest = rows.length - limit;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${withoutTags(caption)}"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col"${side(column)}>${column.title}</th>`)}</tr></thead>
<tbody>${rows
    .slice(0, limit)
    .map(
      (row, index) =>
        html`<tr>${columns.map((column) => (column.head ? html`<th scope="row">${column.cell(row, index)}</th>` : html`<td${side(column)}>${column.cell(row, index)}</td>`))}</tr>`,
    )}</tbody></table></div>${rest > 0 && html`<p class="note">${words.t('moreRows', { n: rest })}</p>`}`;
}

/** The words of a caption, for an attribute. */
function withoutTags(markup: Html): Html {
  return raw(markup.markup.replace(/<[^>]*>/g, '').replace(/"/g, '&quot;'));
}

export function details(summary: Html, body: Html, open = false): Html {
  return html`<details${raw(open ? ' open' : '')}><summary>${summary}</summary>${body}</details>`;
}

/** A text from the data with its id, cut with a word on what is missing. */
export function shownText(shown: ShownText, { words }: Speaking, limit = 280): Html {
  const text = head(shown.text, limit);
  const rest = shown.text.length - text.length;
  return html`<div class="shown-text"><p class="data text"${langAttribute(shown.language ?? '')}>${
    shown.text === '' ? html`<span class="soft">${words.t('emptyText')}</span>` : raw(dataMarkup(text))
  }${rest > 0 && html`<span class="gap">… ${words.t('notShown', { n: rest })}</span>`}</p><p class="note"><code>${name(shown.id, 80)}</code>${
    shown.detail !== undefined && html` · ${name(shown.detail, 200)}`
  }</p></div>`;
}

/** The recipe as it was written, folded where it is long. */
export function recipeText(recipe: { path: string; text: string }, { words }: Speaking): Html {
  const text = head(recipe.text, 40_000);
  const rest = recipe.text.length - text.length;
  const yaml = html`<div class="scroll" tabindex="0" role="region" aria-label="${words.plain('recipeFile')}"><pre><code>${text}</code></pre></div>${rest > 0 && html`<p class="note">${words.t('notShown', { n: rest })}</p>`}`;
  return details(html`${words.t('recipeFile')} ${code(recipe.path, 240)}`, yaml, recipe.text.split('\n', 61).length <= 60);
}

/** The commands to run next, the best first. */
export function nextCommands(commands: readonly string[], { words }: Speaking): Html {
  return html`<div class="next">
      <h2>${words.t('nextTitle')}</h2>
      ${commands.slice(0, 3).map((command) => html`<pre><code>${name(command, 400)}</code></pre>`)}
      ${commands.length === 0 && html`<p class="nothing">${words.t('noNext')}</p>`}
    </div>`;
}

/** A term of the first screen's strip with its value and one more fact. */
export const fact = (term: Html, value: Html, more: Html): Html => html`<div><dt>${term}</dt><dd>${value}<small>${more}</small></dd></div>`;

/** A thin bar in a cell; the number stands beside it. */
export function meter(share: number, kind: string): Html {
  return html`<span class="meter ${kind}" aria-hidden="true" style="${`--w:${Number((Math.min(1, Math.max(0, share)) * 100).toFixed(3))}%`}"></span>`;
}

export const column = <Row, Key extends string = MessageKey>(
  { words }: { words: Wording<Key> },
  title: NoInfer<Key>,
  cell: Column<Row>['cell'],
  kind: 'number' | 'text' | 'head' = 'number',
): Column<Row> => ({ title: words.t(title), cell, ...(kind === 'number' ? { numeric: true } : kind === 'head' ? { head: true } : {}) });

/** A column of bars beside the numbers: its heading is for those who hear it. */
export const bars = <Row>({ words }: Speaking, cell: Column<Row>['cell']): Column<Row> => ({
  title: html`<span class="unseen">${words.t('inComparison')}</span>`,
  cell,
});

/** Where the work was done: 0 workers is the process itself. */
export const workersUsed = (workers: number, words: Wording): Html =>
  workers === 0 ? words.t('noWorkers') : words.t('workers', { n: workers });
