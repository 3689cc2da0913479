import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centroidTrainer } from '../../tests/support/centroid-trainer.ts';
import { drawFolds } from './folds.ts';
import { type OutOfFoldInput, outOfFold } from './out-of-fold.ts';
import { loadTrainer, trainerParams } from './registry.ts';
import { argmaxRows, type LabeledTexts, type Trainer } from './trainer.ts';

const words = [
  ['snow', 'ice', 'frost', 'cold wind', 'winter'],
  ['sun', 'heat', 'hot sand', 'beach', 'summer'],
  ['rain', 'drizzle', 'wet road', 'puddle', 'river'],
];
const rowsOf = (list: readonly { id: string; text: string; target: number }[]): LabeledTexts => ({
  ids: list.map(({ id }) => id),
  columns: [list.map(({ text }) => text)],
  targets: Int32Array.from(list, ({ target }) => target),
});
const list = Array.from({ length: 60 }, (_, i) => {
  const target = i % 3;
  const text = `${words[target]?.[i % 5]} ${words[target]?.[(i * 2 + 1) % 5]} ${i}`;
  return { id: `row-${i}`, text, target };
});
const input: OutOfFoldInput = {
  trainer: centroidTrainer,
  params: { sharpness: 0.01 },
  rows: rowsOf(list),
  folds: 5,
  classes: ['cold', 'hot', 'wet'],
  fields: ['text'],
  language: 'en',
  seed: 3,
};
const code = (code: string) => expect.objectContaining({ code });

/** The trainer, and the ids its models were trained on beside the ids they were asked for. */
function watched(): { trainer: Trainer; turns: { trained: string[]; predicted: string[]; classes: readonly string[] }[] } {
  const turns: { trained: string[]; predicted: string[]; classes: readonly string[] }[] = [];
  const trainer: Trainer = {
    ...centroidTrainer,
    async train(given) {
      const model = await centroidTrainer.train(given);
      const predict: typeof model.predict = (texts, signal) => {
        turns.push({ trained: [...given.train.ids], predicted: [...texts.ids], classes: given.classes });
        return model.predict(texts, signal);
      };
      return { ...model, predict };
    },
  };
  return { trainer, turns };
}

describe('outOfFold', () => {
  it('predicts each row once, by a model that has not seen it', async () => {
    const { trainer, turns } = watched();
    const probabilities = await outOfFold({ ...input, trainer });
    expect(turns.flatMap(({ predicted }) => predicted).sort()).toEqual([...input.rows.ids].sort());
    for (const { trained, predicted } of turns) {
      expect(predicted.filter((id) => trained.includes(id))).toEqual([]);
      expect([trained.length, predicted.length]).toEqual([48, 12]);
    }
    const guesses = argmaxRows(probabilities, 3);
    expect(guesses.filter((guess, row) => guess === input.rows.targets[row]).length).toBeGreaterThan(50);
    for (let row = 0; row < 60; row++)
      expect([0, 1, 2].reduce((sum, k) => sum + (probabilities[row * 3 + k] as number), 0)).toBeCloseTo(1, 5);
  });

  it('keeps relatives together', async () => {
    const { trainer, turns } = watched();
    const groups = list.map((_, i) => `original-${i % 9}`);
    await outOfFold({ ...input, trainer, groups });
    const groupOf = (id: string) => groups[input.rows.ids.indexOf(id)];
    for (const { trained, predicted } of turns) {
      const seen = new Set(trained.map(groupOf));
      expect(predicted.some((id) => seen.has(groupOf(id)))).toBe(false);
    }
  });

  it('gives classes that a fold has not seen probability 0', async () => {
    const rare = [...list.filter(({ target }) => target < 2), { id: 'lonely', text: 'rain', target: 2 }];
    const probabilities = await outOfFold({ ...input, rows: rowsOf(rare) });
    expect([...probabilities.slice(-3)][2]).toBe(0);
    expect(probabilities.at(-3)).toBeGreaterThan(0);
    // Of two classes one row is left out with its class: the other class is all there is.
    const pair = [...list.filter(({ target }) => target === 0), { id: 'lonely', text: 'heat', target: 1 }];
    expect([...(await outOfFold({ ...input, rows: rowsOf(pair) })).slice(-3)]).toEqual([1, 0, 0]);
  });

  it('predicts rows of unknown class and does not learn from them', async () => {
    const { trainer, turns } = watched();
    const odd = { id: 'unknown', text: 'ice and frost', target: -1 };
    const probabilities = await outOfFold({ ...input, trainer, rows: rowsOf([odd, ...list]) });
    expect(argmaxRows(probabilities, 3)[0]).toBe(0);
    expect(turns.some(({ trained }) => trained.includes('unknown'))).toBe(false);
  });

  it('learns from class weights', async () => {
    const soft = Float32Array.from(list.flatMap(({ target }) => [0, 1, 2].map((k) => (k === target ? 0.8 : 0.1))));
    const sharp = await outOfFold(input);
    const blurred = await outOfFold({ ...input, rows: { ...input.rows, soft } });
    const right = (probabilities: Float32Array) =>
      list.reduce((sum, { target }, row) => sum + (probabilities[row * 3 + target] as number), 0);
    expect(right(blurred)).toBeLessThan(right(sharp));
    // Three classes, 60 rows: what guessing would give.
    expect(right(blurred)).toBeGreaterThan(20);
  });

  it('makes no more folds than there are groups, and says where that is too few', async () => {
    const { trainer, turns } = watched();
    const groups = list.map(({ target }) => (target === 0 ? 'a' : target === 1 ? 'b' : 'c'));
    await outOfFold({ ...input, trainer, groups, folds: 10 });
    expect(turns.map(({ classes }) => classes)).toHaveLength(3);
    expect(turns.every(({ classes }) => classes.length === 2)).toBe(true);
    await expect(outOfFold({ ...input, groups: list.map(() => 'one') })).rejects.toThrow(code('training/too-few-folds'));
    for (const folds of [1, 0, -2, 2.5, Number.NaN])
      await expect(outOfFold({ ...input, folds })).rejects.toThrow(code('training/too-few-folds'));
    await expect(outOfFold({ ...input, rows: rowsOf([]) })).rejects.toThrow(code('training/no-rows'));
    await expect(outOfFold({ ...input, rows: rowsOf(list.filter(({ target }) => target === 1)) })).rejects.toThrow(
      code('training/one-class'),
    );
  });

  it('works with text-linear, the same to the bit each time', async () => {
    const trainer = await loadTrainer('text-linear');
    const linear = { ...input, trainer, params: trainerParams(trainer, {}) };
    const probabilities = await outOfFold(linear);
    expect(argmaxRows(probabilities, 3).filter((guess, row) => guess === input.rows.targets[row]).length).toBeGreaterThan(50);
    expect(await outOfFold(linear)).toEqual(probabilities);
  });

  it('stops between folds when it is told to', async () => {
    const controller = new AbortController();
    const { trainer, turns } = watched();
    const stopping: Trainer = {
      ...trainer,
      train: async (given) => {
        controller.abort();
        return trainer.train(given);
      },
    };
    await expect(outOfFold({ ...input, trainer: stopping, signal: controller.signal })).rejects.toThrow(code('run/interrupted'));
    expect(turns).toHaveLength(1);
  });
});

describe('drawFolds', () => {
  const rows = fc.array(fc.record({ group: fc.integer({ min: 0, max: 12 }), label: fc.integer({ min: -1, max: 3 }) }), {
    minLength: 2,
    maxLength: 60,
  });

  it('has whole groups, no empty fold, and the same folds for any order of the rows', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 2, max: 6 }), fc.integer({ min: 0, max: 99 }), (list, wanted, seed) => {
        const groups = list.map(({ group }) => `g${group}`);
        const count = new Set(groups).size;
        fc.pre(count >= 2);
        const folds = Math.min(wanted, count);
        const drawn = drawFolds(
          groups,
          Int32Array.from(list, ({ label }) => label),
          folds,
          seed,
        );
        expect(new Set(drawn).size).toBe(folds);
        const turned = [...list].reverse();
        const again = drawFolds(
          turned.map(({ group }) => `g${group}`),
          Int32Array.from(turned, ({ label }) => label),
          folds,
          seed,
        );
        expect([...again].reverse()).toEqual([...drawn]);
        for (const name of groups) expect(new Set([...drawn].filter((_, row) => groups[row] === name)).size).toBe(1);
      }),
    );
  });

  it('shares out each class evenly where every row is its own group, and by the seed', () => {
    const labels = Int32Array.from({ length: 103 }, (_, i) => (i < 50 ? 0 : i < 96 ? 1 : 2));
    const groups = Array.from(labels, (_, i) => `row-${i}`);
    const drawn = drawFolds(groups, labels, 5, 1);
    for (const label of [0, 1, 2]) {
      const sizes = [0, 1, 2, 3, 4].map((fold) => drawn.filter((own, row) => own === fold && labels[row] === label).length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }
    const sizes = [0, 1, 2, 3, 4].map((fold) => drawn.filter((own) => own === fold).length);
    expect(sizes.sort()).toEqual([20, 20, 21, 21, 21]);
    expect([...drawFolds(groups, labels, 5, 2)]).not.toEqual([...drawn]);
  });
});
