import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../../languages/analysis.ts';
import { runExample } from '../../testing/index.ts';
import { expandContractions } from './expand-contractions.ts';

const run = async (text: string, direction: 'expand' | 'contract') =>
  (
    (await runExample(expandContractions, {
      name: '',
      params: { direction },
      input: { id: 'x', text },
      output: [] as never,
    })) as unknown as { text: string }
  ).text;
const expand = (text: string) => run(text, 'expand');
const contract = (text: string) => run(text, 'contract');
const { guardedContent } = createAnalyzer({ language: 'en', guardsOff: [] });

/** TextAttack 0.3 (commit 17e1b3cd), EXTENSION_MAP: each contraction before a word that suits both readings. */
const textAttack =
  `aren't=are not|can't=cannot|can't've=cannot have|could've=could have|couldn't=could not|didn't=did not|doesn't=does not|don't=do not
hadn't=had not|hasn't=has not|haven't=have not|he'd=he would|he'd've=he would have|he'll=he will|he's=he is|how'll=how will|how's=how is|I'd=I would
I'll=I will|I'm=I am|I've=I have|isn't=is not|it'd=it would|it'll=it will|it's=it is|might've=might have|mightn't=might not|must've=must have
mustn't=must not|needn't=need not|oughtn't=ought not|shan't=shall not|she'd=she would|she'll=she will|she's=she is|should've=should have
shouldn't=should not|that'd=that would|that's=that is|there'd=there would|there's=there is|they'd=they would|they'll=they will|they're=they are
they've=they have|wasn't=was not|we'd=we would|we'll=we will|we're=we are|we've=we have|weren't=were not|what're=what are|what's=what is|when's=when is
where's=where is|where've=where have|who'll=who will|who's=who is|who've=who have|why's=why is|won't=will not|would've=would have|wouldn't=would not
you'd=you would|you'd've=you would have|you'll=you will|you're=you are|you've=you have`
    .split(/[|\n]/)
    .map((pair) => pair.split('=') as [string, string]);

describe('text.expand-contractions', () => {
  it('agrees with the table of TextAttack where the table need not guess', async () => {
    expect(textAttack.length).toBe(68);
    for (const [short, long] of textAttack) {
      expect(await expand(`and ${short} go.`)).toBe(`and ${long} go.`);
      expect(await expand(`and ${short.replace("'", '\u2019')} go.`.replaceAll("'", '\u2019'))).toBe(`and ${long} go.`);
    }
  });

  it.each([
    ["He's been here, it's got worse, she's lost her keys.", 'He has been here, it has got worse, she has lost her keys.'],
    ["It's based on a novel. He's gone. She's gone to Rome.", 'It is based on a novel. He is gone. She has gone to Rome.'],
    [
      "I'd seen it, I'd really like it, you'd better go, I'd rather not.",
      'I had seen it, I would really like it, you had better go, I would rather not.',
    ],
    ["Why'd you go? That'd been said.", 'Why did you go? That had been said.'],
    [
      "John's book, the film's plot, everyone's favorite, the 1990's, Wendy's",
      "John's book, the film's plot, everyone's favorite, the 1990's, Wendy's",
    ],
    ["The film's not bad, the dog's a mess and everybody's going.", 'The film is not bad, the dog is a mess and everybody is going.'],
    ["DON'T! I'M HERE. CAN'T SAY. IT'S OK. WON'T", 'DO NOT! I AM HERE. CANNOT SAY. IT IS OK. WILL NOT'],
    ["Don't go. Won't do. Can't say. Shan't.", 'Do not go. Will not do. Cannot say. Shall not.'],
    ["It ain't so, y'all.", "It ain't so, you all."],
    ["Y'all're late. I'd've gone. You wouldn't've come.", 'You all are late. I would have gone. You would not have come.'],
    [
      "Isn't it good, don't you think? Aren't I late? Why don't we go?",
      'Is it not good, do you not think? Am I not late? Why do we not go?',
    ],
    ["Don't you dare. Isn't the film good? He isn't there.", "Don't you dare. Isn't the film good? He is not there."],
    ["it 's a film , it does n't work , i ca n't and wo n't", 'it is a film , it does not work , i can not and will not'],
    ["Is n't it ? let 's go", 'Is it not ? let us go'],
    ["Let's not, what's he want, in it's own way", "Let us not, what's he want, in it's own way"],
    [
      'rock \u2018n\u2019 roll, the dogs\u2019 bowl, 5\u20196, \u2019tis',
      'rock \u2018n\u2019 roll, the dogs\u2019 bowl, 5\u20196, \u2019tis',
    ],
  ])('writes out %j', async (before, after) => {
    expect(await expand(before)).toBe(after);
  });

  it.each([
    ['I am sure you are right and they have gone.', "I'm sure you're right and they've gone."],
    ['I know who you are. I have a dog. She is taller than I am.', 'I know who you are. I have a dog. She\u0027s taller than I am.'],
    ['I do not know. It is not so. He can not. He cannot. I am not.', "I don't know. It isn't so. He can't. He can't. I'm not."],
    ['It is not only late. It IS late. I do NOT. DO NOT GO.', "It is not only late. It IS late. I do NOT. DON'T GO."],
    ['He has been there, he has a car, we had seen it, we had a car.', "He's been there, he has a car, we'd seen it, we had a car."],
    ['They would go and I will see, but those who love it will stay.', "They'd go and I'll see, but those who love it will stay."],
    ['All of you are here. What is it? What is that?', "All of you are here. What is it? What's that?"],
    ['Let us go. He let us go.', "Let's go. He let us go."],
    ['it is a film , it does not work .', "it 's a film , it does n't work ."],
    ["it is n't very good .", "it is n't very good ."],
    ['Who is it ? What is new ?', "Who is it ? What 's new ?"],
    ["it is fine , and that's all .", "it's fine , and that's all ."],
    ['I am here, it\u2019s late', 'I\u2019m here, it\u2019s late'],
  ])('contracts %j', async (before, after) => {
    expect(await contract(before)).toBe(after);
  });

  const words = fc.constantFrom(
    ..."I you he it they who that do does is are not cannot will can have had been gone going the a film John's isn't don't can't I'm it's he'd they've let's us Let 's n't do ca . , ? ! better seen like".split(
      ' ',
    ),
  );
  const texts = fc.array(words, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(' '));

  it('denies as much as before, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom('expand' as const, 'contract' as const), async (text, direction) => {
        expect(guardedContent(await run(text, direction)).negation ?? []).toEqual(guardedContent(text).negation ?? []);
      }),
      { numRuns: 400 },
    );
  });

  it('changes nothing the second time', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom('expand' as const, 'contract' as const), async (text, direction) => {
        const once = await run(text, direction);
        expect(await run(once, direction)).toBe(once);
      }),
      { numRuns: 400 },
    );
  });

  it('leaves annotated words alone, and expands English between Chinese', async () => {
    const sample = { id: 'x', text: "Don't Look Now isn't new.", spans: [{ start: 0, end: 14, label: 'film' }] };
    const after = (await runExample(expandContractions, { name: '', input: sample, output: [] as never })) as unknown as typeof sample;
    expect(after.text).toBe("Don't Look Now is not new.");
    expect(after.spans).toEqual(sample.spans);
    expect(await expand('他说：it’s 很好，我们都很喜欢这部电影。')).toBe('他说：it is 很好，我们都很喜欢这部电影。');
    expect(await expand('我们都很喜欢这部电影。')).toBe('我们都很喜欢这部电影。');
  });
});
