/** Noises that a model can be put to the test with, in the order of a report. */
export const noiseNames = [
  'typo',
  'misspell',
  'homophone',
  'ocr',
  'lookalike',
  'script',
  'width',
  'case',
  'whitespace',
  'punctuation',
  'emoji',
] as const;
export type NoiseName = (typeof noiseNames)[number];

/** Rates and draws of a test where none are named. */
export const standardRates: readonly number[] = [0.05, 0.1, 0.2, 0.3];
export const standardDraws = 3;
