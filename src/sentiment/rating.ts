import type { Label, LabelProbabilities } from '../core/reading.js';

/**
 * What each number of stars says of the label, from 1 to 5. Set by judgement, not measured: the ends
 * speak plainly, three stars are most often lukewarm and sooner a complaint than praise.
 */
const STARS: readonly LabelProbabilities[] = [
  { negative: 0.92, neutral: 0.06, positive: 0.02 },
  { negative: 0.8, neutral: 0.16, positive: 0.04 },
  { negative: 0.3, neutral: 0.5, positive: 0.2 },
  { negative: 0.06, neutral: 0.2, positive: 0.74 },
  { negative: 0.02, neutral: 0.06, positive: 0.92 },
];

/** What text and rating say together, and how far they contradict each other. */
export interface RatedPolarity {
  readonly probabilities: LabelProbabilities;
  /** 0 where they agree, up to 1 where one praises and the other condemns; lowers the confidence. */
  readonly disagreement: number;
}

/**
 * Combines the text's probabilities with a rating as two independent witnesses: they are multiplied.
 *
 * @param rating 1 to 5, rounded to whole stars; values outside are taken to the nearest end
 */
export function combineWithRating(text: LabelProbabilities, rating: number): RatedPolarity {
  const stars = STARS[Math.max(1, Math.min(5, Math.round(rating))) - 1] ?? text;
  const product = {
    negative: text.negative * stars.negative,
    neutral: text.neutral * stars.neutral,
    positive: text.positive * stars.positive,
  };
  const sum = product.negative + product.neutral + product.positive;
  const gap = scoreOf(text) * scoreOf(stars) < 0 ? Math.abs(scoreOf(text) - scoreOf(stars)) / 2 : 0;
  return {
    probabilities: {
      negative: product.negative / sum,
      neutral: product.neutral / sum,
      positive: product.positive / sum,
    },
    disagreement: gap,
  };
}

/** Positive minus negative probability, from -1 to 1. */
export function scoreOf({ positive, negative }: LabelProbabilities): number {
  return positive - negative;
}

/** The likeliest label; the earlier of `LABELS` where two are equal. */
export function likeliest({ negative, neutral, positive }: LabelProbabilities): Label {
  if (positive > negative && positive > neutral) return 'positive';
  return neutral > negative ? 'neutral' : 'negative';
}
