import { avalanche, hash128Into } from '../kernels/hash.ts';

/**
 * What a draw depends on, and nothing else: no time, no order, no worker.
 * `slot` is the operator's place inside a step (its `id:`, or its operator id and count among equals).
 */
export interface StreamKey {
  seed: number;
  /** 0 in a run, k in the k-th pass of a stream. */
  epoch: number;
  stepId: string;
  slot: string;
}

/** A source of draws with a state of its own. All methods are exact on every engine: integers and one division by 2^32. */
export interface Random {
  /** Uniform 32-bit unsigned integer. */
  uint32(): number;
  /** Uniform in [0, 1) on a grid of 2^-32. */
  uniform(): number;
  /** Uniform integer in [0, below), without modulo bias. `below` from 1 to 2^32. */
  integer(below: number): number;
  /** True with the given probability: never at 0, always at 1. */
  chance(probability: number): boolean;
  /** One element. The list must not be empty. */
  pick<T>(list: readonly T[]): T;
  /** Index drawn in proportion to non-negative weights, of which one at least is positive. */
  weighted(weights: readonly number[]): number;
  /** Fisher-Yates in place; returns the list. */
  shuffle<T>(list: T[]): T[];
}

/** xoshiro128** 1.1 (Blackman and Vigna, public domain), state in an Int32Array. The generator is frozen: bytes depend on it. */
export class Xoshiro128 implements Random {
  readonly state = new Int32Array(4);

  uint32(): number {
    const s = this.state;
    const s1 = s[1] as number;
    const scrambled = Math.imul(s1, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    const t = s1 << 9;
    const s2 = (s[2] as number) ^ (s[0] as number);
    const s3 = (s[3] as number) ^ s1;
    s[1] = s1 ^ s2;
    s[0] = (s[0] as number) ^ s3;
    s[2] = s2 ^ t;
    s[3] = (s3 << 11) | (s3 >>> 21);
    return result >>> 0;
  }

  uniform(): number {
    return this.uint32() / 4294967296;
  }

  integer(below: number): number {
    if (!(below >= 1 && below <= 4294967296)) throw new RangeError(`integer(below) must be from 1 to 2^32. Got ${below} instead.`);
    const limit = 4294967296 - (4294967296 % below);
    let draw = this.uint32();
    while (draw >= limit) draw = this.uint32();
    return draw % below;
  }

  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.integer(list.length)] as T;
  }

  weighted(weights: readonly number[]): number {
    let total = 0;
    for (const weight of weights) total += weight;
    let left = this.uniform() * total;
    for (let i = 0; i < weights.length; i++) {
      left -= weights[i] as number;
      if (left < 0) return i;
    }
    return weights.length - 1;
  }

  shuffle<T>(list: T[]): T[] {
    for (let i = list.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      const held = list[i] as T;
      list[i] = list[j] as T;
      list[j] = held;
    }
    return list;
  }
}

/**
 * The streams of one slot of one step: hash the key's words once, then open a stream for each sample, copy and attempt.
 * The returned Random is the same object at every call: use it up before opening the next.
 */
export interface StreamFactory {
  /** The seed of its key. */
  readonly seed: number;
  open(sampleId: string, copy?: number, attempt?: number): Random;
}

export function createStreams(key: StreamKey): StreamFactory {
  const prefix = new Int32Array(4);
  // JSON quoting keeps ("a", "bc") and ("ab", "c") apart.
  hash128Into(JSON.stringify(['leaven/1', key.seed, key.epoch, key.stepId, key.slot]), 0, prefix);
  const generator = new Xoshiro128();
  const sample = new Int32Array(4);
  let lastId: string | undefined;
  return {
    seed: key.seed,
    open(sampleId, copy = 0, attempt = 0) {
      if (sampleId !== lastId) {
        hash128Into(sampleId, prefix[0] as number, sample);
        lastId = sampleId;
      }
      // Every word of the state depends on every part of the key: the first output reads one word alone.
      const turn = avalanche(Math.imul(copy, 0x9e3779b1) ^ avalanche(attempt + 0x27d4eb2f));
      const s = generator.state;
      s[0] = avalanche((sample[0] as number) ^ (prefix[0] as number) ^ turn);
      s[1] = avalanche(((sample[1] as number) ^ (prefix[1] as number)) + turn);
      s[2] = avalanche(((sample[2] as number) ^ (prefix[2] as number)) - turn);
      s[3] = avalanche(((sample[3] as number) ^ (prefix[3] as number)) + Math.imul(turn, 0x85ebca77));
      if (((s[0] as number) | (s[1] as number) | (s[2] as number) | (s[3] as number)) === 0) s[0] = 1;
      return generator;
    },
  };
}

/** One stream for one full key, for callers outside a hot loop. */
export function openStream(key: StreamKey, sampleId: string, copy = 0, attempt = 0): Random {
  return createStreams(key).open(sampleId, copy, attempt);
}
