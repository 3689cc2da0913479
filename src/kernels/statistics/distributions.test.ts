import { describe, expect, it } from 'vitest';
import { binomialCdf, normalCdf, normalQuantile, studentCdf, studentQuantile } from './distributions.ts';
import { logGamma, regularizedBeta } from './special.ts';

/** Arguments and, last, the value that scipy 1.17.1 gives; agreement to 1e-10 of it. */
function agrees(compute: (...given: number[]) => number, rows: readonly (readonly number[])[]): void {
  for (const row of rows) {
    const expected = row.at(-1) as number;
    const got = compute(...row.slice(0, -1));
    expect(Math.abs(got - expected), `${row.join(', ')}: ${got}`).toBeLessThanOrEqual(Math.abs(expected) * 1e-10);
  }
}

describe('distributions', () => {
  it('normal, far tails too', () => {
    agrees(normalCdf, [
      [-37, 5.7255712225239266e-300],
      [-6.5, 4.016000583859088e-11],
      [-1.96, 0.024997895148220435],
      [-0.5, 0.3085375387259869],
      [0.1, 0.539827837277029],
      [1, 0.8413447460685429],
      [5.5, 0.9999999810104375],
    ]);
    agrees(normalQuantile, [
      [1e-300, -37.0470962993612],
      [1e-8, -5.612001244174789],
      [0.025, -1.9599639845400545],
      [0.3, -0.5244005127080409],
      [0.6, 0.2533471031357997],
      [0.975, 1.959963984540054],
    ]);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1.1)).toBeNaN();
  });

  it('Student, for any real degrees of freedom', () => {
    agrees(studentCdf, [
      [-50, 0.5, 0.04535260640296637],
      [-50, 4, 4.787226828484845e-7],
      [-4.2, 1.7, 0.03436362950994832],
      [-2, 4.37, 0.055066260903652034],
      [0.3, 30, 0.6168769473578236],
      [1.5, 2000, 0.9331138817996227],
      [-4.2, 100000.0, 1.3357289014839893e-5],
      [3, 3300000.0, 0.9986500918959672],
    ]);
    agrees(studentQuantile, [
      [1e-6, 1.7, -2023.8837476688248],
      [0.025, 1, -12.706204736174705],
      [0.025, 4, -2.7764451051977943],
      [0.2, 4.37, -0.931798727725447],
      [0.975, 30, 2.0422724563012378],
      [0.995, 2000, 2.5782897875575186],
      [0.975, 3300000.0, 1.959964703410383],
    ]);
    expect(studentCdf(1.3, Number.POSITIVE_INFINITY)).toBe(normalCdf(1.3));
    expect(studentCdf(Number.NEGATIVE_INFINITY, 4)).toBe(0);
    expect(studentQuantile(0.5, 4)).toBe(0);
  });

  it('binomial and incomplete beta', () => {
    agrees(binomialCdf, [
      [0, 5, 0.5, 0.03125],
      [7, 30, 0.5, 0.0026114396750926976],
      [100, 250, 0.5, 0.0009416504675380801],
      [4900, 10000, 0.5, 0.023292763852473225],
      [3, 200, 0.05, 0.009048376396101461],
    ]);
    agrees(regularizedBeta, [
      [1e-6, 0.5, 0.5, 0.0006366198784709245],
      [0.1, 2, 3, 0.05230000000000001],
      [0.73, 150, 40, 0.02702248357929378],
      [0.5, 50000.0, 51000.0, 0.999174159898511],
      [0.999, 10, 0.3, 0.7236305864295751],
    ]);
    expect(binomialCdf(-1, 5, 0.5)).toBe(0);
    expect(binomialCdf(5, 5, 0.5)).toBe(1);
    expect(regularizedBeta(0, 2, 3)).toBe(0);
    expect(regularizedBeta(0.5, 0, 3)).toBeNaN();
  });

  it('log of gamma', () => {
    agrees(logGamma, [
      [1e-5, 11.512919692895826],
      [0.5, 0.5723649429247],
      [3.7, 1.428072326665388],
      [9.9, 12.57717990421988],
      [55.5, 166.32150615984037],
      [100000000.0, 1742068066.1038349],
    ]);
    expect(logGamma(0)).toBeNaN();
  });
});
