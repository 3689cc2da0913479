import type { TextEdit } from '../../core/edits.ts';
import type { Gender } from '../names/origins.ts';
import { chineseCounterparts } from './gendered-words.ts';

const han = /\p{Script=Han}/u;
/** What 男 or 女 is not the beginning of a word with. */
const particles = /[的是在和与了着们也都就还不很有，、]/u;

/** Edits that turn gendered words of Chinese text: the longest word of the lists at each place. */
export function chineseSwaps(text: string, turns: Readonly<Record<Gender, boolean>>, taken: readonly TextEdit[]): TextEdit[] {
  const { female, male, exceptions, longest, opens } = chineseCounterparts();
  const edits: TextEdit[] = [];
  let next = 0;
  for (let i = 0; i < text.length; i++) {
    while (next < taken.length && (taken[next] as TextEdit).end <= i) next++;
    const edit = taken[next];
    if (edit !== undefined && edit.start <= i) {
      i = edit.end - 1;
      continue;
    }
    const character = text.charAt(i);
    if (opens.has(character)) {
      let length = Math.min(longest, text.length - i);
      for (; length > 0; length--) {
        const word = text.slice(i, i + length);
        if (exceptions.has(word)) break;
        const insert = (turns.female ? female.get(word) : undefined) ?? (turns.male ? male.get(word) : undefined);
        if (insert !== undefined) {
          edits.push({ start: i, end: i + length, insert });
          break;
        }
        if (female.has(word) || male.has(word)) break;
      }
      if (length > 0) {
        i += length - 1;
        continue;
      }
    }
    if (character !== '男' && character !== '女') continue;
    const other = character === '男' ? '女' : '男';
    if (!turns[character === '男' ? 'female' : 'male']) continue;
    const behind = text.charAt(i + 1);
    const begins = han.test(behind) && !particles.test(behind);
    const alone = !han.test(text.charAt(i - 1)) || text.charAt(i - 1) === '是';
    if (begins || alone) edits.push({ start: i, end: i + 1, insert: other });
  }
  return edits;
}
