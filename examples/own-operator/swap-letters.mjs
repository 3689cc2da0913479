// An operator of one's own: slips of the keyboard. Two neighbouring letters inside a drawn word change places.
import { defineTextOperator, z } from 'leaven';

export default defineTextOperator({
  id: 'text.swap-letters',
  since: '0.1.0',
  summary: { en: 'Exchanges two neighbouring letters in drawn words', 'zh-CN': '交换抽取词中相邻的两个字母' },
  labelEffect: 'preserving', // guards hold: names, numbers, negations and URLs stay as they are
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: 'any',
  params: z.strictObject({
    ratio: z.number().min(0).max(1).default(0.1).meta({
      description: 'Words to touch as a share of the words of the text; one at least',
      zh: '改动的词占文本词数的比例，至少一个',
    }),
  }),

  // Decides, from its own stream of draws alone. The core applies the edits and moves spans and answers along.
  draw({ analysis, params, random, saved }) {
    const words = analysis.words();
    const wanted = Math.max(1, Math.round(params.ratio * words.length));
    const edits = [];
    for (const word of random.shuffle([...words])) {
      if (edits.length === wanted) break;
      if (word.guard !== undefined) {
        saved(word.guard);
        continue;
      }
      // Inside the word: readers stumble least where the first and the last letter stay.
      const places = [];
      for (let i = 1; i + 2 < word.text.length; i++)
        if (/^[a-z]{2}$/.test(word.text.slice(i, i + 2)) && word.text[i] !== word.text[i + 1]) places.push(i);
      if (places.length === 0) continue;
      const place = random.pick(places);
      const [first, second] = word.text.slice(place, place + 2);
      edits.push({ start: word.start + place, end: word.start + place + 2, insert: `${second}${first}` });
    }
    return edits;
  },

  examples: [
    {
      name: 'a word long enough',
      seed: 1,
      input: { id: '1', text: 'my card' },
      output: { id: '1', text: 'my crad' },
    },
    {
      name: 'negations and numbers stay',
      seed: 1,
      input: { id: '2', text: 'not 20' },
      output: { id: '2', text: 'not 20' },
    },
  ],
});
