/** What 1 becomes: a product of two unit vectors is below 2^29, so that sums of whole numbers are exact in 32 bits, in any order. */
const unit = 16384;

/**
 * Writes the direction of a vector as whole numbers: its length becomes 16384. Cosines of such vectors are off by less than 0.0002 at any
 * size below 2,000, and are the same bits however they are summed up.
 *
 * @returns false where a value is no finite number or all are 0: there is no direction
 */
export function directionInto(values: ArrayLike<number>, out: Int16Array, offset = 0): boolean {
  let squares = 0;
  for (let d = 0; d < values.length; d++) squares += (values[d] as number) * (values[d] as number);
  if (!(squares > 0 && squares < Number.POSITIVE_INFINITY)) return false;
  const scale = unit / Math.sqrt(squares);
  for (let d = 0; d < values.length; d++) out[offset + d] = Math.round((values[d] as number) * scale);
  return true;
}

/** Rows of directions, one behind the other. */
export interface UnitVectors {
  values: Int16Array;
  size: number;
  /** Squares of their lengths: near 2^28. */
  squares: Float64Array;
}

/** What cosines need beside the directions themselves. */
export function unitVectors(values: Int16Array, size: number): UnitVectors {
  const count = size === 0 ? 0 : values.length / size;
  const squares = new Float64Array(count);
  for (let row = 0; row < count; row++) squares[row] = dotProduct(values, row * size, row * size, size);
  return { values, size, squares };
}

/** The cosine of two rows: 1 for equal ones. */
export function cosineOf({ values, size, squares }: UnitVectors, a: number, b: number): number {
  return dotProduct(values, a * size, b * size, size) / Math.sqrt((squares[a] as number) * (squares[b] as number));
}

function dotProduct(values: Int16Array, a: number, b: number, size: number): number {
  let sum = 0;
  for (let d = 0; d < size; d++) sum = (sum + Math.imul(values[a + d] as number, values[b + d] as number)) | 0;
  return sum;
}
