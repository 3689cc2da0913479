import { describe, expect, it } from 'vitest';
import { counterparts } from '../../languages/english/gendered-words.ts';
import { runExample } from '../../testing/index.ts';
import { swapGender } from './swap-gender.ts';

const swap = async (text: string, params: Record<string, unknown> = {}) =>
  (
    (await runExample(swapGender, { name: '', params, seed: 1, input: { id: 'x', text }, output: [] as never })) as unknown as {
      text: string;
    }
  ).text;

describe('text.swap-gender', () => {
  it.each([
    ['I read her book. I saw her. He saw her yesterday.', 'I read his book. I saw him. She saw him yesterday.'],
    ['We saw her dance and made her happy; her dance was good.', 'We saw him dance and made him happy; his dance was good.'],
    ['I told her that her own car and her old, red car were his.', 'I told him that his own car and his old, red car were hers.'],
    ['a friend of his; a friend of hers; his and her careers', 'a friend of hers; a friend of his; her and his careers'],
    ["She hurt herself. He's late, she'll come, he'd go.", "He hurt himself. She's late, he'll come, she'd go."],
    [
      "HIS WIFE, His wife, HE SAID. The king's horse and the kings' horses",
      "HER HUSBAND, Her husband, SHE SAID. The queen's horse and the queens' horses",
    ],
    ['Ladies and gentlemen, my mother-in-law is an heiress.', 'Gentlemen and ladies, my father-in-law is an heir.'],
    ['He is an emperor, a hero and a nephew.', 'She is an empress, a heroine and a niece.'],
    ['Mr. Lee and Mrs. Park; Sir Ian; yes, sir.', "Ms. Lee and Mr. Park; Dame Ian; yes, ma'am."],
    [
      'Stephen King ate at Burger King. Mankind, you guys! Man, it was late.',
      'Amy King ate at Burger King. Mankind, you guys! Man, it was late.',
    ],
    ['The actors and the policewomen met Emily Jones and Tom.', 'The actresses and the policemen met Kevin Jones and Kate.'],
    ['他和她的丈夫', '她和他的妻子'],
    ['其他人弹吉他，男女老少，子女，维他命', '其他人弹吉他，男女老少，子女，维他命'],
    ['女足和男装，爸爸、妈妈，爸妈', '男足和女装，妈妈、爸爸，爸妈'],
    ['性别：女。国王与公主，父子', '性别：男。女王与王子，母女'],
  ])('turns %j', async (before, after) => {
    expect(await swap(before)).toBe(after);
  });

  it('gives the text back when it is swapped twice', async () => {
    const oneWay = new Set(
      [...counterparts.female.keys()].filter((word) => counterparts.male.get(counterparts.female.get(word) as string) !== word),
    );
    const words = [...counterparts.female.keys()].filter((word) => !oneWay.has(word));
    expect(words.length).toBeGreaterThan(120);
    const texts = [
      ...words.map((word) => `That ${word} is here, and an old ${word} too.`),
      ...words.map((word) => `That ${counterparts.female.get(word)} is here.`),
      'John Smith told Mary that he saw her with his sister, and hers was late.',
      'Emily gave him her book; she hurt herself near his house.',
      'Ahmed and Fatima, Carlos and Lucía, Priya and Raj, Hiroshi and Keiko met.',
      '他和她的爸爸、妈妈、爷爷、奶奶、儿子、女儿、丈夫、妻子、男朋友、女朋友。',
      '王建国先生和李秀英女士认识他们，她们也认识张伟。',
    ];
    for (const text of texts) {
      const once = await swap(text);
      expect(once, text).not.toBe(text);
      expect(await swap(once), once).toBe(text);
    }
  });

  it('turns one gender alone where asked', async () => {
    expect(await swap('He saw her brother and sister.', { mode: 'to-female' })).toBe('She saw her sister and sister.');
    expect(await swap('He saw her brother and sister.', { mode: 'to-male' })).toBe('He saw his brother and brother.');
    expect(await swap('John saw her.', { names: 'keep' })).toBe('John saw him.');
  });

  it('has the nouns of the lists it is compiled from', () => {
    // WinoBias, generalized_swaps.txt (Zhao et al. 2018), male first, one number; chick/dude and mr./mrs. are treated otherwise.
    const winoBias =
      'actor actress airman airwoman uncle aunt boy girl groom bride brother sister businessman businesswoman chairman chairwoman dad mom daddy mommy son daughter father mother male female guy gal gentlemen ladies grandson granddaughter he she himself herself husband wife king queen gentleman lady man woman men women policeman policewoman prince princess spokesman spokeswoman'.split(
        ' ',
      );
    for (let k = 0; k < winoBias.length; k += 2) {
      expect(counterparts.female.get(winoBias[k] as string)).toBe(winoBias[k + 1]);
      expect(counterparts.male.get(winoBias[k + 1] as string)).toBe(winoBias[k]);
    }
  });

  it('changes all texts of a sample alike', async () => {
    const input = { id: 'p', text: 'Tom sold his car.', pair: 'Did Tom sell it?', label: 'entailment' };
    const after = (await runExample(swapGender, {
      name: '',
      params: { names: 'draw' },
      seed: 3,
      input,
      output: [] as never,
    })) as unknown as typeof input;
    const name = /^(\w+) sold her car/.exec(after.text)?.[1];
    expect(name).toBeDefined();
    expect(after.pair).toBe(`Did ${name} sell it?`);
    expect(after.label).toBe('entailment');
  });
});
