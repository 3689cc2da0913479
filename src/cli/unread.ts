import type { Unread } from '../app/unread.ts';
import { count } from './terminal/numbers.ts';
import type { Terminal } from './terminal/terminal.ts';
import { reasonText } from './warnings.ts';

/** What of the data a model has not been given, and why. */
export function leftOutLines({ unusable, unread }: { unusable?: number; unread: Unread }, { words, language, colors }: Terminal): string[] {
  const lines: string[] = [];
  if (unusable) lines.push(words.unusable(count(unusable, language), unusable));
  const total = Object.values(unread).reduce((sum, n) => sum + n, 0);
  if (total > 0) {
    const reasons = Object.entries(unread).map(([reason, n]) => `${reasonText(reason, language)} ${count(n, language)}`);
    lines.push(words.unread(count(total, language), total, reasons.join(', ')));
  }
  return lines.map((line) => colors.warning(line));
}
