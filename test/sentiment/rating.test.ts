import { describe, expect, it } from 'vitest';
import { combineWithRating, likeliest, scoreOf } from '../../src/sentiment/rating.js';

const praise = { negative: 0.05, neutral: 0.15, positive: 0.8 };
const unsure = { negative: 0.3, neutral: 0.4, positive: 0.3 };

describe('combineWithRating', () => {
  it('lets the stars decide where the text is unsure', () => {
    expect(likeliest(combineWithRating(unsure, 1).probabilities)).toBe('negative');
    expect(likeliest(combineWithRating(unsure, 5).probabilities)).toBe('positive');
  });

  it('shows the disagreement of praise with one star, and none where they agree', () => {
    expect(combineWithRating(praise, 1).disagreement).toBeGreaterThan(0.6);
    expect(combineWithRating(praise, 5).disagreement).toBe(0);
  });

  it('gives probabilities that add up to 1 for ratings in and out of range', () => {
    for (const rating of [0, 1, 2.4, 3, 4, 5, 9]) {
      const { negative, neutral, positive } = combineWithRating(praise, rating).probabilities;
      expect(negative + neutral + positive).toBeCloseTo(1, 10);
    }
  });

  it('moves the score up with every star', () => {
    const scores = [1, 2, 3, 4, 5].map((stars) =>
      scoreOf(combineWithRating(unsure, stars).probabilities),
    );
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
  });
});
