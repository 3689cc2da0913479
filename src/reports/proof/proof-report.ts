import type { Language } from '../../errors/language.ts';
import { type Html, head, visible } from '../html.ts';
import { numbersIn } from '../numbers.ts';
import { renderPage } from '../page.ts';
import type { ProofReport } from '../proof-model.ts';
import { wordingIn } from '../wording.ts';
import type { ProofContext } from './context.ts';
import { deriveProof } from './derive.ts';
import { drawProofFigures } from './figures.ts';
import { renderProofScreen } from './first-screen.ts';
import { type ProofMessageKey, proofCatalogue } from './messages.ts';
import { renderArms, renderCurve } from './sections-arms.ts';
import { renderCalibration, renderClasses, renderConfusion } from './sections-classes.ts';
import { renderCost, renderLimits, renderMethod, renderRecipe } from './sections-end.ts';
import { renderFlips, renderLeaks } from './sections-samples.ts';
import { proofStyle } from './style.ts';

const sections: readonly [id: string, title: ProofMessageKey, render: (context: ProofContext) => Html][] = [
  ['arms', 'armsTitle', renderArms],
  ['curve', 'curveTitle', renderCurve],
  ['classes', 'classesTitle', renderClasses],
  ['confusion', 'confusionTitle', renderConfusion],
  ['calibration', 'calibrationTitle', renderCalibration],
  ['flips', 'flipsTitle', renderFlips],
  ['leaks', 'leaksTitle', renderLeaks],
  ['cost', 'costTitle', renderCost],
  ['limits', 'limitsTitle', renderLimits],
  ['method', 'methodTitle', renderMethod],
  ['recipe', 'recipeTitle', renderRecipe],
];

/**
 * The report of a proof as one HTML file of at most 5 MB, in one language. The same proof gives the same bytes.
 * Everything from the data is escaped, long texts are cut with a word on what is missing, lists are shown in part.
 */
export async function renderProofReport(report: ProofReport, language: Language): Promise<string> {
  const numbers = numbersIn(language);
  const words = wordingIn(language, numbers, proofCatalogue);
  const context: ProofContext = { report, derived: deriveProof(report), words, numbers, figures: await drawProofFigures(report, words) };
  return renderPage(
    {
      title: words.plain('pageTitle', { name: visible(head(report.name, 80)) }),
      kind: words.t('reportKind'),
      name: report.name,
      versions: report.versions,
      planHash: report.planHash,
      first: renderProofScreen(context),
      sections: sections.map(([id, title, render]) => [id, words.t(title), render(context)] as const),
      style: proofStyle,
    },
    words,
  );
}
