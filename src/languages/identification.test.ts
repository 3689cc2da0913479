import { beforeAll, describe, expect, test } from 'vitest';
import { createLanguageIdentifier, type LanguageIdentifier, weighLanguages, withChineseScript } from './identification.ts';

let identifier: LanguageIdentifier;
beforeAll(async () => {
  identifier = await createLanguageIdentifier();
});
const told = (text: string) => identifier.identify(text).language;

describe('the language of a text', () => {
  test.each([
    ['en', 'The soup was cold and nobody came to take our order.'],
    ['de', 'Die Suppe war kalt, und niemand hat unsere Bestellung aufgenommen.'],
    ['fr', "La soupe était froide et personne n'a pris notre commande."],
    ['es', 'La sopa estaba fría y nadie vino a tomar nuestro pedido.'],
    ['it', 'La zuppa era fredda e nessuno è venuto a prendere il nostro ordine.'],
    ['pt', 'A sopa estava fria e ninguém veio anotar o nosso pedido.'],
    ['nl', 'De soep was koud en niemand kwam onze bestelling opnemen.'],
    ['ru', 'Суп был холодный, и никто не подошёл принять заказ.'],
    ['uk', 'Суп був холодний, і ніхто не підійшов прийняти замовлення.'],
    ['ar', 'كان الحساء باردا ولم يأت أحد ليأخذ طلبنا.'],
    ['fa', 'سوپ سرد بود و هیچ‌کس برای گرفتن سفارش ما نیامد.'],
    ['hi', 'सूप ठंडा था और कोई हमारा ऑर्डर लेने नहीं आया।'],
    ['zh', '汤是凉的，也没有人来点菜。'],
    ['zh', '湯是涼的，也沒有人來點菜。'],
    ['ja', 'スープは冷たくて、誰も注文を取りに来なかった。'],
    ['ko', '수프는 차가웠고 아무도 주문을 받으러 오지 않았다.'],
    ['th', 'ซุปเย็นและไม่มีใครมารับออเดอร์'],
    ['el', 'Η σούπα ήταν κρύα.'],
  ])('%s: %s', (language, text) => {
    expect(told(text)).toBe(language);
  });

  test.each([
    '',
    ' ',
    '42 + 1 = 43',
    '😀👩‍👩‍👧',
    '\ud800',
    '\udc00x',
    'ok',
    'final',
    'xqzt',
    'https://example.org/the/path/of/this',
    '@ann #sale',
  ])('there is nothing to tell it by in %j', (text) => {
    expect(told(text)).toBe('und');
  });

  test('an address, a handle or a path is no evidence', () => {
    expect(told('看 https://example.com/this/is/the/longer/part/of/the/text 这里')).toBe('zh');
  });

  test('half one language and half another is neither', () => {
    expect(told('今天的会议改到星期五 the meeting has been moved to Friday')).toBe('und');
    expect(told('今天的会议改到星期五下午三点半，地点不变 OK?')).toBe('zh');
  });

  test('a word that Japanese and Chinese share is Chinese, one that only Japan writes is Japanese', () => {
    expect(told('東京大学')).toBe('zh');
    expect(told('図書館駅前')).toBe('ja');
    expect(told('老板娘の私房菜馆真的很好吃')).toBe('zh');
  });

  test('languages that share their letters with others but that nobody taught are not taken for a neighbour', () => {
    expect(told('Бүгін ауа райы өте жақсы болды, біз қыдырдық.')).toBe('und');
  });

  test('a long text is told by its beginning, middle and end', () => {
    const english = 'The soup was cold and nobody came to take our order. '.repeat(40);
    const german = 'Die Suppe war kalt, und niemand hat unsere Bestellung aufgenommen. '.repeat(40);
    expect(told(english)).toBe('en');
    expect(told(english + german)).toBe('und');
  });

  test('a million characters without a space end in an answer', () => {
    for (const character of ['a', 'я', '好', 'あ', '@', '/', 'न', '𠮷', '\ud800'])
      expect(typeof told(character.repeat(1_000_000 / character.length))).toBe('string');
  });

  test('confidence is a probability, and grows with the text', () => {
    const short = identifier.identify('die Suppe');
    const long = identifier.identify('die Suppe war kalt und das Brot war trocken');
    expect(short.confidence).toBeGreaterThan(0);
    expect(long.confidence).toBeGreaterThan(short.confidence);
    expect(long.confidence).toBeLessThanOrEqual(1);
    expect(long.evidence).toBe('n-grams');
    expect(identifier.identify('汤是凉的').evidence).toBe('script');
  });

  test('each sentence by itself, with its place', () => {
    const text = 'The soup was cold and late. 汤是凉的。 Die Suppe war leider kalt.';
    expect(identifier.sentences(text).map(({ start, end, language }) => [text.slice(start, end), language])).toEqual([
      ['The soup was cold and late.', 'en'],
      ['汤是凉的。', 'zh'],
      ['Die Suppe war leider kalt.', 'de'],
    ]);
  });
});

describe('how Chinese is written', () => {
  test.each([
    ['zh-Hans', '这个问题很简单'],
    ['zh-Hant', '這個問題很簡單'],
    ['zh', '你好'],
    ['zh', '这個'],
  ])('%s: %s', (language, text) => {
    expect(withChineseScript('zh', text)).toBe(language);
  });

  test('no other language has it', () => {
    expect(withChineseScript('ja', '東京の駅')).toBe('ja');
  });
});

test('weights of languages leave out what is no letter', () => {
  const text = '汤 2024!!! soup한';
  const runs = identifier.runs(text).map((run) => (run.language === 'und' ? { ...run, language: 'en' } : run));
  expect([...weighLanguages(text, runs)]).toEqual([
    ['zh', 3],
    ['en', 4],
    ['ko', 2],
  ]);
});
