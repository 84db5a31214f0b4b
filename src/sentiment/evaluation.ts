import { LABELS, type Label, type LabelProbabilities } from '../core/reading.js';

/** Bins of the calibration figure; 15 is the number of Guo et al. 2017. */
const BINS = 15;

/** One text: its true label, and what the reader made of it. */
export interface Judged {
  readonly truth: Label;
  readonly label: Label;
  /** Of the reader; null leaves the text out of the calibration. */
  readonly probabilities: LabelProbabilities | null;
}

export interface LabelFigures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Texts that truly have the label. */
  readonly support: number;
}

/** Figures as scikit-learn defines them, all from 0 to 1; a division by zero gives 0. */
export interface Evaluation {
  readonly texts: number;
  readonly macroF1: number;
  readonly macroRecall: number;
  readonly accuracy: number;
  readonly labels: Readonly<Record<Label, LabelFigures>>;
  /** Texts by true label, then by the label given. */
  readonly confusion: Readonly<Record<Label, Readonly<Record<Label, number>>>>;
  /** Expected calibration error of the likeliest label's probability, 15 bins of equal width; null without probabilities. */
  readonly calibrationError: number | null;
}

/** Judges readings against true labels. */
export function evaluate(judged: readonly Judged[]): Evaluation {
  const confusion = forLabels(() => forLabels(() => 0));
  for (const { truth, label } of judged) confusion[truth][label]++;
  const given = forLabels((label) => sum(LABELS.map((truth) => confusion[truth][label])));
  const labels = forLabels((label) => {
    const right = confusion[label][label];
    const support = sum(Object.values(confusion[label]));
    const precision = ratio(right, given[label]);
    const recall = ratio(right, support);
    return { precision, recall, f1: ratio(2 * right, given[label] + support), support };
  });
  return {
    texts: judged.length,
    macroF1: sum(LABELS.map((label) => labels[label].f1)) / LABELS.length,
    macroRecall: sum(LABELS.map((label) => labels[label].recall)) / LABELS.length,
    accuracy: ratio(sum(LABELS.map((label) => confusion[label][label])), judged.length),
    labels,
    confusion,
    calibrationError: calibrationError(judged),
  };
}

function calibrationError(judged: readonly Judged[]): number | null {
  const bins = Array.from({ length: BINS }, () => ({ texts: 0, right: 0, confidence: 0 }));
  let texts = 0;
  for (const { truth, probabilities } of judged) {
    if (probabilities === null) continue;
    const label = LABELS.reduce((a, b) => (probabilities[b] > probabilities[a] ? b : a));
    const confidence = probabilities[label];
    const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))];
    if (bin === undefined) continue;
    texts++;
    bin.texts++;
    bin.right += label === truth ? 1 : 0;
    bin.confidence += confidence;
  }
  if (texts === 0) return null;
  return sum(bins.map(({ right, confidence }) => Math.abs(right - confidence))) / texts;
}

function forLabels<T>(make: (label: Label) => T): Record<Label, T> {
  return { negative: make('negative'), neutral: make('neutral'), positive: make('positive') };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
