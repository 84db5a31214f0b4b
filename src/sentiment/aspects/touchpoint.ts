import type { Touchpoint } from '../../core/brand.js';
import type { Label, RiskCategory } from '../../core/reading.js';
import type { Evidence } from './evidence.js';

/** A brand's own word outweighs one word of the general vocabulary. */
export const KEYWORD_WEIGHT = 5;
/** Least evidence that places a text: one word that says a little is not enough. */
const LEAST_WEIGHT = 1.5;
/** After 'pero' comes what the writer really means. */
const AFTER_CONTRAST = 1.5;

/** Where talk of a risk usually belongs; weaker than one clear word of another touchpoint. */
const RISK_TOUCHPOINTS: Readonly<Partial<Record<RiskCategory, readonly [string, number]>>> = {
  safety: ['product-service', 2.5],
  health: ['product-service', 2.5],
  legal: ['after-sales', 2],
  discrimination: ['staff', 1.5],
  fraud: ['purchase-payment', 1],
  'privacy-security': ['reputation', 2],
  'animal-welfare': ['reputation', 3],
  labour: ['reputation', 4],
  environment: ['reputation', 3.5],
};

/**
 * The touchpoint with the strongest evidence among those of the brand's map, or null.
 *
 * A text that praises or blames without naming any place speaks of the product itself, where the map
 * has it.
 */
export function placeTouchpoint(
  evidence: Evidence,
  {
    touchpoints,
    risk,
    label,
    isAboutBrand,
  }: {
    readonly touchpoints: readonly Touchpoint[];
    readonly risk: RiskCategory;
    readonly label: Label;
    readonly isAboutBrand: boolean;
  },
): string | null {
  const scores = new Map<string, number>();
  for (const { id } of touchpoints) scores.set(id, 0);
  const turn = evidence.find('target', 'contrast').at(-1)?.start ?? Number.POSITIVE_INFINITY;
  for (const { concept, weight, start } of evidence.all('touchpoint'))
    addTo(scores, concept, start > turn ? weight * AFTER_CONTRAST : weight);
  for (const { concept } of evidence.all('keyword')) addTo(scores, concept, KEYWORD_WEIGHT);
  const usual = RISK_TOUCHPOINTS[risk];
  if (usual !== undefined) addTo(scores, ...usual);
  let best: string | null = null;
  let bestScore = LEAST_WEIGHT - 1e-9;
  for (const [id, score] of scores) {
    if (score > bestScore) {
      best = id;
      bestScore = score;
    }
  }
  if (best === null && isAboutBrand && label !== 'neutral' && scores.has('product-service'))
    return 'product-service';
  return best;
}

/** Only what the brand's map has can be scored. */
function addTo(scores: Map<string, number>, id: string, weight: number): void {
  const score = scores.get(id);
  if (score !== undefined) scores.set(id, score + weight);
}
