import type { Language } from '../../errors/language.ts';
import { aboutText, pointsText, shareText } from '../../reports/numbers.ts';

/** Numbers as the reports have them, in the signs of a terminal. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u2212', '-');

/** A share from 0 to 1: `91.2 %`. */
export function percent(share: number, language: Language): string {
  return plain(shareText(share, language));
}

/** An effect with its sign: `+2.1`. */
export function points(effect: number): string {
  return plain(pointsText(effect));
}

/** What is known roughly: `4,300`. */
export function about(value: number): string {
  return plain(aboutText(value));
}

/** A loss: three decimals. */
export function lossText(loss: number): string {
  return loss.toFixed(3);
}
