/**
 * Characters of CNS 11643 that stand in Big5 in the same order: [place in the plane, place in Big5, how many]. A place counts rows of 94
 * in the plane and rows of 157 from A140 in Big5. Found by decoding every pair with glibc 2.36's EUC-TW.
 */
const planes: readonly (readonly (readonly [number, number, number])[])[] = [
  [
    [0, 0, 21],
    [21, 23, 2],
    [24, 22, 1],
    [29, 29, 44],
    [73, 74, 1],
    [74, 73, 1],
    [75, 75, 22],
    [98, 98, 1],
    [100, 100, 27],
    [127, 128, 1],
    [128, 127, 1],
    [129, 129, 19],
    [148, 149, 1],
    [149, 148, 1],
    [150, 150, 4],
    [155, 21, 1],
    [156, 156, 78],
    [282, 234, 29],
    [312, 264, 1],
    [314, 266, 142],
    [470, 5872, 20],
    [3290, 471, 17],
    [3307, 263, 1],
    [3308, 489, 86],
    [3394, 265, 1],
    [3395, 576, 1307],
    [4702, 1884, 424],
    [5126, 1883, 1],
    [5127, 2308, 1876],
    [7003, 4571, 1],
    [7004, 4184, 387],
    [7391, 4572, 525],
    [7916, 5286, 1],
    [7917, 5097, 189],
    [8106, 5287, 84],
    [8190, 5517, 1],
    [8191, 5371, 54],
    [8245, 5426, 1],
    [8246, 5425, 1],
    [8247, 5427, 90],
    [8337, 5518, 354],
  ],
  [
    [0, 6280, 10],
    [10, 6291, 33],
    [43, 6372, 1],
    [44, 6324, 48],
    [92, 6373, 46],
    [138, 6586, 1],
    [139, 6419, 167],
    [306, 6587, 1840],
    [2146, 9074, 1],
    [2147, 8428, 108],
    [2255, 8537, 537],
    [2792, 8427, 1],
    [2793, 9075, 100],
    [2893, 8536, 1],
    [2894, 9175, 399],
    [3293, 9575, 1637],
    [4930, 11761, 1],
    [4931, 11212, 146],
    [5077, 11899, 1],
    [5078, 11358, 287],
    [5365, 12508, 1],
    [5366, 11645, 116],
    [5482, 11762, 137],
    [5619, 11900, 104],
    [5723, 12425, 1],
    [5724, 12004, 222],
    [5946, 12227, 198],
    [6144, 12426, 82],
    [6226, 12509, 86],
    [6312, 12226, 1],
    [6313, 12595, 8],
    [6321, 12604, 153],
    [6474, 12758, 56],
    [6530, 13114, 1],
    [6531, 12814, 113],
    [6644, 12603, 1],
    [6645, 12927, 142],
    [6787, 12757, 1],
    [6788, 13069, 45],
    [6833, 13115, 71],
    [6904, 13380, 1],
    [6905, 13186, 194],
    [7099, 13381, 490],
    [7589, 13914, 1],
    [7590, 13871, 43],
    [7633, 13915, 1],
    [7634, 13917, 11],
    [7645, 13916, 1],
    [7646, 13928, 4],
  ],
];

const tables = planes.map((runs) => {
  const table = new Int16Array(94 * 94).fill(-1);
  for (const [from, to, count] of runs) for (let i = 0; i < count; i++) table[from + i] = to + i;
  return table;
});

/** EUC-TW as Big5, as far as Big5 has the characters: planes 1 and 2, in which all usual text is. What it has not becomes FF, which is none. */
export function eucTwToBig5(bytes: Uint8Array): Uint8Array {
  const big5 = new Uint8Array(bytes.length);
  let size = 0;
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i] as number;
    if (byte < 0x80) {
      big5[size++] = byte;
      i++;
      continue;
    }
    const isLong = byte === 0x8e;
    const plane = isLong ? (bytes[i + 1] ?? 0) - 0xa1 : 0;
    const row = (bytes[isLong ? i + 2 : i] ?? 0) - 0xa1;
    const column = (bytes[isLong ? i + 3 : i + 1] ?? 0) - 0xa1;
    const isSound = row >= 0 && row < 94 && column >= 0 && column < 94;
    const place = isSound ? (tables[plane]?.[row * 94 + column] ?? -1) : -1;
    if (place < 0) big5[size++] = 0xff;
    else {
      const trail = place % 157;
      big5[size++] = 0xa1 + Math.floor(place / 157);
      big5[size++] = trail < 63 ? 0x40 + trail : 0x62 + trail;
    }
    i += isSound ? (isLong ? 4 : 2) : 1;
  }
  return big5.subarray(0, size);
}
