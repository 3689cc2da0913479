import { expect, test } from 'vitest';
import { nearestName } from './nearest.ts';

test('a slip finds the name that was meant, anything else finds none', () => {
  const names = ['text', 'label', 'category', 'utf-8'];
  expect(nearestName('txet', names)).toBe('text');
  expect(nearestName('Labels', names)).toBe('label');
  expect(nearestName('catagory', names)).toBe('category');
  expect(nearestName('sentence', names)).toBeUndefined();
  expect(nearestName('', names)).toBeUndefined();
});
