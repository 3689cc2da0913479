/** What a turn of small talk does: opens a conversation, closes it, or says that one is being listened to. */
export type SmallTalk = 'greeting' | 'welcome' | 'thanks' | 'farewell' | 'acknowledgement';

const you = '(?:you|u|ya)';
const addressed = '(?: (?:there|again|everyone|everybody|all|friend|assistant|ai|bot|chatgpt|gpt|chat|sir|madam|dear))?';
const help = '(?:help|answer|answers|time|assistance|response|explanation|information|suggestions?|advice|support|reply)';
const trouble = '(?:any )?(?:other |more |further |additional )?(?:questions?|concerns?|requests?|help|assistance|anything else)';

const english: Readonly<Record<SmallTalk, readonly string[]>> = {
  greeting: [
    `(?:hi|hello|hey|hiya|howdy|greetings|yo|good (?:morning|afternoon|evening|day))${addressed}`,
    `how are ${you}(?: doing)?(?: today)?`,
    "how(?:'s| is) it going",
    "what(?:'s| is) up",
    `(?:it's |it is )?nice to meet ${you}`,
    `(?:i )?hope ${you}(?:'re| are)? (?:doing )?(?:well|fine)`,
  ],
  welcome: [
    `(?:hi|hello|hey|greetings|good (?:morning|afternoon|evening|day))${addressed}`,
    `(?:i'm|i am) (?:doing )?(?:well|fine|good|great)`,
    `(?:thank ${you}|thanks)(?: for asking)?`,
    `(?:and )?how (?:can|may|could) i (?:help|assist|be of (?:help|assistance|service))(?: to)?(?: ${you})?(?: with)?(?: today)?`,
    `what can i (?:do for ${you}|help ${you} with|assist ${you} with)(?: today)?`,
    `what would ${you} like to (?:know|talk about|discuss)(?: today)?`,
    "i'm here to (?:help|assist)(?: you)?(?: with anything you need)?",
    `(?:it's )?nice to meet ${you}(?: too)?`,
    `welcome`,
  ],
  thanks: [
    `(?:ok |okay |great |perfect |awesome |wonderful |cool |alright )?(?:thank ${you}|thanks|thx|many thanks|cheers)(?: so much| very much| a lot| again| a million)?(?: for (?:your|the|all your|all the) ${help})?(?: in advance)?`,
    `(?:i )?(?:really )?appreciate (?:it|that|your help)`,
    'much appreciated',
    "that(?:'s| is| was) (?:very |really )?(?:great|perfect|helpful|all|wonderful|awesome)(?: i need(?:ed)?)?(?: for now)?",
    '(?:great|perfect|awesome|wonderful|excellent|got it|cool)',
  ],
  farewell: [
    `(?:good ?bye|bye|bye bye|see ${you}(?: later| soon)?|take care|have a (?:great|nice|good|wonderful|lovely) (?:day|evening|night|weekend|one)|good night)`,
    `(?:${you}(?:'re| are) (?:very |most )?welcome|my pleasure|no problem|anytime|any time|don't mention it|not at all)`,
    `(?:i'm |i am )?(?:glad|happy|always happy) (?:i could|to|to be able to) (?:help|assist|be of help)(?: ${you})?`,
    `if ${you} (?:ever )?(?:have|need) ${trouble}(?: in the future)?`,
    `(?:please )?(?:feel free to|don't hesitate to|do not hesitate to|just) (?:ask|let me know|reach out|contact me|ask me)`,
    `(?:please )?let me know(?: if (?:there's|there is) anything else)?(?: if ${you} (?:have|need) ${trouble})?`,
    `is there anything else(?: (?:i can|that i can|you need))?(?: help| assist)?(?: ${you})?(?: with)?(?: today)?`,
  ],
  acknowledgement: [
    '(?:ok|okay|sure|sure thing|of course|certainly|alright|all right|got it|understood|i see|yes|noted|right|great|no problem)',
    '(?:please )?(?:go ahead|go on|continue|carry on|proceed)',
    "i(?:'m| am) (?:listening|ready|all ears)",
    '(?:please )?(?:tell me more|share (?:it|them)|send (?:it|them)(?: over)?)',
  ],
};

const chinese: Readonly<Record<SmallTalk, readonly string[]>> = {
  greeting: [
    '(?:你好|您好|你们好|大家好|嗨|哈喽|哈啰|哈罗|嘿|早上好|早安|上午好|中午好|下午好|晚上好|早|hi|hello)[啊呀呢哦哇吖]?',
    '(?:请问)?(?:在吗|在不在|在么|有人吗)',
    '(?:你|您)?最近(?:怎么样|好吗|还好吗)',
    '(?:你|您)好吗',
    '很高兴(?:认识|见到)(?:你|您)',
  ],
  welcome: [
    '(?:你好|您好|嗨|早上好|上午好|中午好|下午好|晚上好|欢迎)[啊呀呢]?',
    '(?:请问)?(?:今天)?(?:我)?(?:有什么|有何|需要什么)(?:我)?(?:可以|能|能够)?(?:帮助?|帮到|帮忙|为)?(?:你|您)?(?:做|服务|解答|效劳|解决|帮助|帮忙)?的?(?:吗|呢|么)?',
    '(?:请问)?(?:今天)?我(?:可以|能)(?:为|帮)(?:你|您)(?:做|解答)(?:点|些)?什么(?:吗|呢)?',
    '很高兴(?:为(?:你|您)(?:服务|解答|效劳)|认识(?:你|您)|见到(?:你|您)|能?帮助(?:你|您))',
    '我(?:很好|还好|不错)',
    '(?:我)?(?:在|在的|在呢)',
    '谢谢(?:关心|你的关心|您的关心)?',
  ],
  thanks: [
    '(?:好的?|好嘞|嗯+|太好了|太棒了|明白了|知道了|懂了|了解了)',
    '(?:非常|十分|太|真的|真是)?(?:谢谢|多谢|感谢|谢谢啦|谢啦|谢了|感谢了|谢过)(?:你|您|你们|您们)?(?:了|啦|啊)?(?:的(?:帮助|回答|解答|建议|讲解|解释|回复|帮忙|指导|分享))?',
    '(?:辛苦|麻烦|拜托)(?:你|您)?(?:了|啦)',
    '(?:我)?(?:暂时)?没有(?:其他|别的|什么)?(?:问题)?了',
  ],
  farewell: [
    '(?:再见|拜拜|回头见|下次见|晚安|回见)',
    '(?:不客气|不用谢|不谢|别客气|不用客气|不必客气|应该的|没关系|没事)',
    '(?:我)?很高兴(?:能|可以)?(?:够)?(?:帮到|帮助到?|为)(?:你|您)(?:服务|提供帮助|解答)?',
    '(?:如果|如|若|要是)(?:你|您)?(?:以后|之后|今后)?(?:还)?(?:有|需要)(?:任何|其他|别的|更多|什么)?的?(?:任何|其他|更多)?(?:问题|疑问|帮助|需要|需求)?(?:或(?:需要)?(?:帮助|疑问|需要))?',
    '(?:请|欢迎|可以)?(?:你|您)?随时(?:都可以)?(?:告诉我|联系我|问我|提问|向我提问|找我|与我联系|来问我|咨询)',
    '(?:我)?随时(?:为|愿意为|准备为)(?:你|您)(?:服务|提供帮助|解答|效劳)',
    '祝(?:你|您)?(?:生活|工作|学习|一切|旅途|今天)?(?:愉快|顺利|开心|好运|过得愉快)',
    '(?:请问)?还有(?:什么|其他|别的)?(?:我)?(?:可以|能|需要)?(?:帮助?|帮到)?(?:你|您)?的?(?:问题|需要)?(?:吗|么)',
  ],
  acknowledgement: [
    '(?:好的?|好呀|嗯+|可以|当然|当然可以|没问题|明白|明白了|了解|收到|知道了|是的)',
    '(?:请|你|您|请您|请你)?(?:继续|说|讲|继续说|说吧|讲吧|接着说)',
    '(?:我)?(?:在听|准备好了|洗耳恭听)',
    '(?:请)?(?:告诉我|发给我|提供)(?:更多|具体)?(?:内容|信息|细节)?',
  ],
};

const patterns = new Map<SmallTalk, RegExp>(
  (Object.keys(english) as SmallTalk[]).map((kind) => [kind, new RegExp(`^(?:${[...english[kind], ...chinese[kind]].join('|')})$`, 'u')]),
);

/** Longest piece that may be small talk, in UTF-16 units: what is longer says something. */
const longestPiece = 80;
const separators = /[\s]*[,.!?;:~\u2026\u3001\u3002\uff0c\uff01\uff1f\uff1b\uff1a\uff5e\n\u2014]+[\s]*/u;
const decoration = /\p{Extended_Pictographic}|\u200d|\ufe0f|[\u{1f3fb}-\u{1f3ff}]/gu;

/** Whether a piece of a text, without the punctuation around it, is small talk of one of the kinds. */
export function isPhrase(piece: string, kinds: readonly SmallTalk[]): boolean {
  if (piece.length > longestPiece) return false;
  const plain = piece
    .replace(decoration, '')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/^[\s'"()~\u3001\uff5e-]+|[\s'"()~\u3001\uff5e-]+$/g, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
  return plain !== '' && kinds.some((kind) => patterns.get(kind)?.test(plain));
}

/** Whether a whole text is small talk of the kinds alone: each of its pieces is a phrase of one of them. False for an empty text. */
export function isSmallTalk(text: string, kinds: readonly SmallTalk[]): boolean {
  if (text.length > 400) return false;
  const pieces = text.split(separators).filter((piece) => piece.replace(decoration, '').trim() !== '');
  return pieces.length > 0 && pieces.every((piece) => isPhrase(piece, kinds));
}
