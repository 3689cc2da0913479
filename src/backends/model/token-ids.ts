import type { Tokenizer } from './libraries.ts';

/** Longest token that is reckoned with: text beyond that many units a token is not read, whatever it holds. */
const unitsOfToken = 64;

/**
 * Ids of a text's tokens with what the model wants before and behind them, `limit` in all: a longer text is cut at its end, as the
 * tokenizers of Hugging Face truncate.
 */
export function createTokenIds(tokenizer: Tokenizer, limit: number): (text: string) => readonly number[] {
  const [before, behind] = specialsOf(tokenizer);
  const room = Math.max(1, limit - before.length - behind.length);
  return (text) => {
    const ids = tokenizer.encode(beginOf(text, room * unitsOfToken), { add_special_tokens: false }).ids;
    return [...before, ...(ids.length > room ? ids.slice(0, room) : ids), ...behind];
  };
}

/** What a tokenizer puts before and behind a text. */
export function specialsOf(tokenizer: Tokenizer): [before: number[], behind: number[]] {
  const probe = 'a';
  const bare = tokenizer.encode(probe, { add_special_tokens: false }).ids;
  const whole = tokenizer.encode(probe).ids;
  for (let at = 0; at + bare.length <= whole.length; at++)
    if (bare.every((id, i) => whole[at + i] === id)) return [whole.slice(0, at), whole.slice(at + bare.length)];
  return [[], []];
}

/** The first units of a text; a pair of surrogates stays whole. */
function beginOf(text: string, units: number): string {
  if (text.length <= units) return text;
  const last = text.charCodeAt(units - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? units - 1 : units);
}
