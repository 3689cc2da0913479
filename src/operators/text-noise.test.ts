import { expect, it } from 'vitest';
import { createSchema } from '../core/schema.ts';
import { createAnalyzer } from '../languages/analysis.ts';
import { freePlaces } from './text-noise.ts';

it('noise keeps off the whole of an annotation that has others inside it', () => {
  const text = 'abcdefghijklmnopqrstuvwxyz';
  const spans = [
    { start: 0, end: 20, label: 'outer' },
    { start: 2, end: 4, label: 'inner' },
    { start: 6, end: 8, label: 'inner' },
  ];
  const analysis = createAnalyzer({ language: 'en', guardsOff: [] }).analyze(text);
  const free = freePlaces({
    analysis,
    sample: { id: '1', text, spans },
    schema: createSchema('token-classification'),
    field: 'text',
    saved() {},
  });
  const places = Array.from({ length: text.length }, (_, at) => free(at, at + 1));
  expect(places).toEqual(Array.from({ length: text.length }, (_, at) => at >= 20));
});
