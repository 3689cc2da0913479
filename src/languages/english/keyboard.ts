/** Rows of letters of a QWERTY keyboard, with how far each is shifted to the right, in widths of a key. */
const rows = [
  { letters: 'qwertyuiop', shift: 0 },
  { letters: 'asdfghjkl', shift: 0.25 },
  { letters: 'zxcvbnm', shift: 0.75 },
] as const;

/** Farthest from the middle of a key to that of one that a finger strikes instead of it. */
const reach = 1.3;

interface NeighbourKeys {
  letters: readonly string[];
  /** Nearer keys are struck more often: one through the square of the distance. */
  weights: readonly number[];
}

const keys = rows.flatMap(({ letters, shift }, row) => [...letters].map((letter, column) => ({ letter, x: column + shift, y: row })));

/** The letters around each letter in lower case, on its row and on those beside it. */
export const neighbourKeys: ReadonlyMap<string, NeighbourKeys> = new Map(
  keys.map(({ letter, x, y }) => {
    const near = keys
      .map((key) => ({ letter: key.letter, squared: (key.x - x) ** 2 + (key.y - y) ** 2 }))
      .filter((key) => key.letter !== letter && key.squared <= reach * reach);
    return [letter, { letters: near.map((key) => key.letter), weights: near.map(({ squared }) => 1 / squared) }];
  }),
);
