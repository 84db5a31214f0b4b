import { RISK_CATEGORIES, type RiskCategory } from '../../core/reading.js';
import type { Evidence } from './evidence.js';

/** Least evidence that names a risk: one clear phrase, or two vague ones. */
const LEAST_WEIGHT = 3;

/**
 * The category with the strongest evidence, or 'none'. A danger that is denied ('no es una estafa') or
 * was only feared ('pensé que era una estafa, pero') is no risk; a ban ('no contaminéis') still is one.
 */
export function findRisk(evidence: Evidence): RiskCategory {
  const found = evidence.all('risk');
  if (found.length === 0) return 'none';
  const scores = new Map<string, number>();
  const doubts = evidence.find('risk', 'doubt');
  const isRelieved = evidence.has('target', 'contrast');
  for (const hit of found) {
    if (hit.concept === 'doubt') continue;
    const isFeared = isRelieved && doubts.some(({ end }) => end <= hit.start + 1);
    if (isFeared || evidence.isNegated(hit)) continue;
    scores.set(hit.concept, (scores.get(hit.concept) ?? 0) + hit.weight);
  }
  let best: RiskCategory = 'none';
  let bestScore = LEAST_WEIGHT - 1;
  for (const category of RISK_CATEGORIES) {
    const score = scores.get(category) ?? 0;
    if (score > bestScore) {
      best = category;
      bestScore = score;
    }
  }
  return best;
}
