import type { Language } from '../errors/language.ts';
import type { Context } from './context.ts';
import { derive } from './derive.ts';
import { drawFigures } from './figures.ts';
import { renderFirstScreen } from './first-screen.ts';
import { code, type Html, head, html, name, visible } from './html.ts';
import type { MessageKey } from './messages.ts';
import type { RunReport } from './model.ts';
import { numbersIn } from './numbers.ts';
import { renderPage } from './page.ts';
import { renderDuplicates, renderFlow, renderLabels, renderLeaks, renderLengths, renderWarningSection } from './sections-data.ts';
import { renderCost, renderExamples, renderFiles, renderOperators, renderRecipe, renderRejects } from './sections-work.ts';
import { allWarnings } from './warnings.ts';
import { wordingIn } from './wording.ts';

const sections: readonly [id: string, title: MessageKey, render: (context: Context) => Html][] = [
  ['flow', 'flowTitle', renderFlow],
  ['operators', 'operatorsTitle', renderOperators],
  ['examples', 'examplesTitle', renderExamples],
  ['labels', 'labelsTitle', renderLabels],
  ['lengths', 'lengthsTitle', renderLengths],
  ['rejects', 'rejectsTitle', renderRejects],
  ['duplicates', 'duplicatesTitle', renderDuplicates],
  ['leaks', 'leaksTitle', renderLeaks],
  ['warnings', 'warningsTitle', renderWarningSection],
  ['cost', 'costTitle', renderCost],
  ['files', 'filesTitle', renderFiles],
  ['recipe', 'recipeTitle', renderRecipe],
];

/**
 * The run report as one HTML file of at most 5 MB, in one language. The same report gives the same bytes.
 * Everything from the data is escaped, long texts are cut with a word on what is missing, lists are shown in part.
 */
export async function renderRunReport(report: RunReport, language: Language): Promise<string> {
  const numbers = numbersIn(language);
  const words = wordingIn(language, numbers);
  const context: Context = {
    report,
    derived: derive(report),
    warnings: allWarnings(report),
    words,
    numbers,
    figures: await drawFigures(report, words),
  };
  const { leaven, node } = report.versions;
  const body = html`<a class="skip" href="#sections">${words.t('skip')}</a>
<header class="top"><p><b class="brand">Leaven</b> <span class="soft">${words.t('reportKind')}</span></p><p class="which"><strong>${name(report.name, 80)}</strong> <span class="soft">· Leaven ${name(leaven, 20)} · Node ${name(node, 20)}</span></p></header>
<main>
${renderFirstScreen(context)}
<nav id="sections" aria-label="${words.plain('sections')}"><ul role="list">${sections.map(([id, title]) => html`<li><a href="${`#${id}`}">${words.t(title)}</a></li>`)}</ul></nav>
${sections.map(([, , render]) => render(context))}
</main>
<footer><p>${words.t('footer')}</p><p>${code(report.planHash.slice(0, 64))}</p></footer>`;
  return renderPage({ language, title: words.plain('pageTitle', { name: visible(head(report.name, 80)) }), body });
}
