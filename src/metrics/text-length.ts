import type { TextAnalysis } from '../core/analysis.ts';
import { codePointLength } from '../kernels/text/levenshtein.ts';

export const lengthUnits = ['words', 'characters'] as const;
export type LengthUnit = (typeof lengthUnits)[number];

/** Length of a text in words, or in characters (code points). NaN for words of a script that is written without spaces. */
export function textLength(analysis: TextAnalysis, unit: LengthUnit): number {
  if (unit === 'characters') return codePointLength(analysis.text);
  return analysis.supported || analysis.text.trim() === '' ? analysis.words().length : Number.NaN;
}
