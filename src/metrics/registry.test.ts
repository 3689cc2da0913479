import { describe, expect, it } from 'vitest';
import { hostileTexts } from '../testing/hostile.ts';
import { measurerOf } from '../testing/measure-text.ts';
import { metrics } from './registry.generated.ts';

describe.each(metrics.map((metric) => [metric.id, metric] as const))('%s', (_, metric) => {
  it('gives the values of its examples', async () => {
    for (const { text, others = metric.of === 'data' ? [text] : [], params = {}, value } of metric.examples) {
      const same = metric.examples.filter((one) => JSON.stringify(one.params ?? {}) === JSON.stringify(params));
      const measure = await measurerOf(
        metric,
        params,
        same.map((one) => one.text),
      );
      expect(measure(text, others), text).toBeCloseTo(value, 9);
    }
  });

  it('stays in its range or has no value, whatever the text, and gives the same value twice', async () => {
    const measure = await measurerOf(metric, {}, Object.values(hostileTexts));
    for (const [name, text] of Object.entries(hostileTexts)) {
      const others = metric.of === 'text' ? [] : [`${text.slice(0, text.length >> 1)}x`];
      const value = measure(text, others);
      if (!Number.isNaN(value)) {
        expect(value, name).toBeGreaterThanOrEqual(metric.range.min);
        expect(value, name).toBeLessThanOrEqual(metric.range.max);
      }
      expect(Object.is(measure(text, others), value), name).toBe(true);
    }
  });
});
