import type { Language } from '../errors/language.ts';
import type { Context } from './context.ts';
import { derive } from './derive.ts';
import { drawFigures } from './figures.ts';
import { renderFirstScreen } from './first-screen.ts';
import { type Html, head, visible } from './html.ts';
import type { MessageKey } from './messages.ts';
import type { RunReport } from './model.ts';
import { numbersIn } from './numbers.ts';
import { renderPage } from './page.ts';
import { renderMeasures } from './section-measures.ts';
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
  ['measures', 'measuresTitle', renderMeasures],
  ['rejects', 'rejectsTitle', renderRejects],
  ['duplicates', 'duplicatesTitle', renderDuplicates],
  ['leaks', 'leaksTitle', renderLeaks],
  ['warnings', 'warningsTitle', renderWarningSection],
  ['cost', 'costTitle', renderCost],
  ['files', 'filesTitle', renderFiles],
  ['recipe', 'recipeTitle', renderRecipe],
];

/** Measures have a section where there are any. */
function shownSections({ measures }: RunReport) {
  return sections.filter(([id]) => id !== 'measures' || measures.length > 0);
}

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
  return renderPage(
    {
      title: words.plain('pageTitle', { name: visible(head(report.name, 80)) }),
      kind: words.t('reportKind'),
      name: report.name,
      versions: report.versions,
      planHash: report.planHash,
      first: renderFirstScreen(context),
      sections: shownSections(report).map(([id, title, render]) => [id, words.t(title), render(context)] as const),
    },
    words,
  );
}
