/**
 * Variance of a mean over seeds x items, in the parts it is made of (a crossed design with random seeds and random items). Each part is the
 * variance of that mean; `seed` and `item` both hold the noise of the single cell, so `seed + item - cell` is the whole.
 */
export interface Components {
  /** Between seeds, over the number of seeds. 0 for one seed: unknown. */
  seed: number;
  /** Between items, the seeds being these. */
  item: number;
  /** Seed by item: what is left when both are taken out. 0 for one seed: it stands in `item`. */
  cell: number;
}

export interface Spread {
  variance: number;
  /** Degrees of freedom of the variance, a real number. */
  df: number;
}

/**
 * Variance of the mean and its degrees of freedom by Satterthwaite (1946).
 *
 * A part below the cell's noise is taken as that noise: a true variance is not negative. Few seeds often come out below it by luck, and
 * would then be believed to vary little: for the degrees of freedom their part is drawn towards the noise as if two more seeds had shown it.
 * With the raw part two seeds speak too often, with the floored part five seeds too seldom (docs/results/proof-statistics.md).
 */
export function spreadOf({ seed, item, cell }: Components, seeds: number, items: number): Spread {
  if (seeds < 2) return { variance: item, df: Math.max(1, items - 1) };
  if (items < 2) return { variance: seed, df: seeds - 1 };
  const byItem = Math.max(item, cell);
  const variance = Math.max(seed, cell) + byItem - cell;
  const believed = Math.max(seed, ((seeds - 1) * seed + 2 * cell) / (seeds + 1));
  const weighed = believed ** 2 / (seeds - 1) + byItem ** 2 / (items - 1) + cell ** 2 / ((seeds - 1) * (items - 1));
  return { variance, df: weighed > 0 ? Math.max(1, variance ** 2 / weighed) : seeds - 1 };
}

/** The parts for other numbers of seeds and items than those they were found with. */
export function rescale(
  { seed, item, cell }: Components,
  from: { seeds: number; items: number },
  to: { seeds: number; items: number },
): Components {
  const seedAlone = Math.max(0, seed - cell) * (from.seeds / to.seeds);
  const itemAlone = Math.max(0, item - cell) * (from.items / to.items);
  const noise = cell * ((from.seeds * from.items) / (to.seeds * to.items));
  return { seed: seedAlone + noise, item: itemAlone + noise, cell: noise };
}
