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

/** 2^-1022 to 2^1023, from index 0: scaling by an exponent without writing into the bits of a double. */
const powers = new Float64Array(2046);
powers[1022] = 1;
for (let k = 1023; k < 2046; k++) powers[k] = (powers[k - 1] as number) * 2;
for (let k = 1021; k >= 0; k--) powers[k] = (powers[k + 1] as number) / 2;

/**
 * e to the power of x by the method of fdlibm's e_exp.c (Sun Microsystems, freely granted), exact to one unit in the last place and the
 * same on every engine. Infinity above 709.78, 0 below -745.13.
 */
export function exp(x: number): number {
  if (!(x <= 709.782712893384)) return x > 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  if (x < -745.1332191019411) return 0;
  let k = 0;
  let upper = x;
  let lower = 0;
  if (x > 0.34657359027997264 || x < -0.34657359027997264) {
    // Up to 1.5 ln 2 the exponent is 1 whatever the quotient rounds to, as in the source.
    k = x > -1.0397207708399179 && x < 1.0397207708399179 ? (x < 0 ? -1 : 1) : (Math.LOG2E * x + (x < 0 ? -0.5 : 0.5)) | 0;
    upper = x - k * ln2High;
    lower = k * ln2Low;
  } else if (x < 3.725290298461914e-9 && x > -3.725290298461914e-9) return 1 + x;
  const r = upper - lower;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t * (-0.0027777777777015593 + t * (0.00006613756321437934 + t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8))));
  if (k === 0) return 1 - ((r * c) / (c - 2) - r);
  const y = 1 - (lower - (r * c) / (2 - c) - upper);
  if (k > 1023) return y * 2 * (powers[2045] as number);
  if (k >= -1021) return y * (powers[k + 1022] as number);
  return y * (powers[k + 2022] as number) * 9.332636185032189e-302;
}

function kernelCos(x: number, tail: number): number {
  const z = x * x;
  const w = z * z;
  const r =
    z * (0.0416666666666666 + z * (-0.001388888888887411 + z * 0.00002480158728947673)) +
    w * w * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11));
  const half = 0.5 * z;
  const rest = 1 - half;
  return rest + (1 - rest - half + (z * r - x * tail));
}

function kernelSin(x: number, tail: number): number {
  const z = x * x;
  const v = z * x;
  const r =
    0.00833333333332249 +
    z * (-0.0001984126982985795 + z * (0.0000027557313707070068 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)));
  return x - (z * (0.5 * tail - v * r) - tail - v * -0.16666666666666632);
}

/**
 * Cosine of x radians by the method of fdlibm's s_cos.c (Sun Microsystems, freely granted), exact to one unit in the last place and the
 * same on every engine, for x from -800,000 to 800,000; NaN beyond, where the reduction by pi would need more digits.
 */
export function cos(x: number): number {
  const t = Math.abs(x);
  if (!(t <= 800000)) return Number.NaN;
  if (t <= 0.7853981633974483) return kernelCos(t, 0);
  const n = (t * 0.6366197723675814 + 0.5) | 0;
  // pi/2 in pieces of 33 bits, so that products with n are exact; a further piece where the one before has been used up.
  let r = t - n * 1.5707963267341256;
  let w = n * 6.077100506506192e-11;
  let y = r - w;
  if (Math.abs(y) < t * 1.52587890625e-5) {
    const before = r;
    w = n * 6.077100506303966e-11;
    r = before - w;
    w = n * 2.0222662487959506e-21 - (before - r - w);
    y = r - w;
    if (Math.abs(y) < t * 1.7763568394002505e-15) {
      const second = r;
      w = n * 2.0222662487111665e-21;
      r = second - w;
      w = n * 8.4784276603689e-32 - (second - r - w);
      y = r - w;
    }
  }
  const tail = r - y - w;
  const turn = n & 3;
  if (turn === 0) return kernelCos(y, tail);
  if (turn === 1) return -kernelSin(y, tail);
  if (turn === 2) return -kernelCos(y, tail);
  return kernelSin(y, tail);
}
