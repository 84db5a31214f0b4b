import { LABELS } from '../../core/reading.js';
import { softmax } from '../polarity-model.js';
import type { HeldOutScore } from './train-language.js';

/** Limits and steps of the search: a temperature outside them would mean a broken model. */
const LOWEST = 0.05;
const HIGHEST = 10;
const STEPS = 60;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The temperature that makes the probabilities of held-out texts most likely (Guo et al. 2017), by
 * golden-section search over its logarithm; 1 where there is nothing to fit.
 */
export function fitTemperature(scores: readonly HeldOutScore[]): number {
  if (scores.length === 0) return 1;
  const loss = (logTemperature: number): number => {
    const temperature = Math.exp(logTemperature);
    let sum = 0;
    for (const { logits, truth } of scores) {
      const label = LABELS[truth];
      if (label !== undefined) sum -= Math.log(softmax(logits, temperature)[label] + 1e-12);
    }
    return sum;
  };
  let low = Math.log(LOWEST);
  let high = Math.log(HIGHEST);
  for (let step = 0; step < STEPS; step++) {
    const left = high - GOLDEN * (high - low);
    const right = low + GOLDEN * (high - low);
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}
