import type { Word } from '../../core/analysis.ts';

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Particles that live on the word before them: 吃了, 看着, 好吃的, 跑得. */
const particles = set('了 着 过 的 地 得 之 们 著 過 們 来着 似的 般 等 等等');
/** Particles that end a clause. */
const finalParticles = set('吗 呢 吧 啊 呀 哦 喔 嘛 啦 哇 么 哈 呗 咯 喽 哟 嘞 罢了 而已 嗎 麼');
/** Words before which the next cannot go: 这家, 每次. */
const determiners = set('这 那 哪 每 某 各 该 此 本 另 同 这一 那一 每一 這 該 另一 某一');
/** Particles without which a clause says the same. */
const loose = set('的 了 吧 啊 呀 哦 喔 嘛 啦 哇 哈 呗 咯 喽 哟 嘞');
/** Words that want the one behind them: nothing may come between. Degrees, prepositions, conjunctions, auxiliaries. */
const leading = set(
  '很 太 更 最 挺 真 好 超 特 越 蛮 极 较 稍 把 被 让 使 叫 给 在 从 自 由 向 往 朝 对 跟 和 与 及 或 而 并 以 用 按 比 于 为 当 是 就 才 只 都 也 还 又 再 ' +
    '会 能 可 要 想 该 应 敢 肯 所 非常 十分 特别 比较 相当 越来越 极其 稍微 有点 有些 太过 过于 尤其 更加 最为 因为 由于 对于 关于 至于 通过 经过 根据 按照 ' +
    '除了 随着 以及 或者 并且 而且 但 但是 可是 可以 能够 应该 必须 需要 愿意 已 已经 曾 曾经 正 正在 刚 刚刚 一直 经常 总是 仍 仍然 ' +
    '這 對 給 從 讓 為 與 於 還 會 應 過於 應該 對於 關於 由於 因為 經過 已經 曾經 並且 總是',
);

/** Whether only spaces, or nothing, part a word from the one before it. */
function follows(text: string, words: readonly Word[], index: number): boolean {
  const before = words[index - 1];
  const word = words[index];
  return before !== undefined && word !== undefined && word.start - before.end <= 1 && text.slice(before.end, word.start).trim() === '';
}

/** Whether a Chinese word cannot stand without the one before it: a particle, or what a determiner points at with one character. */
export function leansBack(text: string, words: readonly Word[], index: number): boolean {
  const word = words[index];
  if (word?.language !== 'zh' || !follows(text, words, index)) return false;
  if (particles.has(word.text) || finalParticles.has(word.text)) return true;
  return word.text.length === 1 && determiners.has((words[index - 1] as Word).text);
}

/** The place of the last word that goes where a word goes: it itself, or one of those that lean on it. */
export function lastOfUnit(text: string, words: readonly Word[], index: number): number {
  let last = index;
  while (leansBack(text, words, last + 1) && !finalParticles.has((words[last + 1] as Word).text)) last++;
  return last;
}

/** Whether a word ends a clause as a particle does. */
export function isFinalParticle({ text }: Word): boolean {
  return finalParticles.has(text);
}

/** Whether a word that leans on another can be left out without it. */
export function isLooseParticle({ text }: Word): boolean {
  return loose.has(text);
}

/** Whether a Chinese word binds the one behind it: 很, 把, 这. */
export function leadsOn({ text, language }: Word): boolean {
  return language === 'zh' && (leading.has(text) || determiners.has(text));
}
