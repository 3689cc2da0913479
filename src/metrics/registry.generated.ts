// Written by scripts/generate-registry.mjs from the files of this folder. Do not edit.
import { bleu } from './bleu.ts';
import { characterErrorRate } from './character-error-rate.ts';
import { chrf } from './chrf.ts';
import { entropy } from './entropy.ts';
import { meteor } from './meteor.ts';
import { rouge } from './rouge.ts';
import { ter } from './ter.ts';
import { wordErrorRate } from './word-error-rate.ts';
import type { Metric } from './metric.ts';

/** All metrics. */
export const metrics: readonly Metric[] = [
  bleu,
  characterErrorRate,
  chrf,
  entropy,
  meteor,
  rouge,
  ter,
  wordErrorRate,
];
