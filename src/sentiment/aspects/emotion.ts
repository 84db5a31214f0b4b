import { EMOTIONS, type Emotion, type Label } from '../../core/reading.js';
import type { Evidence } from './evidence.js';

/** Least evidence of words that names an emotion against the polarity of the text. */
const CLEAR = 3;

/**
 * The emotion that the words show; where they show none, joy for a positive text, anger for a negative
 * one (what a dissatisfied customer feels most) and none for a neutral one.
 */
export function findEmotion(evidence: Evidence, label: Label): Emotion {
  const scores = new Map<Emotion, number>();
  for (const emotion of EMOTIONS)
    scores.set(emotion, emotion === 'none' ? 0 : weigh(evidence, emotion));
  const fitting = label === 'positive' ? 'joy' : label === 'negative' ? 'anger' : 'none';
  if (fitting !== 'none') scores.set(fitting, (scores.get(fitting) ?? 0) + 1);
  let best: Emotion = fitting;
  for (const [emotion, score] of scores) if (score > (scores.get(best) ?? 0)) best = emotion;
  const isAgainstLabel = label === 'neutral' || (best === 'joy') !== (label === 'positive');
  const score = scores.get(best) ?? 0;
  return isAgainstLabel && best !== 'surprise' && label === 'neutral' && score < CLEAR - 1
    ? 'none'
    : best;
}

function weigh(evidence: Evidence, emotion: Emotion): number {
  return evidence
    .find('emotion', emotion)
    .reduce((sum, hit) => (evidence.isNegated(hit) ? sum : sum + hit.weight), 0);
}
