const rounds = 24;
/** Bytes taken in by one round of the sponge at 256 bits. */
const rate = 136;

/** Rotations and places of the rho and pi steps, and the constants of iota, from their definitions in the Keccak reference 3.0. */
const rotations: number[] = [];
const places: number[] = [];
for (let t = 0, x = 1, y = 0; t < rounds; t++) {
  rotations.push(((t + 1) * (t + 2) * 0.5) % 64);
  [x, y] = [y, (2 * x + 3 * y) % 5];
  places.push(x + 5 * y);
}
const constants: bigint[] = [];
for (let round = 0, register = 1; round < rounds; round++) {
  let constant = 0n;
  for (let j = 0; j < 7; j++) {
    if (register & 1) constant |= 1n << BigInt((1 << j) - 1);
    register = (register << 1) ^ (register & 0x80 ? 0x171 : 0);
  }
  constants.push(constant);
}

const rotate = (lane: bigint, by: number) => BigInt.asUintN(64, (lane << BigInt(by)) | (lane >> BigInt(64 - by)));

function permute(state: bigint[]): void {
  const at = (i: number) => state[i] as bigint;
  for (let round = 0; round < rounds; round++) {
    const parity = [0, 1, 2, 3, 4].map((x) => at(x) ^ at(x + 5) ^ at(x + 10) ^ at(x + 15) ^ at(x + 20));
    for (let x = 0; x < 5; x++) {
      const mixed = (parity[(x + 4) % 5] as bigint) ^ rotate(parity[(x + 1) % 5] as bigint, 1);
      for (let y = 0; y < 25; y += 5) state[x + y] = at(x + y) ^ mixed;
    }
    let carried = at(1);
    for (let t = 0; t < rounds; t++) {
      const place = places[t] as number;
      const held = at(place);
      state[place] = rotate(carried, rotations[t] as number);
      carried = held;
    }
    for (let y = 0; y < 25; y += 5) {
      const row = [at(y), at(y + 1), at(y + 2), at(y + 3), at(y + 4)];
      for (let x = 0; x < 5; x++)
        state[x + y] = (row[x] as bigint) ^ (BigInt.asUintN(64, ~(row[(x + 1) % 5] as bigint)) & (row[(x + 2) % 5] as bigint));
    }
    state[0] = at(0) ^ (constants[round] as bigint);
  }
}

/** Keccak-256 as Ethereum has it: the sponge of SHA-3 with the padding before standardisation. In hexadecimal; for short messages. */
export function keccak256(message: Uint8Array): string {
  const padded = new Uint8Array((Math.floor(message.length / rate) + 1) * rate);
  padded.set(message);
  padded[message.length] = 0x01;
  padded[padded.length - 1] = (padded[padded.length - 1] as number) | 0x80;
  const state = new Array<bigint>(25).fill(0n);
  const view = new DataView(padded.buffer);
  for (let block = 0; block < padded.length; block += rate) {
    for (let lane = 0; lane < rate / 8; lane++) state[lane] = (state[lane] as bigint) ^ view.getBigUint64(block + lane * 8, true);
    permute(state);
  }
  const digest = new DataView(new ArrayBuffer(32));
  for (let lane = 0; lane < 4; lane++) digest.setBigUint64(lane * 8, state[lane] as bigint, true);
  return Array.from(new Uint8Array(digest.buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
