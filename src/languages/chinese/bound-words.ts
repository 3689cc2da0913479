import type { Word } from '../../core/analysis.ts';

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** What lives on the word before it: 吃了, 好吃的, 跑得, 多些, 可怕极了, 送过来. */
const trailing = set(
  '了 着 过 的 地 得 之 们 著 過 們 来着 來著 似的 般 等 等等 些 点儿 點兒 极了 極了 死了 不已 起来 起來 下来 下來 下去 过来 過來 过去 過去 出来 出來 出去 上来 上來 上去 回来 回來 回去 进来 進來 进去 進去',
);
/** Particles that end a clause. */
const finalParticles = set('吗 呢 吧 啊 呀 哦 喔 嘛 啦 哇 么 哈 呗 咯 喽 哟 嘞 罢了 而已 嗎 麼');
/** Particles without which a clause says the same. */
const loose = set('的 了 吧 啊 呀 哦 喔 嘛 啦 哇 哈 呗 咯 喽 哟 嘞');
/** Words that open a clause and tie it to another. */
const conjunctions = set(
  '但 但是 可是 不过 然而 而 而且 并且 並且 因为 因為 由于 由於 所以 因此 于是 於是 如果 要是 虽然 雖然 即使 既然 或者 以及 和 与 與 及 或 跟 同',
);
/** Words that never go without the next: they point at it, act on it or are half of a word with it (这家, 把面, 无语). */
const pointing = set(
  '这 那 哪 每 某 各 该 此 本 另 这家 那家 哪家 被 让 使 叫 給 给 把 將 将 這 這家 讓 該 第一 不 没 未 无 非 别 勿 莫 沒 無 別',
);
/** Words that nothing may part from the next: degrees, adverbs, prepositions, auxiliaries, and those that point. */
const leading = set(
  '很 太 更 最 挺 真 好 超 特 越 蛮 极 较 稍 略 颇 够 非常 十分 特别 比较 相当 越来越 极其 稍微 有点 有些 太过 过于 尤其 更加 最为 超级 这么 那么 如此 多么 实在 真心 ' +
    '在 从 自 由 向 往 朝 对 以 用 按 比 于 为 当 对于 关于 至于 通过 经过 根据 按照 除了 随着 ' +
    '是 就 才 只 都 也 还 又 再 所 就是 还是 也是 都是 真是 已 已经 曾 曾经 正 正在 刚 刚刚 一直 经常 总是 仍 仍然 居然 竟然 终于 几乎 ' +
    '会 能 可 要 想 该 应 敢 肯 不得不 不能不 不可不 不会不 不免 不至于 可以 能够 应该 必须 需要 愿意 有待 值得 ' +
    '對 從 為 於 還 會 應 過於 應該 對於 關於 經過 已經 曾經 總是 這麼 那麼 真是 還是 終於 幾乎',
);

/** Whether only spaces, or nothing, part a word from the one before it. */
function follows(text: string, words: readonly Word[], index: number): boolean {
  const before = words[index - 1];
  const word = words[index];
  return before !== undefined && word !== undefined && word.start - before.end <= 1 && text.slice(before.end, word.start).trim() === '';
}

/** Whether a Chinese word cannot leave the one before it: a particle, or what a degree, an adverb or a preposition leads on to. */
export function leansBack(text: string, words: readonly Word[], index: number): boolean {
  const word = words[index];
  const before = words[index - 1];
  if (word === undefined || before === undefined || (word.language !== 'zh' && before.language !== 'zh')) return false;
  if (!follows(text, words, index)) return false;
  if (word.language === 'zh' && (trailing.has(word.text) || finalParticles.has(word.text))) return true;
  return leadsOn(before);
}

/** Words of a unit on either side of one, so that no text makes a unit as long as itself. */
const longestUnit = 6;

/** The place of the first word that goes where a word goes: it itself, or what leads on to it. */
export function firstOfUnit(text: string, words: readonly Word[], index: number): number {
  let first = index;
  while (index - first < longestUnit && !isTrailing(words[first]) && leansBack(text, words, first)) first--;
  return first;
}

/** The place of the last word that goes where a word goes: it itself, or one of those that lean on it. */
export function lastOfUnit(text: string, words: readonly Word[], index: number): number {
  let last = index;
  while (last - index < longestUnit && leansBack(text, words, last + 1) && !isFinalParticle(words[last + 1] as Word)) last++;
  return last;
}

/** Whether a word lives on the one before it, whatever that is. */
export function isTrailing(word: Word | undefined): boolean {
  return word?.language === 'zh' && (trailing.has(word.text) || finalParticles.has(word.text));
}

/** Whether a word keeps its place in its clause: a particle at its end, a conjunction at its beginning. */
export function keepsPlace(word: Word): boolean {
  return word.language === 'zh' && (finalParticles.has(word.text) || conjunctions.has(word.text));
}

/** Whether a word ends a clause as a particle does. */
export function isFinalParticle({ text }: Word): boolean {
  return finalParticles.has(text);
}

/** Whether a word that is bound to another can be left out without it: particles that say little, degrees, adverbs. */
export function isLoose(word: Word): boolean {
  return loose.has(word.text) || (leadsOn(word) && !pointing.has(word.text));
}

/** Whether a Chinese word binds the one behind it: 很, 把, 这. */
export function leadsOn({ text, language }: Word): boolean {
  return language === 'zh' && (leading.has(text) || pointing.has(text) || allNumerals.test(text));
}

/** Whether no other word may come behind a Chinese word: one that leads on, or a conjunction. */
export function wantsNext(word: Word): boolean {
  return leadsOn(word) || (word.language === 'zh' && conjunctions.has(word.text));
}

const deny = /[不没沒未无無非别別勿莫否]/;
/** Words with such a character that everyone reads as words of their own. */
const denyNothing = set(
  '非常 特别 特別 不过 不過 不仅 不僅 不但 不管 不论 不論 不断 不斷 不久 分别 分別 区别 區別 差别 差別 个别 個別 类别 類別 级别 性别 告别 别人 別人 别的 別的 别墅 无论 無論 无数 无线 未来 未來 非洲 除非 否则 否則 是否',
);

const numeral = /[〇零一二两兩三四五六七八九十百千万萬亿億半]/;
const allNumerals = /^[〇零一二两兩三四五六七八九十百千万萬亿億半几幾]+$/;
/** Words with a numeral that count nothing. */
const countNothing = set(
  '一些 一样 一樣 一直 一起 一定 一下 一点 一點 一般 一切 一旦 一向 一贯 一律 一致 一边 一面 一路 统一 唯一 万一 千万 十分 百度 一方面 一会 一会儿 一下子 一般般 一点点 一点儿 零食 零件 零钱 零售',
);

/**
 * The guard of what a Chinese word may say though none took it for that: it holds a character that denies (要不, 没关系) or counts (一流,
 * 第一时间). Where it was cut wrongly it may mean it all the same, so that nobody brings it in or takes it away.
 */
export function doubtOf(word: string): 'negation' | 'numbers' | undefined {
  if (deny.test(word) && !denyNothing.has(word)) return 'negation';
  return numeral.test(word) && !countNothing.has(word) ? 'numbers' : undefined;
}
