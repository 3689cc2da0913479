/** What a reading machine takes letters for: written instead, and how often of ten times that it errs there at all. */
export interface Confusion {
  /** One letter or two, as the page has them. */
  from: string;
  to: string;
  weight: number;
}

/**
 * Confusions of Latin print, compiled for this project after what studies of scanned newspapers and books report as most frequent:
 * strokes that touch (rn and m, cl and d), fine strokes lost (e and c, h and b), one shape for several characters (0 O o, 1 l I).
 * A line is what is read, then pairs of what is written and its weight.
 */
const table = `
a o 3 e 2 u 1 s 1|b h 4 6 1 lo 1 o 1|c e 5 o 2|d cl 3 a 1 o 1|e c 6 o 2 a 1|f t 4 i 1|g q 2 9 1 y 1|h b 4 li 2 n 1|i l 5 1 2 j 1 t 1 ! 1
j i 3|k lc 1 h 1|l 1 6 I 4 i 3 t 1 ! 1|m rn 5 nn 1 in 1|n u 3 ri 2 r 1 h 1|o 0 2 c 2 e 2 a 1|p n 1 jo 1|q g 2 9 1|r n 1 i 1 t 1
s 5 2 a 1 e 1|t f 3 l 2 i 1 r 1|u n 3 ii 2 o 1 a 1|v y 2 u 1|w vv 5 v 1|x z 1 s 1|y v 2 g 1|z 2 2 s 1
rn m 9|nn m 2|in m 2|ni m 2|cl d 7|vv w 9|li h 3|ii u 4 n 1|ri n 3|lo b 1|lc k 1|fi fl 1
A R 1 4 1|B 8 5 R 1 E 1|C G 2 O 1|D O 2 0 1|E F 2 B 1|F P 1 E 1|G C 2 6 2|H II 1 N 1|I l 5 1 4|J I 1|K X 1 R 1|L I 1|M N 1|N M 1 H 1
O 0 6 Q 1 C 1 D 1|P F 1 R 1|Q O 3|R K 1 B 1|S 5 5 8 2|T I 1|U V 1|V Y 1 U 1|W VV 3|X K 1|Y V 1|Z 2 5|II H 2|VV W 5
0 O 5 o 2|1 l 5 I 4|2 Z 2|3 8 1|4 A 1|5 S 5|6 b 2 G 2|7 T 1|8 B 5|9 g 2
`;

let built: ReadonlyMap<string, readonly Confusion[]> | undefined;

/** Confusions by the first letter of what is read. */
export function ocrConfusions(): ReadonlyMap<string, readonly Confusion[]> {
  if (built) return built;
  const all = new Map<string, Confusion[]>();
  for (const line of table.trim().split(/[|\n]/)) {
    const [from = '', ...written] = line.split(' ');
    const list = all.get(from.charAt(0)) ?? [];
    for (let i = 0; i < written.length; i += 2) list.push({ from, to: written[i] as string, weight: Number(written[i + 1]) });
    all.set(from.charAt(0), list);
  }
  built = all;
  return built;
}
