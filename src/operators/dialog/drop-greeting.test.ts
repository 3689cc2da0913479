import { describe, expect, it } from 'vitest';
import type { Message } from '../../core/sample.ts';
import { isSmallTalk } from '../../languages/small-talk.ts';
import { runExample } from '../../testing/index.ts';
import { dropGreeting } from './drop-greeting.ts';

const turns = (...contents: string[]): Message[] => contents.map((content, i) => ({ role: i % 2 ? 'assistant' : 'user', content }));
const drop = async (messages: readonly Message[], seed = 1, params = {}) => {
  const after = await runExample(dropGreeting, { name: '', seed, params, input: { id: 'x', messages }, output: [] });
  return (after as { messages?: Message[] }).messages?.map(({ content }) => content);
};

describe('dialog.drop-greeting', () => {
  it.each([
    ['你好', '你好！有什么可以帮助你的吗？'],
    ['Hi', 'Hello! How may I assist you today?'],
    ['Good morning! How are you?', "I'm doing well, thank you! What can I do for you?"],
    ['在吗？', '在的，请问有什么可以帮您？'],
  ])('leaves out the opening %j', async (asked, answered) => {
    expect(await drop(turns(asked, answered, 'Name a metal.', 'Iron.'))).toEqual(['Name a metal.', 'Iron.']);
  });

  it.each([
    ['谢谢你的帮助！', '不客气！如果您还有其他问题，请随时告诉我。'],
    ['Thanks a lot!', "You're welcome! If you have any more questions, feel free to ask."],
    ['Great, thank you so much for your help!', 'My pleasure. Have a great day!'],
  ])('leaves out the closing %j', async (asked, answered) => {
    expect(await drop(turns('Name a metal.', 'Iron.', asked, answered))).toEqual(['Name a metal.', 'Iron.']);
  });

  it('leaves out thanks that no one answers', async () => {
    expect(await drop(turns('Name a metal.', 'Iron.', 'Thanks!'))).toEqual(['Name a metal.', 'Iron.']);
  });

  it.each([
    ['the only turn of a user', turns('Hello!', 'Hi! How can I help you?')],
    ['two exchanges of small talk keep one', turns('Name a metal.', 'Iron.')],
    ['a turn with content', turns('Hello, world program in C', 'Sure: int main() {}')],
    ['what is to be translated', turns('Hello! Translate the phrase. Thank you!', 'Danke!')],
    ['an answer with content', turns('Thanks', 'Iron is a metal.', 'Name a metal.', 'Iron.')],
    ['an order', turns('Name a metal.', 'Shall I go on?', 'ok go on', 'Iron.')],
  ])('keeps %s', async (_, messages) => {
    for (let seed = 0; seed < 10; seed++) expect(await drop(messages, seed)).toEqual(messages.map(({ content }) => content));
  });

  it('cuts greetings and thanks out of turns that say more', async () => {
    const messages = turns('Hi there! how tall is K2? Thanks in advance!', '8,611 m');
    const seen = new Set<unknown>();
    for (let seed = 0; seed < 30; seed++) seen.add((await drop(messages, seed))?.[0]);
    expect([...seen].sort()).toEqual(['Hi there! how tall is K2?', 'How tall is K2?', 'How tall is K2? Thanks in advance!']);
    expect(await drop(messages, 1, { pieces: false })).toEqual(messages.map(({ content }) => content));
  });

  it('keeps one exchange where all is small talk', async () => {
    for (let seed = 0; seed < 20; seed++) {
      const left = await drop(turns('Hello', 'Hi!', 'Thanks', 'Bye!'), seed);
      expect(left?.length).toBe(2);
    }
  });

  it('tells small talk from what says something', () => {
    expect(isSmallTalk('👋 Hello!', ['greeting'])).toBe(true);
    expect(isSmallTalk('', ['greeting'])).toBe(false);
    expect(isSmallTalk('hi '.repeat(100_000), ['greeting'])).toBe(false);
    expect(isSmallTalk('你好，世界', ['greeting'])).toBe(false);
  });
});
