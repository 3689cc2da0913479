import type { Random } from '../core/random.ts';

/**
 * Shuffles a stream in bounded memory: a window of rows is filled, then each new row takes the place of one drawn from it, and at the end
 * what is left is given in drawn order (as tf.data's shuffle). A row comes out at most `size` places early, and may stay arbitrarily long.
 */
export class ShuffleWindow<T> {
  private readonly held: T[] = [];
  private readonly size: number;
  private readonly random: Random;

  /** @param size rows held at once, from 1, where the order stays as it was */
  constructor(size: number, random: Random) {
    this.size = size;
    this.random = random;
  }

  /** Takes rows in and gives out as many as it held too many. */
  push(rows: readonly T[]): T[] {
    const { held, size, random } = this;
    const out: T[] = [];
    for (const row of rows) {
      if (held.length < size) {
        held.push(row);
        continue;
      }
      const place = size === 1 ? 0 : random.integer(size);
      out.push(held[place] as T);
      held[place] = row;
    }
    return out;
  }

  /** All that is left. */
  end(): T[] {
    return this.random.shuffle(this.held.splice(0));
  }
}
