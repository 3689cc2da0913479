const doubles = new Float64Array(1);
const words = new Uint32Array(doubles.buffer);
const high = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

/**
 * Natural logarithm by the method of fdlibm's e_log.c (Sun Microsystems, freely granted), exact to one unit in the last place and the same
 * on every engine: additions, multiplications and one division alone. NaN below zero, -Infinity at zero.
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let k = 0;
  // Subnormal numbers are scaled up first.
  doubles[0] = x < 2.2250738585072014e-308 ? x * 18014398509481984 : x;
  if (x < 2.2250738585072014e-308) k -= 54;
  let top = words[high] as number;
  k += (top >> 20) - 1023;
  top &= 0x000fffff;
  const i = (top + 0x95f64) & 0x100000;
  words[high] = top | (i ^ 0x3ff00000);
  k += i >> 20;
  const f = (doubles[0] as number) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const even = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const r = even + odd;
  const half = 0.5 * f * f;
  return k * ln2High - (half - (s * (half + r) + k * ln2Low) - f);
}
