/** What an emoji says of how its writer feels. */
export type Mood = 'neutral' | 'positive' | 'negative';

/**
 * Emoji by mood, chosen by hand: neutral ones point, speak, look or mark and name no topic; the others are those whose feeling is
 * the same with nearly every reader. All are in Unicode since version 11, so that fonts have them.
 */
export const emojiByMood: Readonly<Record<Mood, readonly string[]>> = {
  neutral: '👀 💬 💭 🗨️ 👉 👆 👇 ☝️ ➡️ 🔎 📌 📎 📝 🗒️ 🔖 🔹 🔸 ▪️ 🔘 🤷 🧐 🙋 👤 👥'.split(' '),
  positive: '🙂 😀 😃 😄 😁 😊 😍 😘 😎 🤩 🥰 🥳 🤗 👍 👏 🙌 💪 💯 ✨ 🌟 🎉 💖 ❤️ 😋'.split(' '),
  negative: '🙁 😞 😟 😠 😡 😤 😢 😭 😩 😫 😖 😣 😒 😕 😔 🙄 🤢 🤮 🤦 👎 💔 😨 😰 😱'.split(' '),
};

/** Emoticons and the emoji that mean the same; the first of a line is what the emoji becomes. None with a digit: it would be read as a number. */
const pairs = `
🙂 :) :-) =) :]
🙁 :( :-( =( :[
😃 :D :-D =D
😉 ;) ;-)
😛 :P :-P :p :-p
😮 :O :-O :o :-o
😢 :'( :'-(
😂 :') :'-)
😕 :/ :-/
😐 :| :-|
😘 :* :-*
😠 >:( >:-(
😆 XD xD
😊 ^_^ ^^
😑 -_-
😭 T_T T.T QAQ
😳 o_O O_o
🙇 orz OTZ`;

/** Emoji by emoticon. */
export const emojiOfEmoticon: ReadonlyMap<string, string> = new Map(
  lines().flatMap(([emoji = '', ...emoticons]) => emoticons.map((emoticon): [string, string] => [emoticon, emoji])),
);

/** Emoticon by emoji. */
export const emoticonOfEmoji: ReadonlyMap<string, string> = new Map(lines().map(([emoji = '', emoticon = '']) => [emoji, emoticon]));

function lines(): string[][] {
  return pairs
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
}
