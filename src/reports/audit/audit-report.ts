import type { Language } from '../../errors/language.ts';
import type { AuditReport } from '../audit-model.ts';
import { type Html, head, visible } from '../html.ts';
import { numbersIn } from '../numbers.ts';
import { renderPage } from '../page.ts';
import type { AuditContext } from './context.ts';
import { drawAuditLengths } from './figures.ts';
import { renderAuditScreen } from './first-screen.ts';
import type { AuditMessageKey } from './messages.ts';
import { renderFiles, renderFindings, renderLabels, renderLanguages, renderLengths, renderRecipe, renderUnchecked } from './sections.ts';
import { auditWording } from './sentences.ts';
import { auditStyle } from './style.ts';

const sections: readonly [id: string, title: AuditMessageKey, render: (context: AuditContext) => Html][] = [
  ['findings', 'findingsTitle', renderFindings],
  ['unchecked', 'uncheckedTitle', renderUnchecked],
  ['recipe', 'recipeTitle', renderRecipe],
  ['labels', 'labelsTitle', renderLabels],
  ['lengths', 'lengthsTitle', renderLengths],
  ['languages', 'languagesTitle', renderLanguages],
  ['data', 'dataTitle', renderFiles],
];

/**
 * The page of an audit as one HTML file, in one language. The same findings give the same bytes; everything from the data is escaped and
 * private data is masked already.
 */
export async function renderAuditReport(report: AuditReport, language: Language): Promise<string> {
  const words = auditWording(language);
  const context: AuditContext = { report, words, numbers: numbersIn(language), lengths: await drawAuditLengths(report, words) };
  return renderPage(
    {
      title: words.plain('pageTitle', { name: visible(head(report.name, 80)) }),
      kind: words.t('reportKind'),
      name: report.name,
      versions: report.versions,
      planHash: report.inputsHash,
      first: renderAuditScreen(context),
      sections: sections.map(([id, title, render]) => [id, words.t(title), render(context)] as const),
      style: auditStyle,
    },
    words,
  );
}
