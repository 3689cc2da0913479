// Written by scripts/generate-registry.mjs from the files of this folder. Do not edit.
import { averageWordLength } from './average-word-length.ts';
import { bleu } from './bleu.ts';
import { characterErrorRate } from './character-error-rate.ts';
import { chrf } from './chrf.ts';
import { compressionRatio } from './compression-ratio.ts';
import { digitRatio } from './digit-ratio.ts';
import { distinctN } from './distinct-n.ts';
import { duplicateLines } from './duplicate-lines.ts';
import { entropy } from './entropy.ts';
import { meteor } from './meteor.ts';
import { perplexity } from './perplexity.ts';
import { readability } from './readability.ts';
import { repetition } from './repetition.ts';
import { rouge } from './rouge.ts';
import { selfBleu } from './self-bleu.ts';
import { sentenceLength } from './sentence-length.ts';
import { specialCharacterRatio } from './special-character-ratio.ts';
import { stopWordRatio } from './stop-word-ratio.ts';
import { symbolRatio } from './symbol-ratio.ts';
import { ter } from './ter.ts';
import { topNGram } from './top-n-gram.ts';
import { upperCaseRatio } from './upper-case-ratio.ts';
import { wordErrorRate } from './word-error-rate.ts';
import type { Metric } from './metric.ts';

/** All metrics. */
export const metrics: readonly Metric[] = [
  averageWordLength,
  bleu,
  characterErrorRate,
  chrf,
  compressionRatio,
  digitRatio,
  distinctN,
  duplicateLines,
  entropy,
  meteor,
  perplexity,
  readability,
  repetition,
  rouge,
  selfBleu,
  sentenceLength,
  specialCharacterRatio,
  stopWordRatio,
  symbolRatio,
  ter,
  topNGram,
  upperCaseRatio,
  wordErrorRate,
];
