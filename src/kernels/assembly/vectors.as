// Products of rows of whole numbers. The same in TypeScript: ../vectors/products.ts.
// Addresses are given by the caller, who owns the memory; rows are of 16-bit numbers and filled up with zeros to `stride` bytes, a multiple of 16.

// @ts-ignore: decorator
@inline
function sum(lanes: v128): i32 {
  return (
    i32x4.extract_lane(lanes, 0) + i32x4.extract_lane(lanes, 1) + i32x4.extract_lane(lanes, 2) + i32x4.extract_lane(lanes, 3)
  );
}

// @ts-ignore: decorator
@inline
function lanesOf(a: i32, b: i32, c: i32, d: i32): v128 {
  return i32x4.replace_lane(i32x4.replace_lane(i32x4.replace_lane(i32x4.splat(a), 1, b), 2, c), 3, d);
}

/**
 * Writes the products of each of `rows` rows with each of `columns` others, `width` numbers a row; returns the largest. Two rows by four at a
 * time, which the registers hold; `rows` is even and `columns` a multiple of 4.
 */
export function products(a: usize, rows: i32, b: usize, columns: i32, stride: i32, out: usize, width: i32): i32 {
  let largest = i32x4.splat(i32.MIN_VALUE);
  for (let r = 0; r < rows; r += 2) {
    const a0 = a + r * stride;
    const a1 = a0 + stride;
    for (let c = 0; c < columns; c += 4) {
      const b0 = b + c * stride;
      const b1 = b0 + stride;
      const b2 = b1 + stride;
      const b3 = b2 + stride;
      let p00 = i32x4.splat(0);
      let p01 = p00;
      let p02 = p00;
      let p03 = p00;
      let p10 = p00;
      let p11 = p00;
      let p12 = p00;
      let p13 = p00;
      for (let at = 0; at < stride; at += 16) {
        const x0 = v128.load(a0 + at);
        const x1 = v128.load(a1 + at);
        let y = v128.load(b0 + at);
        p00 = i32x4.add(p00, i32x4.dot_i16x8_s(x0, y));
        p10 = i32x4.add(p10, i32x4.dot_i16x8_s(x1, y));
        y = v128.load(b1 + at);
        p01 = i32x4.add(p01, i32x4.dot_i16x8_s(x0, y));
        p11 = i32x4.add(p11, i32x4.dot_i16x8_s(x1, y));
        y = v128.load(b2 + at);
        p02 = i32x4.add(p02, i32x4.dot_i16x8_s(x0, y));
        p12 = i32x4.add(p12, i32x4.dot_i16x8_s(x1, y));
        y = v128.load(b3 + at);
        p03 = i32x4.add(p03, i32x4.dot_i16x8_s(x0, y));
        p13 = i32x4.add(p13, i32x4.dot_i16x8_s(x1, y));
      }
      const first = lanesOf(sum(p00), sum(p01), sum(p02), sum(p03));
      const second = lanesOf(sum(p10), sum(p11), sum(p12), sum(p13));
      const to = out + (r * width + c) * 4;
      v128.store(to, first);
      v128.store(to + width * 4, second);
      const both = i32x4.max_s(first, second);
      largest = i32x4.max_s(largest, both);
    }
  }
  return max(
    max(i32x4.extract_lane(largest, 0), i32x4.extract_lane(largest, 1)),
    max(i32x4.extract_lane(largest, 2), i32x4.extract_lane(largest, 3)),
  );
}
