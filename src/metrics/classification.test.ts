import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calibration, ClassChange } from '../reports/proof-model.ts';
import { accuracy, macroF1 } from './class-scores.ts';
import { classificationReport } from './classification.ts';

// Golden values: scikit-learn 1.9.1 with numpy 2.4.6 (classification_report and f1_score with zero_division=0, confusion_matrix,
// matthews_corrcoef, balanced_accuracy_score, log_loss of 32-bit probabilities, brier_score_loss with scale_by_half=False,
// calibration_curve with 10 uniform bins, top_k_accuracy_score). Unseen classes: one label more, whose column of probabilities is 0.
// biome-ignore format: one row of the matrix a line
const probabilities = Float32Array.from([
  0.7, 0.1, 0.15, 0.05,
  0.4, 0.35, 0.2, 0.05,
  0.2, 0.5, 0.25, 0.05,
  0.1, 0.6, 0.25, 0.05,
  0.3, 0.25, 0.4, 0.05,
  0.05, 0.9, 0.03, 0.02,
  0.45, 0.05, 0.4, 0.1,
  0.08, 0.1, 0.12, 0.7,
  0.88, 0.04, 0.04, 0.04,
  0.3, 0.6, 0.05, 0.05,
]);
const predicted = Int32Array.from([0, 0, 1, 1, 0, 1, 0, 3, 0, 1]);
const classes = ['a', 'b', 'never predicted', 'without rows'];
const known = classificationReport({ truth: Int32Array.from([0, 1, 1, 1, 2, 1, 2, 0, 0, 0]), predicted, probabilities, classes });
const withUnseen = classificationReport({ truth: Int32Array.from([0, 1, -1, 1, 2, -1, 2, 0, 0, 0]), predicted, probabilities, classes });

const near = (value: unknown, digits = 12): unknown => {
  if (typeof value === 'number') return expect.closeTo(value, digits);
  if (Array.isArray(value)) return value.map((item) => near(item, digits));
  return Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, near(item, digits)]));
};

describe('classificationReport', () => {
  it('gives what scikit-learn gives, classes without rows and classes never predicted among them', () => {
    expect(known.perClass.map(({ class: _, ...scores }) => scores)).toEqual(
      near([
        { precision: 0.4, recall: 0.5, f1: 0.4444444444444444, support: 4 },
        { precision: 0.75, recall: 0.75, f1: 0.75, support: 4 },
        { precision: 0, recall: 0, f1: 0, support: 2 },
        { precision: 0, recall: 0, f1: 0, support: 0 },
      ]),
    );
    expect(known).toMatchObject({
      rows: 10,
      correct: 5,
      accuracy: 0.5,
      balancedAccuracy: near(0.4166666666666667),
      matthews: near(0.22978625750451445),
      macro: near({ precision: 0.2875, recall: 0.3125, f1: 0.2986111111111111 }),
      micro: { precision: 0.5, recall: 0.5, f1: 0.5 },
      weighted: near({ precision: 0.46, recall: 0.5, f1: 0.47777777777777775 }),
      confusion: [
        [2, 1, 0, 1],
        [1, 3, 0, 0],
        [2, 0, 0, 0],
        [0, 0, 0, 0],
      ],
    });
    expect(known.unseen).toBeUndefined();
  });

  it('counts classes the model does not know as wrong, one class more in every mean', () => {
    expect(withUnseen).toMatchObject({
      accuracy: 0.3,
      balancedAccuracy: near(0.25),
      matthews: near(0.030949223029508647),
      macro: near({ precision: 0.13, recall: 0.2, f1: 0.15555555555555553 }),
      weighted: near({ precision: 0.21, recall: 0.3, f1: 0.2444444444444444 }),
      unseen: { support: 2, predicted: [0, 2, 0, 0] },
    });
    expect(withUnseen.perClass[1]).toMatchObject({ precision: 0.25, recall: 0.5, support: 2 });
  });

  it('judges probabilities', () => {
    // scikit-learn sums 32-bit numbers, which is good for six digits.
    expect(known.probabilities).toMatchObject(near({ logLoss: 0.84059465, brier: 0.46788, top2: 0.9, top3: 0.9 }, 6) as object);
    expect(withUnseen.probabilities).toMatchObject(near({ logLoss: 3.94922066, brier: 0.74788, top2: 0.7, top3: 0.7 }, 6) as object);
  });

  it('gives equals to the first class, as the prediction does', () => {
    const tied = Float32Array.of(0.25, 0.25, 0.25, 0.25);
    const top = (label: number) =>
      classificationReport({
        truth: Int32Array.of(label),
        predicted: Int32Array.of(0),
        probabilities: tied,
        classes: ['a', 'b', 'c', 'd'],
      });
    expect([0, 1, 2, 3].map((label) => top(label).probabilities?.top2)).toEqual([1, 1, 0, 0]);
    expect([0, 1, 2, 3].map((label) => top(label).probabilities?.top3)).toEqual([1, 1, 1, 0]);
  });

  it('bins confidence: ten bins whose upper end belongs to them', () => {
    const { calibration } = known.probabilities as NonNullable<typeof known.probabilities>;
    expect(calibration.bins.map(({ count }) => count)).toEqual([0, 0, 0, 1, 3, 0, 4, 0, 2, 0]);
    expect(calibration.bins[3]).toEqual(near({ from: 0.3, to: 0.4, count: 1, confidence: 0.30000001192, accuracy: 0 }, 9));
    expect(calibration.bins[4]).toEqual(near({ from: 0.4, to: 0.5, count: 3, confidence: 0.449999998, accuracy: 1 / 3 }, 9));
    expect(calibration).toMatchObject({ ece: near(0.1470000058412552), mce: near(0.30000001192092896) });
    expect(withUnseen.probabilities?.calibration).toMatchObject({ ece: near(0.3030000001192093), mce: near(0.4499999980131785) });
  });

  it('does with one row, right or wrong', () => {
    const one = (label: number, probabilities: number[]) =>
      classificationReport({
        truth: Int32Array.of(label),
        predicted: Int32Array.of(1),
        probabilities: Float32Array.from(probabilities),
        classes: ['no', 'yes'],
      });
    const right = one(1, [0.2, 0.8]);
    expect(right).toMatchObject({ accuracy: 1, balancedAccuracy: 1, matthews: 0, macro: { f1: 1 }, weighted: { f1: 1 } });
    expect(right.probabilities).toMatchObject(near({ logLoss: 0.22314353, brier: 0.08, calibration: { ece: 0.2, mce: 0.2 } }, 6) as object);
    expect(right.probabilities).not.toHaveProperty('top2');
    expect(one(0, [0.2, 0.8])).toMatchObject({
      accuracy: 0,
      balancedAccuracy: 0,
      macro: { f1: 0 },
      probabilities: { brier: near(1.28, 6) },
    });
    // A class that was ruled out costs -ln of 2^-23, not infinity: scikit-learn 1.9.1 says 7.9711924 for this row and a sure right one.
    expect(one(0, [0, 1]).probabilities?.logLoss).toBeCloseTo(2 * 7.971192359924316, 6);
  });

  it('is zeros without rows, and JSON without null for any input', () => {
    const empty = classificationReport({
      truth: new Int32Array(),
      predicted: new Int32Array(),
      probabilities: new Float32Array(),
      classes: ['a', 'b'],
    });
    expect(empty).toMatchObject({
      rows: 0,
      accuracy: 0,
      matthews: 0,
      macro: { f1: 0 },
      probabilities: { logLoss: 0, calibration: { ece: 0 } },
    });
    expect(JSON.stringify(empty)).not.toContain('null');
    const rubbish = Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY, -1, Number.NaN);
    const odd = classificationReport({
      truth: Int32Array.of(0, -1),
      predicted: Int32Array.of(1, 0),
      probabilities: rubbish,
      classes: ['a', 'b'],
    });
    expect(JSON.stringify(odd)).not.toContain('null');
  });

  it('leaves the confusion out where it would be larger than the data', () => {
    const many = Array.from({ length: 1001 }, (_, k) => `c${k}`);
    const report = classificationReport({ truth: Int32Array.of(7), predicted: Int32Array.of(7), classes: many });
    expect(report.confusion).toEqual([]);
    expect(report.perClass[7]).toEqual({ class: 'c7', support: 1, precision: 1, recall: 1, f1: 1 });
  });

  it('gives a proof its calibration and its classes as they are', () => {
    const calibration: Calibration | undefined = known.probabilities?.calibration;
    const [baseline, recipe] = [known.perClass[0], withUnseen.perClass[0]] as const;
    const change: ClassChange | undefined = baseline && recipe && { class: baseline.class, support: baseline.support, baseline, recipe };
    expect([calibration?.bins.length, change?.baseline.recall]).toEqual([10, 0.5]);
  });
});

describe('accuracy and macroF1', () => {
  it('are the figures of the report, for any rows', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: -1, max: 4 }), fc.integer({ min: 0, max: 4 })), { maxLength: 40 });
    fc.assert(
      fc.property(rows, (pairs) => {
        const truth = Int32Array.from(pairs, ([label]) => label);
        const predicted = Int32Array.from(pairs, ([, guess]) => guess);
        const report = classificationReport({ truth, predicted, classes: ['a', 'b', 'c', 'd', 'e'] });
        expect(accuracy(truth, predicted)).toBe(report.accuracy);
        expect(macroF1(truth, predicted, 5)).toBeCloseTo(report.macro.f1, 14);
        expect(Math.abs(report.matthews)).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('refuse predictions that no class or no row fits', () => {
    expect(() => macroF1(Int32Array.of(0), Int32Array.of(3), 2)).toThrow(RangeError);
    expect(() => macroF1(Int32Array.of(0, 1), Int32Array.of(0), 2)).toThrow(RangeError);
  });
});
