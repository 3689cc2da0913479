import type { PartOfSpeech, TextAnalysis, Word } from '../../core/analysis.ts';

/** A clause whose object can change places with its marker: 他把杯子打破了, 杯子被他打破了. Offsets are UTF-16 units. */
export interface VoiceClause {
  to: 'passive' | 'active';
  /** What stands before the marker, without the adverbs that stay beside it. */
  front: { start: number; end: number };
  /** Adverbs between it and the marker; empty where there are none. */
  adverbs: { start: number; end: number };
  marker: { start: number; end: number };
  /** What stands behind the marker, before the verb. */
  back: { start: number; end: number };
}

const split = (list: string) => list.trim().split(/\s+/);
const pronouns = new Set(split('我 你 您 他 她 它 我们 你们 他们 她们 它们 咱 咱们 俺 我門 我們 你們 他們 她們 大家 別人 别人 人家 对方'));
/** Words that may stand before the clause and stay there. */
const openers = new Set(
  split(`今天 昨天 前天 刚才 后来 结果 然后 最后 但是 但 可是 不过 而且 并且 所以 因为 由于 虽然 而 当时 上次 这次 那天 早上 中午 下午 晚上 昨晚
  今天 剛才 後來 結果 然後 最後 因為 雖然 當時 這次`),
);
/** Nouns that jieba's dictionary takes for something else, and endings that make one. */
const nouns = new Set(split('外卖 快递 客服 包装 订单 员 小哥 哥 师傅 生 者 家 店 方 机 膜 屏 套 盒 袋 汤 邻居 外賣 快遞 訂單 師傅 員'));
/** Adverbs that stand as well before 被 as before 把. */
const adverbs = new Set(
  split(
    '已经 已 刚 刚刚 又 也 还 竟 竟然 居然 终于 终 不小心 直接 一下子 差点 差点儿 總算 总算 已經 剛 剛剛 終於 還 果然 马上 立刻 立马 再次',
  ),
);
/** Pieces without which no phrase of a noun is whole, and which say nothing of their own. */
const joints = new Set(split('的 里 上 里面 上面 和 与 跟 些 这 那 这个 那个 这些 那些 这款 那款 这种 這 這個 那個 這些'));
/** What asks, binds back or stands for anybody: it cannot change places. */
const fixed = /自己|感觉|感覺|估计|听说|据说|掉|说|谁|誰|什么|甚么|什麼|哪|怎|几|每|互相|彼此|人人|^一|^两|^兩|^几/;

/** How a thing ends up: the verb phrase names a change that someone brought about, in either voice. Adverbs such as 也 would have to move. */
const results =
  '完 掉 走 坏 塌 破 烂 光 碎 丢 断 倒 醒 死 脏 湿 乱 错 开 满 好 裂 弯 扁 歪 爆 瞎 洒 撒 翻 伤 壞 爛 斷 髒 亂 錯 開 滿 彎 灑 傷 清 净 平 干净';
const ways = '出来 出去 进来 进去 下来 下去 起来 回来 回去 过来 过去 上来 上去 到 成 出來 進來 進去 下來 起來 回來 過來 過去 上來 走';
const ending = new RegExp(
  `^(?:全|给|給|彻底|徹底|完全|直接)?(?![也都又还還就才])\\p{Script=Han}{1,2}?(?:${split(`${results} ${ways}`).join('|')})(?:了|过了|過了)?$`,
  'u',
);
/** Verbs whose bare form with 了 says that the thing is gone or changed. */
const changing = new RegExp(
  `^(?:全|给|給|直接)?(?:${split('删 删除 取消 改 退 撕 扔 丢 拆 卖 偷 吃 喝 修 换 关 关闭 吞 拿 骗 打 烧 砸 摔 毁 踩 撞 泡 封 扣 抢 占 涂 刮 划 没收 替换 更换 修改 拒绝 破坏 毁灭 推翻 打败 刪 刪除 賣 換 關 關閉 騙 燒 毀 佔 塗 劃 沒收 替換 更換 拒絕 破壞 毀滅 打敗').join('|')})(?:了|光了|掉了)$`,
);
/** Verbs of sense and mind stand with 被 and not with 把, or the other way round. */
const mental =
  /看见|看到|看見|听见|听到|聽見|聽到|发现|發現|知道|认为|認為|喜欢|喜歡|称|稱|选|選|叫|评|評|迫|逼|吓|嚇|感动|感動|吸引|误|誤|给我|给你|给他|給我|給你|當|当|比|怎|想|觉|覺|遇|碰到|找到|得到|收到/;
const clauseBreak = /[，。！？；：,.!?;:~…\s、（）()「」『』“”"《》【】[\]]/;

/** Clauses with 把 or 被 that can be turned round with their grammar kept; anything that is not surely one is left out. Linear. */
export function findVoiceClauses(analysis: TextAnalysis): VoiceClause[] {
  const { text } = analysis;
  if (!/[把被]/.test(text)) return [];
  const words = analysis.words();
  const found: VoiceClause[] = [];
  for (let first = 0; first < words.length; ) {
    let last = first;
    while (last + 1 < words.length && !clauseBreak.test(text.slice((words[last] as Word).end, (words[last + 1] as Word).start))) last++;
    const clause = last - first < longestClause ? turnable(analysis, first, last) : undefined;
    if (clause) found.push(clause);
    first = last + 1;
  }
  return found;
}

/** Words of a clause beyond which nothing is tried: long ones nest. */
const longestClause = 16;
const longestPhrase = 5;

function turnable(analysis: TextAnalysis, first: number, last: number): VoiceClause | undefined {
  const { text } = analysis;
  const words = analysis.words();
  const textOf = (index: number) => (words[index] as Word).text;
  let marker = -1;
  for (let i = first; i <= last; i++) {
    if (textOf(i) !== '把' && textOf(i) !== '被') continue;
    if (marker >= 0) return undefined;
    marker = i;
  }
  if (marker <= first || marker >= last) return undefined;
  const tags = analysis.partsOfSpeech();
  let begin = first;
  while (begin < marker && openers.has(textOf(begin))) begin++;
  let frontEnd = marker;
  while (frontEnd > begin && adverbs.has(textOf(frontEnd - 1))) frontEnd--;
  if (frontEnd === begin || !isPhrase(words, tags, begin, frontEnd)) return undefined;
  const verbFrom = (index: number) => text.slice((words[index] as Word).start, (words[last] as Word).end);
  const says = (verb: string) => !mental.test(verb) && (ending.test(verb) || changing.test(verb));
  // Results are tagged as nouns at times (压扁): the longest phrase behind which a verb is left.
  let back = Math.min(phraseEnd(words, tags, marker + 1, last), last);
  while (back > marker + 1 && !(says(verbFrom(back)) && isPhrase(words, tags, marker + 1, back))) back--;
  if (back === marker + 1) return undefined;
  const passive = textOf(marker) === '把';
  const front = { start: (words[begin] as Word).start, end: (words[frontEnd - 1] as Word).end };
  const behind = { start: (words[marker + 1] as Word).start, end: (words[back - 1] as Word).end };
  const verb = verbFrom(back);
  if (fixed.test(text.slice(front.start, front.end)) || fixed.test(text.slice(behind.start, behind.end))) return undefined;
  // A bare result without 了 is a wish or a habit: 把门关好.
  if (!verb.endsWith('了')) return undefined;
  const from = (words[frontEnd] as Word).start;
  return {
    to: passive ? 'passive' : 'active',
    front,
    adverbs: { start: from, end: (words[marker] as Word).start },
    marker: { start: (words[marker] as Word).start, end: (words[marker] as Word).end },
    back: behind,
  };
}

function isNominal(word: Word, tag: PartOfSpeech | undefined): boolean {
  return (
    pronouns.has(word.text) ||
    nouns.has(word.text) ||
    tag === 'noun' ||
    tag === 'proper-noun' ||
    (word.language === undefined && /^[A-Za-z]/.test(word.text))
  );
}

/** Where the phrase of a noun that begins at a word ends. It ends in a noun or a pronoun. */
function phraseEnd(words: readonly Word[], tags: readonly PartOfSpeech[], start: number, last: number): number {
  let end = start;
  for (let i = start; i <= last && i - start < longestPhrase; i++) {
    const word = words[i] as Word;
    if (isNominal(word, tags[i])) end = i + 1;
    else if (!joints.has(word.text) && tags[i] !== 'adjective') break;
    else if ((word.text === '里' || word.text === '上' || word.text === '里面' || word.text === '上面') && end === i) end = i + 1;
  }
  return end;
}

function isPhrase(words: readonly Word[], tags: readonly PartOfSpeech[], start: number, end: number): boolean {
  return end - start <= longestPhrase && phraseEnd(words, tags, start, end - 1) === end;
}
