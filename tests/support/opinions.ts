import { openStream } from '../../src/core/random.ts';

const good = ['great', 'warm', 'charming', 'fine', 'clever', 'moving', 'bright', 'honest', 'funny', 'rich'];
const bad = ['poor', 'cold', 'clumsy', 'dull', 'stupid', 'boring', 'grim', 'false', 'sad', 'thin'];
const things = ['film', 'story', 'cast', 'script', 'ending', 'scene', 'song', 'voice', 'camera', 'director', 'plot', 'score'];
const frames = [
  'the {a} has a {x} {b} and a {y} {c}',
  'a {x} {a} that keeps its {y} {b}',
  'what a {x} {a} , and the {b} is {y} too',
  'i found the {a} {x} but the {b} was {y}',
  'its {x} {a} gives the {b} a {y} turn',
];

/** Short opinions that a linear model learns well, though not wholly: one word in five speaks for the other side. The same for the same name. */
export function makeOpinions(count: number, name: string): { id: string; label: string; text: string }[] {
  const random = openStream({ seed: 3, epoch: 0, stepId: 'tests', slot: 'opinions' }, name);
  const seen = new Set<string>();
  const rows: { id: string; label: string; text: string }[] = [];
  while (rows.length < count) {
    const positive = random.chance(0.5);
    const side = () => random.pick(random.chance(0.8) === positive ? good : bad);
    const [a, b, c] = random.shuffle([...things]);
    const text = random
      .pick(frames)
      .replace('{x}', side())
      .replace('{y}', side())
      .replace('{a}', a ?? '')
      .replace('{b}', b ?? '')
      .replace('{c}', c ?? '');
    if (seen.has(text)) continue;
    seen.add(text);
    rows.push({ id: `${name}-${rows.length}`, label: positive ? 'good' : 'bad', text });
  }
  return rows;
}
