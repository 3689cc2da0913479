import type { Message } from '../core/sample.ts';
import { textOfItem } from '../core/sample.ts';
import { englishLexicon, known } from '../languages/english/lexicon.ts';
import { type Exchange, usesTools } from './dialog-turns.ts';

/** What is known of an exchange when it comes to whether it could stand elsewhere. */
export interface ExchangeFacts {
  /** Calls a tool, or holds something other than text: what it says cannot be read. */
  opaque: boolean;
  /** Points back at what was said before, or is too short to stand alone. */
  leans: boolean;
  /** Words with meaning of what was asked, and of all of it. */
  asked: Set<string>;
  said: Set<string>;
}

/** Words that point at what was said before. Ordinary uses are taken for pointing too: a doubt keeps the order. */
const pointers =
  /\b(?:it|its|they|them|their|theirs|this|that|these|those|he|him|his|she|her|hers|one|ones|same|such|other|others|another|above|previous|previously|earlier|former|latter|again|also|too|more|else|instead|still|further|next|continue|last|first|second|third|before|mentioned|said|back|there|then|so|and|but|or|because|why|either|both|answer|question|conversation|chat)\b/i;
const chinesePointers =
  /[它他她这那其此该]|上面|上述|上文|之前|前面|刚才|刚刚|以上|前者|后者|同样|再[^见]|还[有是能可要]|也[是有可能要]|继续|另外|另一|别的|其他|更[多好]|然后|所以|因此|但是|不过|而且|换成|改[成为]|呢[？?]?\s*$|第[一二三四五六七八九十]|为什么[？?]?\s*$/;
/** Words that answers use of earlier answers alone. */
const answerPointers =
  /\b(?:as (?:i )?(?:said|mentioned|noted|discussed)|previous(?:ly)?|earlier|above|again)\b|如前所述|上述|之前(?:提到|说)|前面(?:提到|说)|刚才/i;
/** What users ask for again and again, which ties nothing together. */
const generic = new Set(
  'write give tell explain describe list create make show name find please help need want know would could should like does what when where which who how many much best good some about with from into using used difference between example examples sentence word words number between generate provide suggest think mean means work works people time thing things way ways'.split(
    ' ',
  ),
);
const genericPairs = new Set(
  '什么 如何 怎么 怎样 请问 可以 一个 哪些 多少 解释 介绍 一下 描述 写一 为什 么样 请写 帮我 给我 告诉 是什 的是 有哪 我想 需要 能够 不能 应该 进行 以及 我们 他们 它们 这个 那个 一种'.split(
    ' ',
  ),
);

/** The facts of the exchanges of a conversation. Linear in its length. */
export function factsOf(messages: readonly Message[], exchanges: readonly Exchange[]): ExchangeFacts[] {
  return exchanges.map(({ start, end }) => {
    const part = messages.slice(start, end);
    const asked = part
      .filter(({ role }) => role === 'user')
      .map(textOfItem)
      .join('\n');
    const answered = part
      .filter(({ role }) => role !== 'user')
      .map(textOfItem)
      .join('\n');
    const askedWords = wordsOf(asked);
    const opaque = part.some((message) => usesTools(message) || typeof message.content !== 'string');
    const leans = pointers.test(asked) || chinesePointers.test(asked) || answerPointers.test(answered) || isFragment(asked);
    return { opaque, leans, asked: askedWords, said: new Set([...askedWords, ...wordsOf(answered)]) };
  });
}

/** Whether two exchanges say nothing of each other: what is asked in one is not spoken of in the other. */
export function areApart(a: ExchangeFacts, b: ExchangeFacts): boolean {
  for (const word of a.asked) if (b.said.has(word)) return false;
  for (const word of b.asked) if (a.said.has(word)) return false;
  return true;
}

/** Less than a question of its own: three words or five characters of Chinese. */
function isFragment(text: string): boolean {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return characters === 0 ? words < 4 : characters < 6;
}

/** Words with meaning: of four letters and more, without their endings; pairs of Chinese characters; numbers. */
function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu)) {
    if (/^\p{Script=Han}/u.test(word)) {
      for (let i = 0; i + 2 <= word.length; i++) {
        const pair = word.slice(i, i + 2);
        if (!genericPairs.has(pair)) words.add(pair);
      }
    } else if (/\d/.test(word) || (word.length >= 4 && !generic.has(word) && ((englishLexicon.get(word) ?? 0) & known.stop) === 0))
      words.add(word.replace(/(?:ing|ed|es|s)$/, ''));
  }
  return words;
}
