import { describe, expect, it } from 'vitest';
import type { Label } from '../../src/core/reading.js';
import { evaluate } from '../../src/sentiment/evaluation.js';

const N = 'negative';
const U = 'neutral';
const P = 'positive';

function judge(truths: readonly Label[], labels: readonly Label[]) {
  return evaluate(
    truths.map((truth, i) => ({ truth, label: labels[i] ?? U, probabilities: null })),
  );
}

describe('evaluate', () => {
  // The values that scikit-learn's precision_recall_fscore_support and accuracy_score define, worked out by hand.
  it('gives macro-F1, macro-recall and accuracy as scikit-learn defines them', () => {
    const found = judge([N, N, N, U, U, P, P, P, P, P], [N, N, U, U, P, P, P, P, N, P]);
    expect(found.accuracy).toBeCloseTo(0.7, 10);
    expect(found.labels.negative).toMatchObject({ precision: 2 / 3, recall: 2 / 3, support: 3 });
    expect(found.labels.neutral.f1).toBeCloseTo(0.5, 10);
    expect(found.labels.positive).toMatchObject({ precision: 0.8, recall: 0.8 });
    expect(found.macroF1).toBeCloseTo((2 / 3 + 0.5 + 0.8) / 3, 10);
    expect(found.macroRecall).toBeCloseTo((2 / 3 + 0.5 + 0.8) / 3, 10);
    expect(found.confusion.positive).toEqual({ negative: 1, neutral: 0, positive: 4 });
  });

  it('counts a label that never occurs as 0, not as undefined', () => {
    const found = judge([N, N], [N, N]);
    expect(found.macroF1).toBeCloseTo(1 / 3, 10);
    expect(found.calibrationError).toBeNull();
  });

  it('finds no calibration error where four in five of the 0.8s are right, and 0.3 where half are', () => {
    const sure = { negative: 0.8, neutral: 0.1, positive: 0.1 };
    const with80 = (truths: readonly Label[]) =>
      evaluate(truths.map((truth) => ({ truth, label: N, probabilities: sure })));
    expect(with80([N, N, N, N, P]).calibrationError).toBeCloseTo(0, 10);
    expect(with80([N, N, P, P]).calibrationError).toBeCloseTo(0.3, 10);
  });
});
