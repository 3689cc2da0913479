import type { TextDrawContext } from '../core/operator.ts';
import { unitsOfNeutralWords } from '../languages/chinese/neutral-words.ts';
import { freePlaces } from './text-noise.ts';

const letter = /[\p{L}\p{N}]/u;
const ascii = new Uint8Array(128);
for (let unit = 0; unit < 128; unit++) ascii[unit] = letter.test(String.fromCharCode(unit)) ? 1 : 0;

/** Where the letters and digits of a text begin, a Chinese character each one: the units of noise upon characters. Linear. */
export function letterStarts(text: string): number[] {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 128) {
      if (ascii[unit] === 1) starts.push(at);
      continue;
    }
    const paired = isPair(text, at);
    if ((unit >= 0x4e00 && unit <= 0x9fff) || letter.test(paired ? text.slice(at, at + 2) : text.charAt(at))) starts.push(at);
    if (paired) at++;
  }
  return starts;
}

const han = /\p{Script=Han}/u;

/** The same in two lists, Chinese characters apart from the rest, so that each bears its own share of the noise; without empty ones. */
export function startsByScript(text: string): number[][] {
  const letters: number[] = [];
  const characters: number[] = [];
  for (const start of letterStarts(text)) {
    const unit = text.charCodeAt(start);
    const chinese = unit >= 0x2e80 && ((unit >= 0x4e00 && unit <= 0x9fff) || han.test(characterAt(text, start)));
    (chinese ? characters : letters).push(start);
  }
  return [letters, characters].filter(({ length }) => length > 0);
}

/** The character that begins at an offset: two units where it lies beyond the basic plane. */
export function characterAt(text: string, at: number): string {
  return isPair(text, at) ? text.slice(at, at + 2) : text.charAt(at);
}

/** What `freePlaces` tells, less the words that hold a denying character and deny nothing: of 特别 misread 别 would be left. */
export function freeCharacters<P, R, V>(context: TextDrawContext<P, R, V>): (start: number, end: number) => boolean {
  const free = freePlaces(context);
  const neutral = unitsOfNeutralWords(context.text);
  if (neutral.size === 0) return free;
  return (start, end) => {
    for (let unit = start; unit < end; unit++) if (neutral.has(unit)) return false;
    return free(start, end);
  };
}

function isPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  return unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff;
}
