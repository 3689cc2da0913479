import { describe, expect, it } from 'vitest';
import { dark, light, type Palette } from './tokens.ts';

const linear = (hex: string) =>
  [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];

const luminance = (hex: string) => {
  const [r, g, b] = linear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** WCAG 2.2 contrast. */
function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

// Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
const sights: Record<string, number[][]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** OKLab (Ottosson 2020) times 100, of a colour as it is seen. */
function seen(hex: string, sight: number[][]): [number, number, number] {
  const colour = linear(hex);
  const [r, g, b] = sight.map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, weight, i) => sum + weight * (colour[i] as number), 0),
      ),
    ),
  ) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    100 * (0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s),
    100 * (1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s),
    100 * (0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s),
  ];
}

function leastDifference(colours: readonly string[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const sight of Object.values(sights))
    for (const [i, one] of colours.entries())
      for (const other of colours.slice(0, i)) {
        const [a, b] = [seen(one, sight), seen(other, sight)];
        least = Math.min(least, Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]));
      }
  return least;
}

describe.each([
  ['light', light],
  ['dark', dark],
] as [string, Palette][])('the %s colours', (_, palette) => {
  it('keep text at 4.5:1 on background and surface', () => {
    for (const ground of [palette.background, palette.surface])
      for (const ink of [palette.text, palette.muted, palette.after, palette.before, palette.moved, palette.warn, palette.good])
        expect(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  it('keep text on the tints of a diff at 9.8:1', () => {
    for (const tint of [palette.tintAdded, palette.tintRemoved, palette.tintMoved])
      expect(contrast(palette.text, tint), tint).toBeGreaterThanOrEqual(9.8);
  });

  it('keep edges that carry meaning at 3:1', () => {
    for (const edge of [palette.edge, palette.after, palette.before, palette.moved, ...palette.series.slice(0, 1)])
      expect(contrast(edge, palette.background), edge).toBeGreaterThanOrEqual(3);
  });

  it('stay apart in four kinds of sight', () => {
    expect(leastDifference([palette.after, palette.before])).toBeGreaterThanOrEqual(20);
    expect(leastDifference(palette.series)).toBeGreaterThanOrEqual(15);
  });
});
