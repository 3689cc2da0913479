// Written by scripts/generate-registry.mjs from the files of this folder. Do not edit.
import { entropy } from './entropy.ts';
import type { Metric } from './metric.ts';

/** All metrics. */
export const metrics: readonly Metric[] = [
  entropy,
];
